//! One purchase, from the plans on offer to the return of an article.
//!
//! `cargo run --features mock --example purchase` plays both sides: the sandbox answers, a server of this API in the same
//! process. To talk to a real one, give its address and an account number, and put the credentials into
//! `FLEXITI_CLIENT_ID` and `FLEXITI_CLIENT_SECRET`:
//!
//! `cargo run --features mock --example purchase -- https://posapi-training.flexiti.fi/flexiti/pos-api 116994755`

use flexiti_generated::operations::capture::CaptureAuthorizationError;
use flexiti_generated::runtime::{Credentials, Decimal, Digits, Outcome};
use flexiti_generated::types::{FinancingOption, FinancingOptionTransactionType};
use flexiti_generated::mock::MockServer;
use flexiti_generated::{Client, Environment};
use std::error::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    if let Some(address) = arguments.next() {
        let client = Client::merchant(Environment::Custom(address), Credentials::from_env("FLEXITI")?).build()?;
        return purchase(&client, &arguments.next().ok_or("whose account?")?.into()).await;
    }
    let sandbox = MockServer::start().await?;
    let client = sandbox.merchant().build()?;
    purchase(&client, &Digits::from("116994755")).await?;
    in_doubt(&client, &Digits::from("505")).await
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

/// An authorization of the sandbox whose captures are done, but whose answer does not come in time.
async fn in_doubt(client: &Client, authorization: &Digits) -> Result<(), Box<dyn Error>> {
    let before = client.get_authorization(authorization).await?;
    match client.capture_authorization(authorization, "25.00".parse::<Decimal>()?).await {
        Err(error) if error.outcome() == Outcome::Unknown => println!("\nin doubt    {error}"),
        _ => return Err("the sandbox has answered after all".into()),
    }
    let after = client.get_authorization(authorization).await?;
    let of = |amount: Option<Decimal>| amount.map_or_else(|| "?".to_owned(), |amount| amount.to_string());
    println!("asked       {} were captured before, {} now", of(before.captured_amount), of(after.captured_amount));
    Ok(())
}
