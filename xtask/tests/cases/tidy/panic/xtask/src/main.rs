//! A program of ours meets no stranger's input.

fn main() {
    std::env::args().next().unwrap();
}
