//! Prints the TypeScript of what the engine answers; `tools/assessment.mjs` makes types/assessment.d.ts of it.

fn main() {
    print!("{}", joint_risk::types::declarations());
}
