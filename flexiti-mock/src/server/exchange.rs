//! A request and its answer as a line of a log: what was asked for and what came of it, and no value that was sent.

use std::{fmt, time::Duration};

use http::Method;

/// What a log may know of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exchange<'a> {
    /// The method.
    pub method: &'a Method,
    /// The path template; none where no operation has the path or the method. The path itself may hold an account.
    pub template: Option<&'a str>,
    /// The id of the operation.
    pub operation: Option<&'a str>,
    /// The status that was answered; 0 where the connection was reset.
    pub status: u16,
    /// How long it took until the answer was ready.
    pub took: Duration,
}

/// `POST    200     0.4 ms  createToken  /oauth/token`
impl fmt::Display for Exchange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milliseconds = self.took.as_secs_f64() * 1000.0;
        match self.status {
            0 => write!(f, "{:<7} reset", self.method.as_str())?,
            status => write!(f, "{:<7} {status}  ", self.method.as_str())?,
        }
        write!(f, " {milliseconds:>7.1} ms  ")?;
        match (self.operation, self.template) {
            (Some(operation), Some(template)) => write!(f, "{operation}  {template}"),
            _ => f.write_str(if self.status == 405 { "(no such method)" } else { "(no such path)" }),
        }
    }
}
