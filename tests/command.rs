//! The command `joint-risk`: what it answers, what it refuses, and with which exit status.
#![expect(clippy::expect_used, reason = "a test whose command cannot be started has failed")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use joint_risk::{Date, assess_json, given};
use serde_json::Value;

/// Exit status, standard output and standard error.
struct Ended {
    status: Option<i32>,
    out: String,
    err: String,
}

fn joint_risk(arguments: &[&str], input: &[u8]) -> Ended {
    let mut child = Command::new(env!("CARGO_BIN_EXE_joint-risk"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command can be started");
    let mut stdin = child.stdin.take().expect("it has a standard input");
    // A command that is none ends before it has read anything.
    let _ = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().expect("the command ends");
    let text = |bytes| String::from_utf8(bytes).expect("it speaks UTF-8");
    Ended { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn assess(input: &[u8]) -> Ended {
    joint_risk(&["assess", "--today", "2026-02-01"], input)
}

fn today() -> Date {
    Date::parse("2026-02-01").expect("it is a day")
}

/// The codes of the problems in an answer, each with its field.
fn problems(answer: &str) -> Vec<(String, String)> {
    let answer: Value = serde_json::from_str(answer).expect("an answer is JSON");
    let list = answer.get("problems").and_then(Value::as_array).expect("an answer has a list of problems");
    let text =
        |problem: &Value, name: &str| problem.get(name).and_then(Value::as_str).expect("it is a text").to_owned();
    list.iter().map(|problem| (text(problem, "code"), text(problem, "field"))).collect()
}

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("a file can be written");
    path
}

#[test]
fn a_case_gives_the_canonical_text_and_a_line_break() {
    let case = "{\"reference\":\"A123 Siân\"}";
    let ended = assess(case.as_bytes());
    assert_eq!((ended.status, ended.err.as_str()), (Some(0), ""));
    assert_eq!(ended.out, assess_json(case, today()) + "\n");
    let path = file("case.json", case.as_bytes());
    let path = path.to_str().expect("its path is UTF-8");
    for arguments in [["assess", path, "--today=2026-02-01"], ["assess", "--today=2026-02-01", path]] {
        assert_eq!(joint_risk(&arguments, b"").out, ended.out);
    }
    assert_eq!(joint_risk(&["assess", "-", "--today=2026-02-01"], case.as_bytes()).out, ended.out);
}

#[test]
fn pretty_changes_the_white_space_alone() {
    let case = r#"{"reference":"a \"quoted\" {name}, [and]: a \\ "}"#;
    let ended = joint_risk(&["assess", "--pretty", "--today", "2026-02-01"], case.as_bytes());
    assert_eq!(ended.status, Some(0));
    assert!(ended.out.starts_with("{\n  \"schema\": \"joint-risk/assessment/1\",\n  \"today\": \"2026-02-01\",\n"));
    assert!(ended.out.contains("\n  \"flagged\": [],\n") && ended.out.ends_with("\n}\n"), "{}", ended.out);
    let value = |text: &str| serde_json::from_str::<Value>(text).expect("it is JSON");
    assert_eq!(value(&ended.out), value(&assess_json(case, today())));
    let plain = assess_json(case, today());
    let deepest = ended.out.lines().map(|line| line.len() - line.trim_start().len()).max();
    assert!(ended.out.lines().count() > 50 && deepest > Some(6), "not laid out");
    let tight: String = ended.out.lines().map(str::trim_start).collect::<String>().replace("\": ", "\":");
    assert_eq!(tight, plain);
}

#[test]
fn a_case_that_cannot_be_used_is_an_answer() {
    let whole = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/www/examples.json")).expect("the examples are here");
    let over = vec![b' '; given::MOST_BYTES + 1];
    for (input, code, field) in [
        (&b""[..], "malformed-json", ""),
        (b"   \n", "malformed-json", ""),
        (b"[]", "wrong-type", ""),
        (b"\"case\"", "wrong-type", ""),
        (br#"{"person":7}"#, "wrong-type", "person"),
        (br#"{"reference":"A123""#, "malformed-json", ""),
        (whole.get(..1000).unwrap_or_default(), "malformed-json", ""),
        (b"{\"reference\":\"Si\xE2n\"}", "malformed-json", ""),
        (&over, "too-large", ""),
        (&[b"\xFF".as_slice(), &over].concat(), "too-large", ""),
        ("[".repeat(17).as_bytes(), "too-deep", ""),
    ] {
        let ended = assess(input);
        let shown = String::from_utf8_lossy(input.get(..40).unwrap_or(input));
        assert_eq!((ended.status, ended.err.as_str()), (Some(0), ""), "{shown}");
        let first = problems(&ended.out).into_iter().next();
        assert_eq!(first, Some((code.to_owned(), field.to_owned())), "{shown}");
    }
    let full = [br#"{"reference":"A123"}"#.as_slice(), &vec![b' '; given::MOST_BYTES - 20]].concat();
    assert_eq!(full.len(), given::MOST_BYTES);
    assert_eq!(problems(&assess(&full).out), []);
}

#[test]
fn a_bad_day_is_misuse() {
    for day in ["", "yesterday", "2026-02-30", "1899-12-31", "2200-01-01", "01/02/2026"] {
        let ended = joint_risk(&["assess", "--today", day], b"{}");
        assert_eq!((ended.status, ended.out.as_str()), (Some(2), ""), "{day}");
        assert!(ended.err.starts_with("joint-risk: `today` must be a day, YYYY-MM-DD"), "{}", ended.err);
        assert!(ended.err.contains(&format!(": `{day}`\n")), "{}", ended.err);
    }
}

#[test]
fn a_command_that_is_none_is_misuse_and_says_what_is_wrong() {
    for (arguments, said) in [
        (&[][..], "a command is needed"),
        (&["score"], "there is no command `score`"),
        (&["assess"], "the day is missing"),
        (&["assess", "--today"], "missing argument for option '--today'"),
        (&["assess", "--today=2026-02-01", "--fast"], "invalid option '--fast'"),
        (&["assess", "--today=2026-02-01", "-x"], "invalid option '-x'"),
        (&["assess", "--today=2026-02-01", "one", "two"], "unexpected argument \"two\""),
        (&["lines", "--today=2026-02-01"], "invalid option '--today'"),
        (&["--fast"], "invalid option '--fast'"),
        (&["--bench", "many"], "cannot parse argument \"many\""),
    ] {
        let ended = joint_risk(arguments, b"{}");
        assert_eq!((ended.status, ended.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ended.err.starts_with("joint-risk: ") && ended.err.contains(said), "{arguments:?}: {}", ended.err);
        assert!(ended.err.ends_with("\n`joint-risk --help` lists the commands\n"), "{}", ended.err);
    }
}

#[test]
fn a_file_that_is_not_there_is_a_failure_that_names_it() {
    let ended = joint_risk(&["assess", "--today=2026-02-01", "no-such-file.json"], b"");
    assert_eq!((ended.status, ended.out.as_str()), (Some(1), ""));
    assert!(ended.err.starts_with("joint-risk: `no-such-file.json`: "), "{}", ended.err);
}

#[test]
fn help_and_version_are_on_standard_output() {
    for arguments in [&["--help"][..], &["-h"], &["assess", "--help"]] {
        let ended = joint_risk(arguments, b"");
        assert_eq!((ended.status, ended.err.as_str()), (Some(0), ""));
        assert!(ended.out.contains("usage: joint-risk assess --today DAY [--pretty] [FILE]"));
        assert!(ended.out.lines().all(|line| line.len() <= 80));
    }
    for flag in ["--version", "-V"] {
        assert_eq!(joint_risk(&[flag], b"").out, format!("joint-risk {}\n", joint_risk::version().release));
    }
}

#[test]
fn each_line_gives_a_line() {
    let ended = joint_risk(&["lines"], b"2026-02-01\t{}\n2025-12-31\t{\n2026-02-01\t\n");
    assert_eq!((ended.status, ended.err.as_str()), (Some(0), ""));
    let expected = [("2026-02-01", "{}"), ("2025-12-31", "{"), ("2026-02-01", "")]
        .map(|(day, case)| assess_json(case, Date::parse(day).expect("it is a day")));
    assert_eq!(ended.out.lines().collect::<Vec<_>>(), expected);
    for (input, said) in [("2026-02-01\t{}\n{}\n", "line 2: no tab"), ("soon\t{}\n", "line 1: `today` must be a day")] {
        let ended = joint_risk(&["lines"], input.as_bytes());
        assert_eq!(ended.status, Some(2));
        assert!(ended.err.contains(said), "{}", ended.err);
    }
}

#[test]
fn a_round_of_the_benchmark_is_a_number_a_line() {
    let ended = joint_risk(&["--bench", "3"], b"2026-02-01\t{}\n");
    assert_eq!(ended.status, Some(0));
    let times: Vec<u64> = ended.out.lines().map(|line| line.parse().expect("it is a number")).collect();
    assert!(times.len() == 3 && times.iter().all(|time| *time > 0), "{times:?}");
}
