//! The call through the generated client.

use flexiti_generated::{Client, Credentials, Decimal, Environment};
use std::error::Error;

/// The client, with its defaults.
pub(crate) fn client(base: &str) -> Result<Client, Box<dyn Error>> {
    let credentials = Credentials::new("flexitidemo", "secret");
    Ok(Client::merchant(Environment::Custom(base.to_owned()), credentials).build()?)
}

/// Captures; gives the amount that was captured.
pub(crate) async fn capture(client: &Client, amount: Decimal) -> Result<Option<Decimal>, Box<dyn Error + Send + Sync>> {
    let capture = client.capture_authorization(2_112_233, amount).reference("Order-1234").await?;
    Ok(capture.amount)
}
