//! The line that all clients share.

use flexiti_runtime::transport::ReqwestTransport;
use std::sync::LazyLock;

static LINE: LazyLock<ReqwestTransport> = LazyLock::new(|| ReqwestTransport::new().expect("TLS settings"));

/// The default transport, made once: reading the machine's certificates takes longer than all that is tested here.
pub fn line() -> ReqwestTransport {
    LINE.clone()
}
