//! The log at its loudest: every event and span of `tracing`, and every record of `log`, as text.
//!
//! There is one log for the whole program, for `tracing` remembers for all threads whether anybody listens to a place in
//! the code. Each thread writes to a page of its own; a test runs on one thread, with its server.

use std::cell::RefCell;
use std::io::{self, Write};
use std::sync::Once;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

thread_local! {
    static PAGE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Begins to listen.
pub(super) fn listen() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(FmtSpan::FULL)
            .with_writer(Page)
            .with_ansi(false)
            .finish();
        tracing::subscriber::set_global_default(subscriber).expect("nobody else listens");
        tracing_log::LogTracer::init().expect("nobody else listens");
    });
}

/// What this thread has logged since this was asked last.
pub(super) fn taken() -> String {
    let bytes = PAGE.with(RefCell::take);
    String::from_utf8(bytes).expect("the log is text")
}

/// Writes to the page of the thread.
struct Page;

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        PAGE.with_borrow_mut(|page| page.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Page {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        Self
    }
}
