//! The README's example runs: token, calculate-interest, authorize, capture, return.

use std::process::Command;

#[test]
fn it_tells_one_purchase() {
    let output = Command::new(env!("CARGO_BIN_EXE_purchase")).output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = [
        "offered     plan 4, 12 months: EMP - Regular Interest",
        "authorized  1026.47 dollars as 2112233",
        "captured    1026.47 dollars as 346123",
        "returned    42.12 dollars; 984.35 remain captured",
    ];
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(text.lines().collect::<Vec<_>>(), told);
}
