//! Reads cases from standard input and prints their assessments, one a line.
//!
//! A line is the day, a tab and the JSON text of the case. `--bench ROUNDS` goes
//! over all of them that many times instead and prints, for every round, the
//! nanoseconds that one assessment took.

use std::error::Error;
use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::time::Instant;

use joint_risk::{Date, Engine};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => assess_lines(),
        ["--bench", rounds] => bench(rounds.parse()?),
        _ => Err("usage: joint-risk [--bench ROUNDS], with lines `day<TAB>case` on standard input".into()),
    }
}

fn assess_lines() -> Result<(), Box<dyn Error>> {
    let engine = Engine::new();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (text, today) = parse(&line)?;
        writeln!(out, "{}", engine.assess_json(text, today))?;
    }
    Ok(out.flush()?)
}

fn bench(rounds: u32) -> Result<(), Box<dyn Error>> {
    let lines = io::stdin().lock().lines().collect::<Result<Vec<_>, _>>()?;
    let cases = lines.iter().map(|line| parse(line)).collect::<Result<Vec<_>, _>>()?;
    let engine = Engine::new();
    let count = u128::try_from(cases.len())?.max(1);
    for _ in 0..rounds {
        let began = Instant::now();
        for (text, today) in &cases {
            black_box(engine.assess_json(black_box(text), black_box(*today)));
        }
        println!("{}", began.elapsed().as_nanos() / count);
    }
    Ok(())
}

fn parse(line: &str) -> Result<(&str, Date), Box<dyn Error>> {
    let (today, text) = line.split_once('\t').ok_or("a line has no tab")?;
    let today = Date::parse(today).map_err(|_| format!("`{today}` is no day"))?;
    Ok((text, today))
}
