//! The test that the README shows.

use flexiti_generated::mock::{Fault, MockServer, Operation};
use flexiti_generated::{Decimal, Outcome};

#[tokio::test]
async fn a_lost_answer_is_looked_into() -> Result<(), Box<dyn std::error::Error>> {
    let server = MockServer::start().await?;
    let client = server.merchant().build()?;
    server.fault(Operation::CaptureAuthorization, Fault::Reset);
    let amount: Decimal = "10.00".parse()?;
    let error = client.capture_authorization("700", amount).await.err().ok_or("the line was to break")?;
    assert_eq!(error.outcome(), Outcome::Unknown);
    server.expect(Operation::CaptureAuthorization).times(1);
    server.verify()?;
    Ok(())
}
