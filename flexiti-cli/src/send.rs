//! Sending a call, and what is said of its end.

use std::future::Future;

use flexiti_runtime::{
    Error, ErrorKind, Outcome, RandomIds, ReferenceIds,
    operation::{Call, Head},
    paging::Items,
};

use crate::{
    Status, World,
    answer::{self, Answer},
    environment::Environment,
    failure::Failure,
    interned,
    program::{Subject, print},
    settings::{self, Output, Settings},
    value::{Redaction, Tree, compact},
};

/// Sends a call and prints what is answered.
pub(crate) fn send(
    mut call: Call,
    subject: &Subject<'_>,
    settings: &Settings,
    environment: &Environment,
    redaction: &Redaction<'_>,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    announce(&mut call, subject, settings, environment, world);
    let head = Head::default();
    call.options_mut().head(&head);
    let answers = answer::Answers { subject, redaction, show_sensitive: settings.show_sensitive };
    if let (true, Some(paging)) = (settings.items, interned::paging(subject.operation, subject.shapes)) {
        return items(call.items(paging), subject, &answers, settings.output, world);
    }
    let bytes = wait(call.send_bytes::<()>())?.map_err(|error| failure(&error, subject, Some(&answers)))?;
    let status = head.status().unwrap_or_default();
    let answer = Answer { status, media_type: head.header("content-type"), bytes };
    match answers.text(&answer, settings.output) {
        Ok(Some(text)) => print(world, &text).map_err(|failure| doubtful(failure, subject)),
        Ok(None) => {
            world.say(&format!("{}: done ({status}), and nothing more is said", subject.operation.id));
            Ok(())
        }
        Err(unreadable) => {
            let text = format!("error: {} answered {status}, which cannot be read: {unreadable}", subject.operation.id);
            Err(doubtful(Failure { status: Status::No, text }, subject))
        }
    }
}

/// Gives a call that changes something the ids by which it is found again, and tells them before it leaves: whoever ends
/// the program while it waits can still ask.
fn announce(
    call: &mut Call,
    subject: &Subject<'_>,
    settings: &Settings,
    environment: &Environment,
    world: &mut World<'_>,
) {
    if subject.is_safe() {
        return;
    }
    let mut said = Vec::new();
    if settings::has_reference_id(subject.program, subject.operation) {
        let id = settings.reference_id.clone().unwrap_or_else(|| RandomIds.next());
        said.push(format!("reference id {id}"));
        call.options_mut().reference_id(id);
    }
    if subject.operation.idempotency.is_some() {
        let key = settings.idempotency_key.clone().unwrap_or_else(|| RandomIds.next());
        said.push(format!("idempotency key {key}"));
        call.options_mut().idempotency_key(key);
    }
    if !said.is_empty() {
        world.say(&format!("{} at {}: {}", subject.operation.id, environment.label(), said.join(", ")));
    }
}

/// Every item of all pages: a line of JSON for each as it comes, or one table of all.
fn items(
    mut items: Items<Tree, ()>,
    subject: &Subject<'_>,
    answers: &answer::Answers<'_>,
    output: Output,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    let runtime = runtime()?;
    let mut rows = Vec::new();
    while let Some(item) = runtime.block_on(items.next()) {
        let item = answers.item(&item.map_err(|error| failure(&error, subject, Some(answers)))?);
        match output {
            Output::Json => print(world, &compact(&item))?,
            Output::Table => rows.push(item),
        }
    }
    if output == Output::Table { print(world, &answers.rows(&rows)) } else { Ok(()) }
}

/// Waits for what a call becomes.
pub(crate) fn wait<T>(future: impl Future<Output = T>) -> Result<T, Failure> {
    runtime().map(|runtime| runtime.block_on(future))
}

fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Failure::wrong(format!("error: nothing can be sent from here: {error}")))
}

/// The end of a call that changes something and whose answer is not known.
fn doubtful(failure: Failure, subject: &Subject<'_>) -> Failure {
    if subject.is_safe() {
        return failure;
    }
    let text = format!("{}\n{} was answered as done: do not repeat it", failure.text, subject.operation.id);
    Failure { status: Status::Unknown, text }
}

/// What is said of a call that did not succeed, and the status that follows.
pub(crate) fn failure(error: &Error<()>, subject: &Subject<'_>, answers: Option<&answer::Answers<'_>>) -> Failure {
    let mut lines = vec![format!("error: {error}")];
    if let Some(meaning) = meaning(error, subject) {
        lines.push(format!("  {meaning}"));
    }
    if let Some(body) = answers.and_then(|answers| answers.refusal(error)) {
        lines.push(format!("  {body}"));
    }
    if matches!(error.kind(), ErrorKind::Invalid) {
        lines.push("  --waive-limits sends it all the same, where only a documented limit is broken".to_owned());
    }
    let status = match (error.kind(), error.outcome()) {
        (ErrorKind::Invalid | ErrorKind::Forbidden, _) => Status::Wrong,
        (_, Outcome::Unknown) if !subject.is_safe() => Status::Unknown,
        _ => Status::No,
    };
    if status == Status::Unknown {
        lines.extend(unknown(error, subject));
    }
    Failure { status, text: lines.join("\n") }
}

/// What the document says of the code, the one for this status if there is one.
fn meaning<'d>(error: &Error<()>, subject: &Subject<'d>) -> Option<&'d str> {
    let code = error.code()?;
    let codes = subject.operation.error_codes.iter().filter(|known| known.code == code);
    let is_exact = |known: &&&flexiti_description::ErrorCode| {
        error.status().is_some_and(|status| known.status == flexiti_description::Status::Exact(status))
    };
    let codes: Vec<_> = codes.collect();
    let found = codes.iter().find(is_exact).or(codes.first())?;
    found.meaning.as_deref()
}

/// Said loudly, with all by which a person goes on.
fn unknown(error: &Error<()>, subject: &Subject<'_>) -> Vec<String> {
    let operation = &subject.operation.id;
    let mut lines = vec![
        String::new(),
        "OUTCOME UNKNOWN: DO NOT REPEAT THIS COMMAND.".to_owned(),
        format!("{operation} may have been done at {}. Ask first what has happened.", error.environment()),
    ];
    if let Some(id) = error.reference_id() {
        lines.push(format!("  reference id     {id}"));
    }
    if let Some(key) = error.idempotency_key() {
        lines.push(format!("  idempotency key  {key}"));
        lines.push(format!(
            "The same arguments with --idempotency-key {key} resume this call; without it, it is made twice."
        ));
    }
    lines
}
