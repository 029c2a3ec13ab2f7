//! One purchase, from the plans on offer to the return of an article.
//!
//! `cargo run --example purchase` plays both sides: a small server on this machine answers by a script. To talk to a
//! real one, give its address and an account number, and put the credentials into `FLEXITI_CLIENT_ID` and
//! `FLEXITI_CLIENT_SECRET`:
//!
//! `cargo run --example purchase -- https://posapi-training.flexiti.fi/flexiti/pos-api 116994755`

use flexiti_generated::operations::capture::CaptureAuthorizationError;
use flexiti_generated::runtime::{Credentials, Decimal, Digits, Outcome};
use flexiti_generated::types::{FinancingOption, FinancingOptionTransactionType};
use flexiti_generated::{Client, Environment};
use std::error::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (address, credentials) = match arguments.next() {
        Some(address) => (address, Credentials::from_env("FLEXITI")?),
        None => (scripted::server()?, Credentials::new("flexitidemo", "the secret of the example")),
    };
    let account = Digits::from(arguments.next().unwrap_or_else(|| "116994755".to_owned()));
    let client = Client::merchant(Environment::Custom(address), credentials).build()?;
    purchase(&client, &account).await
}

/// The token comes by itself with the first call, and is kept for the others.
async fn purchase(client: &Client, account: &Digits) -> Result<(), Box<dyn Error>> {
    let price: Decimal = "1026.47".parse()?;

    let offers = client.calculate_interest(account).amount(price).await?;
    let plan = offers.promotional_purchase.iter().flatten().next().ok_or("there is no plan for this customer")?;
    let term = plan.terms.iter().flatten().next().ok_or("the plan has no terms")?;
    let (plan_id, months) = (plan.plan_id.ok_or("the plan has no number")?, term.term.ok_or("the term has no length")?);
    println!("offered     plan {plan_id}, {months} months: {}", plan.plan_name.as_deref().unwrap_or("no name"));

    let financing =
        FinancingOption::new(FinancingOptionTransactionType::PromotionalPurchase).plan_id(plan_id).term(months);
    let authorized = client.create_authorization(account, financing, price, false).reference("Order-1234").await?;
    let authorization = authorized.authorization_id.ok_or("the answer names no authorization")?;
    println!("authorized  {price} dollars as {authorization}");

    let captured = match client.capture_authorization(&authorization, price).reference("Order-1234").await {
        Ok(captured) => captured,
        Err(error) if error.is(&CaptureAuthorizationError::AuthAmountExceeded) => {
            return Err(format!("more was captured than was authorized: {error}").into());
        }
        Err(error) => match error.outcome() {
            Outcome::NotSent | Outcome::Rejected => return Err(format!("nothing has been captured: {error}").into()),
            // The money may have moved. Never again blindly: what is known of the authorization tells.
            Outcome::Unknown => return Err(format!("look at authorization {authorization} first: {error}").into()),
        },
    };
    let capture = captured.capture_id.ok_or("the answer names no capture")?;
    println!("captured    {price} dollars as {capture}");

    let article: Decimal = "42.12".parse()?;
    let returned = client.return_capture(&authorization, &capture).amount(article).full_return(false).await?;
    let rest = returned.remaining_capture_amount.ok_or("the answer does not say what remains")?;
    println!("returned    {article} dollars; {rest} remain captured");
    Ok(())
}

/// The other side: the few answers that the program needs, one connection each.
mod scripted {
    use std::io::{self, BufRead, BufReader, Read, Write};
    use std::net::{TcpListener, TcpStream};

    /// Starts the server, and tells its address.
    pub(super) fn server() -> io::Result<String> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = format!("http://{}", listener.local_addr()?);
        std::thread::spawn(move || listener.incoming().flatten().try_for_each(|stream| serve(&stream)));
        Ok(address)
    }

    fn serve(mut stream: &TcpStream) -> io::Result<()> {
        let mut reader = BufReader::new(stream);
        let (mut request, mut line, mut length) = (String::new(), String::new(), 0);
        reader.read_line(&mut request)?;
        while reader.read_line(&mut line)? > 2 {
            let (name, value) = line.split_once(':').unwrap_or_default();
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().unwrap_or_default();
            }
            line.clear();
        }
        reader.take(length).read_to_end(&mut Vec::new())?;
        let path = request.split(' ').nth(1).unwrap_or_default();
        let body = answer(path);
        let (status, length) = (if body.is_empty() { "404 Not Found" } else { "200 OK" }, body.len());
        write!(stream, "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
    }

    fn answer(path: &str) -> &'static str {
        match path.rsplit('/').next() {
            Some("token") => r#"{"token_type":"bearer","access_token":"2d8f373a","expires_in":1200}"#,
            Some("calculate-interest") => {
                r#"{"promotional_purchase":[{"plan_id":4,"plan_name":"EMP - Regular Interest","terms":[{"term":12}]}]}"#
            }
            Some("authorization") => r#"{"authorization_id":2112233}"#,
            Some("capture") => r#"{"capture_id":346123,"amount":1026.47,"remaining_authorization_amount":0.00}"#,
            Some("return") => r#"{"return_id":998877,"amount":42.12,"remaining_capture_amount":984.35}"#,
            _ => "",
        }
    }
}
