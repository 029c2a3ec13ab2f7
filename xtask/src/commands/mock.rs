//! `cargo xtask mock`: a server that answers as a document says.

use std::{fs, path::PathBuf};

use anstyle::{AnsiColor, Style};
use flexiti_codegen::describe::describe;
use flexiti_mock::{Description, Exchange, Server, StartError, scenario::Scenario};

use crate::{
    document::Chosen,
    named_file::must_open,
    outcome::{Answer, Failure},
    terminal::{note, result},
    workspace::Workspace,
};

/// Options of `mock`.
#[derive(clap::Args)]
#[command(after_help = "\
The address is printed to standard output as soon as the server answers there; a line for each request goes to standard
error, without any value that was sent. Ctrl-C ends it. For programs beside it:

  GET  /_mock/state      what the scenario remembers
  POST /_mock/reset      everything begins anew
  POST /_mock/clock      {\"advance-seconds\": 1200}
  GET  /_mock/requests   what came, and what was wrong with it

Exit status: 0 ended by Ctrl-C, 2 the document, the scenario or the address is no good.

Examples:
  cargo xtask mock
  cargo xtask mock --listen 0.0.0.0:8080 petstore.yaml
  curl -H 'Prefer: code=404' http://127.0.0.1:4010/pets/7")]
pub(crate) struct Args {
    #[command(flatten)]
    document: Chosen,
    /// Where to listen; port 0 is a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:4010")]
    listen: String,
    /// What the operations do [default: the scenario of the pinned document; of another one, nothing]
    #[arg(long, value_name = "FILE")]
    scenario: Option<PathBuf>,
}

/// Serves until it is interrupted.
pub(crate) fn run(args: Args) -> Result<Answer, Failure> {
    let workspace = Workspace::here();
    let sources = args.document.sources(&workspace);
    let is_pinned = sources.path == workspace.document();
    let own = Some(workspace.scenario()).filter(|own| is_pinned && own.exists());
    let scenario = args.scenario.or(own);
    scenario.iter().try_for_each(|file| must_open(file))?;
    // The text and the model go here: a description is all that is served.
    let description = describe(sources.read()?.accepted()?);
    let scenario = scenario.map(|path| play(&path, &description)).transpose()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::Said(format!("no threads to serve with: {error}")))?;
    runtime.block_on(serve(description, scenario, args.listen))
}

/// The scenario of a file, which must know no operation that the document does not have.
fn play(path: &PathBuf, description: &Description) -> Result<Scenario, Failure> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| Failure::Said(format!("`{shown}` cannot be read: {error}")))?;
    let operations: Vec<&str> = description.operations.iter().map(|operation| operation.id.as_str()).collect();
    Scenario::from_yaml_for(&text, &operations).map_err(|errors| Failure::Said(format!("`{shown}`: {errors}")))
}

async fn serve(description: Description, scenario: Option<Scenario>, listen: String) -> Result<Answer, Failure> {
    let (title, operations) = (format!("{} {}", description.title, description.version), description.operations.len());
    let played = scenario.as_ref().map(|scenario| scenario.operations().count());
    let mut builder = Server::builder(description).listen(listen).log(|exchange| note(line(exchange)));
    if let Some(scenario) = scenario {
        builder = builder.scenario(scenario);
    }
    // Heard from before anybody can know that the server is there.
    let interrupted = interrupted();
    let server = builder.start().await.map_err(refused)?;
    let played = played.map_or_else(|| "by example".to_owned(), |played| format!("{played} of them by the scenario"));
    let noun = if operations == 1 { "operation" } else { "operations" };
    note(format_args!("{title}: {operations} {noun}, {played}; Ctrl-C ends it"));
    result(server.url());
    interrupted.await;
    note("stopping");
    server.stop().await;
    Ok(Answer::Yes)
}

fn refused(error: StartError) -> Failure {
    Failure::Said(format!("{error}; another address: --listen 127.0.0.1:0"))
}

/// An exchange in colours: what went well is quiet.
fn line(exchange: &Exchange<'_>) -> String {
    let style = match exchange.status {
        200..400 => Style::new(),
        400..500 => AnsiColor::Yellow.on_default(),
        _ => AnsiColor::Red.on_default(),
    };
    format!("{style}{exchange}{style:#}")
}

/// Ends when somebody wants the server to end: at the terminal, or by the system's request. It listens from now on, not
/// only when it is waited for.
#[cfg(unix)]
fn interrupted() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (interrupt, terminate) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
    async move {
        match (interrupt, terminate) {
            (Ok(mut interrupt), Ok(mut terminate)) => {
                tokio::select! {
                    _ = interrupt.recv() => {}
                    _ = terminate.recv() => {}
                }
            }
            // Where nothing can be heard, the server runs until the system ends it.
            _ => std::future::pending().await,
        }
    }
}

#[cfg(not(unix))]
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
