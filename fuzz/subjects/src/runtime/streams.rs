//! Answers that go on.

use flexiti_runtime::{
    Error,
    operation::{Call, Method, Operation},
};

use super::{
    line::{Line, answer},
    shop::Order,
};

static FOLLOW: Operation = Operation::new("follow", Method::Get, "/follow");

/// Events and lines are the same ones, however their bytes are cut.
pub(crate) fn streams(data: &[u8]) {
    let Some((&step, text)) = data.split_first() else { return };
    let response = answer(text);
    let whole = Line::new(response.clone(), usize::MAX);
    let cut = Line::new(response, usize::from(step % 16) + 1);
    assert_eq!(events(&whole), events(&cut), "events are others when they are cut");
    assert_eq!(lines(&whole), lines(&cut), "lines are others when they are cut");
}

fn events(line: &Line) -> Vec<String> {
    pollster::block_on(async {
        let call = Call::new(&line.client("https://api.example"), &FOLLOW);
        let begun: Result<_, Error<()>> = call.send_for_events::<Order, ()>().await;
        let Ok(mut events) = begun else { return vec!["refused".into()] };
        let mut found = Vec::new();
        while let Some(event) = events.next().await {
            found.push(match event {
                Ok(event) => format!("{:?} {:?} {} {:?}", event.id, event.kind, event.data, event.read()),
                Err(error) => error.to_string(),
            });
        }
        found
    })
}

fn lines(line: &Line) -> Vec<String> {
    pollster::block_on(async {
        let call = Call::new(&line.client("https://api.example"), &FOLLOW);
        let begun: Result<_, Error<()>> = call.send_for_lines::<Order, ()>().await;
        let Ok(mut lines) = begun else { return vec!["refused".into()] };
        let mut found = Vec::new();
        while let Some(line) = lines.next().await {
            found.push(match line {
                Ok(order) => format!("{order:?}"),
                Err(error) => error.to_string(),
            });
        }
        found
    })
}
