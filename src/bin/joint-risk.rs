//! The command: a case in, its assessment out, by the same engine and with the same bytes as in every other build.

use std::fs::File;
use std::hint::black_box;
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use joint_risk::{Date, Engine, given};
use lexopt::prelude::{Long, Short, Value, ValueExt};

const HELP: &str = "\
Scores Risk Matrix 2000 and OASys together and works out every date.

usage: joint-risk assess --today DAY [--pretty] [FILE]
       joint-risk lines [FILE]
       joint-risk --bench ROUNDS
       joint-risk --help | --version

assess   reads a case as JSON from FILE, or from standard input where there is
         none or it is `-`, and prints the assessment as JSON in one line. A
         case that cannot be used is an answer as well: its `problems` say why.
lines    does so for many: each line is a day, a tab and the JSON of a case in
         one line, and each gives one line.

--today DAY      the day of the assessment, YYYY-MM-DD. There is no clock in
                 here: it has to be said.
--pretty         over many lines, indented by two spaces
--bench ROUNDS   reads what `lines` reads and prints, for every round over all
                 of it, how many nanoseconds one assessment took

exit status: 0 an answer; 1 something could not be read or written; 2 a command
that is none
";

/// Why there is no answer.
enum Failure {
    /// The command is none: exit status 2.
    Misuse(String),
    /// Something could not be read or written: exit status 1.
    Io(String, io::Error),
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Misuse(error.to_string())
    }
}

/// What was asked for.
enum Command {
    Help,
    Version,
    Assess { today: Date, pretty: bool, file: Option<PathBuf> },
    Lines { file: Option<PathBuf> },
    Bench { rounds: u32 },
}

fn main() -> ExitCode {
    match command().and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the answer has had enough of it, as `head` has.
        Err(Failure::Io(_, error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(what, error)) => {
            eprintln!("joint-risk: {what}: {error}");
            ExitCode::from(1)
        }
        Err(Failure::Misuse(message)) => {
            eprintln!("joint-risk: {message}\n`joint-risk --help` lists the commands");
            ExitCode::from(2)
        }
    }
}

fn command() -> Result<Command, Failure> {
    let misuse = |message: &str| Failure::Misuse(message.to_owned());
    let mut arguments = lexopt::Parser::from_env();
    let name = match arguments.next()? {
        Some(Long("help") | Short('h')) => return Ok(Command::Help),
        Some(Long("version") | Short('V')) => return Ok(Command::Version),
        Some(Long("bench")) => return Ok(Command::Bench { rounds: arguments.value()?.parse()? }),
        Some(Value(name)) if name == "assess" || name == "lines" => name,
        Some(Value(name)) => return Err(Failure::Misuse(format!("there is no command `{}`", name.to_string_lossy()))),
        Some(other) => return Err(other.unexpected().into()),
        None => return Err(misuse("a command is needed, as `assess`")),
    };
    let (mut today, mut pretty, mut file) = (None, false, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("today") if name == "assess" => {
                today = Some(given::today(&arguments.value()?.string()?).map_err(Failure::Misuse)?);
            }
            Long("pretty") if name == "assess" => pretty = true,
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    if name == "lines" {
        return Ok(Command::Lines { file });
    }
    let today = today.ok_or_else(|| misuse("the day is missing, as `--today 2026-02-01`"))?;
    Ok(Command::Assess { today, pretty, file })
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Help => print(HELP),
        Command::Version => print(&format!("joint-risk {}\n", joint_risk::version().release)),
        Command::Assess { today, pretty, file } => assess(today, pretty, file.as_deref()),
        Command::Lines { file } => lines(file.as_deref()),
        Command::Bench { rounds } => bench(rounds),
    }
}

fn assess(today: Date, pretty: bool, file: Option<&Path>) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    // One byte too many is enough for the answer that it is too large.
    let most = u64::try_from(given::MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    input(file)?.take(most).read_to_end(&mut bytes).map_err(|error| unread(file, error))?;
    let answer = Engine::new().assess_json(&given::text(&bytes), today);
    print(&(if pretty { indented(&answer) } else { answer } + "\n"))
}

fn lines(file: Option<&Path>) -> Result<(), Failure> {
    let engine = Engine::new();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (number, line) in io::BufReader::new(input(file)?).split(b'\n').enumerate() {
        let line = line.map_err(|error| unread(file, error))?;
        let (today, case) = parts(&line, number)?;
        writeln!(out, "{}", engine.assess_json(&given::text(case), today)).map_err(unwritten)?;
    }
    out.flush().map_err(unwritten)
}

fn bench(rounds: u32) -> Result<(), Failure> {
    let lines: Result<Vec<_>, _> = io::stdin().lock().split(b'\n').collect();
    let lines = lines.map_err(|error| unread(None, error))?;
    let cases = lines.iter().enumerate().map(|(number, line)| {
        let (today, case) = parts(line, number)?;
        Ok((today, given::text(case)))
    });
    let cases = cases.collect::<Result<Vec<_>, Failure>>()?;
    let engine = Engine::new();
    let count = u128::try_from(cases.len()).unwrap_or(u128::MAX).max(1);
    for _ in 0..rounds {
        let began = Instant::now();
        for (today, case) in &cases {
            black_box(engine.assess_json(black_box(case), black_box(*today)));
        }
        print(&format!("{}\n", began.elapsed().as_nanos() / count))?;
    }
    Ok(())
}

/// The day and the case of a line.
fn parts(line: &[u8], number: usize) -> Result<(Date, &[u8]), Failure> {
    let wrong = |message: String| Failure::Misuse(format!("line {}: {message}", number + 1));
    let tab = line.iter().position(|byte| *byte == b'\t').and_then(|tab| line.split_at_checked(tab));
    let (today, case) = tab.ok_or_else(|| wrong("no tab between the day and the case".to_owned()))?;
    let today = given::today(&given::text(today)).map_err(wrong)?;
    Ok((today, case.get(1..).unwrap_or_default()))
}

/// JSON over many lines, in the form that `JSON.stringify(value, null, 2)` has.
fn indented(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let mut characters = json.chars().peekable();
    while let Some(character) = characters.next() {
        if quoted {
            out.push(character);
            quoted = escaped || character != '"';
            escaped = !escaped && character == '\\';
            continue;
        }
        let line = |out: &mut String, depth: usize| {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", depth));
        };
        match character {
            '{' | '[' => {
                out.push(character);
                if let Some(close) = characters.next_if(|next| matches!(next, '}' | ']')) {
                    out.push(close);
                } else {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(character);
            }
            ',' => {
                out.push(character);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => {
                quoted = character == '"';
                out.push(character);
            }
        }
    }
    out
}

/// The named file, or standard input.
fn input(file: Option<&Path>) -> Result<Box<dyn Read>, Failure> {
    match file {
        Some(path) if path != Path::new("-") => Ok(Box::new(File::open(path).map_err(|error| unread(file, error))?)),
        _ => Ok(Box::new(io::stdin().lock())),
    }
}

fn unread(file: Option<&Path>, error: io::Error) -> Failure {
    let what = file.map_or_else(|| "standard input".to_owned(), |path| format!("`{}`", path.display()));
    Failure::Io(what, error)
}

fn unwritten(error: io::Error) -> Failure {
    Failure::Io("standard output".to_owned(), error)
}

fn print(text: &str) -> Result<(), Failure> {
    io::stdout().lock().write_all(text.as_bytes()).map_err(unwritten)
}
