//! The README's example runs: token, calculate-interest, authorize, capture, return, and a capture whose answer is lost.

use std::process::Command;

#[test]
fn it_tells_one_purchase() {
    let output = Command::new(env!("CARGO_BIN_EXE_purchase")).output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = [
        "offered     plan 4, 3 months: EMP - Regular Interest",
        "authorized  1026.47 dollars as 100001",
        "captured    1026.47 dollars as 300001",
        "returned    42.12 dollars; 984.35 remain captured",
        "in doubt    captureAuthorization at 127.0.0.1:",
        "asked       100.0 dollars were left before, 75.0 are now: it was captured",
    ];
    let text = String::from_utf8_lossy(&output.stdout);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), told.len(), "{text}");
    // The port is a free one, and the reference id new.
    lines.iter().zip(told).for_each(|(line, told)| assert!(line.starts_with(told), "{line}\n{told}"));
}
