//! Reads cases from standard input, one JSON text a line, and prints their assessments.
fn main() {}
