//! Marks answers: right, nearly or wrong, and what each error made of the bands.

use crate::assessment::Engine;
use crate::case::json::{self, Node};
use crate::case::reader::{Answer, Fields, Path, Reader};
use crate::problem::{Problem, ProblemCode};
use crate::training::desk::{Desk, QUESTIONS};
use crate::training::exercise::{self, list, member, text, whole};

pub use crate::training::marked::{Effect, Item, MOST_CREDIT, Marking, SCHEMA, Verdict, VerdictReason};

/// Marks the JSON text of answers by the JSON text of an exercise. An exercise is checked on the way: a model answer
/// or a trap that the engine computes otherwise is a problem.
///
/// # Example
/// ```
/// use joint_risk::{Engine, ProblemCode, training};
/// let marking = training::mark(&Engine::new(), "{", "{}");
/// let codes: Vec<ProblemCode> = marking.problems.iter().map(|problem| problem.code).collect();
/// assert_eq!(codes, [ProblemCode::MalformedJson]); // a broken exercise is an answer
/// ```
#[must_use]
pub fn mark(engine: &Engine, exercise: &str, answers: &str) -> Marking {
    let mut reader = Reader::default();
    let mut marking = Marking {
        schema: SCHEMA,
        exercise: None,
        edition: None,
        items: Vec::new(),
        outcomes: Vec::new(),
        credit: 0,
        most: 0,
        percent: 0,
        passed: false,
        seconds: 0,
        problems: Vec::new(),
    };
    work(engine, &mut reader, exercise, answers, &mut marking);
    marking.problems = reader.problems;
    marking
}

/// Goes as far as the documents allow. What cannot be used leaves its problem in the reader.
fn work(engine: &Engine, reader: &mut Reader, exercise: &str, answers: &str, marking: &mut Marking) -> Option<()> {
    let exercise = parse(reader, exercise, &exercise::EXERCISE)?;
    marking.exercise = text(&exercise, "id").map(str::to_owned);
    marking.edition = Some(whole(&exercise, "edition"));
    check_questions(reader, &exercise);
    if !reader.problems.is_empty() {
        return None;
    }
    let desk = Desk::of(engine, &exercise)?;
    desk.check(reader);
    let answers = parse(reader, answers, &exercise::ANSWERS)?;
    for (key, own) in [("exercise", "id"), ("edition", "edition")] {
        if member(&answers, key) != member(&exercise, own) {
            reader.problems.push(Problem::new(ProblemCode::Contradicts, key).against(own));
        }
    }
    let answers = read_answers(reader, member(&answers, "answers")?, desk.questions);
    if reader.problems.is_empty() {
        desk.mark(&answers, marking);
    }
    Some(())
}

/// A document, where it has its shape.
fn parse<'a>(reader: &mut Reader, text: &'a str, shape: &exercise::Shape) -> Option<Node<'a>> {
    let node = json::parse(text).map_err(|problem| reader.problems.push(*problem)).ok()?;
    exercise::check(reader, &node, shape, &Path::start(""));
    reader.problems.is_empty().then_some(node)
}

/// What the shape cannot say of questions: that no two have one name, and that answers are of the kind asked for.
fn check_questions(reader: &mut Reader, exercise: &Node<'_>) {
    let questions = list(exercise, "questions");
    for (index, question) in questions.iter().enumerate() {
        let path = QUESTIONS.entry(index);
        let id = text(question, "id");
        if questions.iter().take(index).any(|earlier| text(earlier, "id") == id) {
            reader.note(ProblemCode::Duplicate, &path.member("id"));
        }
        let computed = text(question, "computedBy") == Some("engine");
        if computed && text(question, "field").or(text(question, "outcome")).is_none() {
            reader.note(ProblemCode::Missing, &path.member("outcome"));
        }
        exercise::check_answer(reader, member(question, "model"), &path.member("model"), question);
        let traps = path.member("traps");
        for (number, trap) in list(question, "traps").iter().enumerate() {
            let trap_path = traps.entry(number);
            exercise::check_answer(reader, member(trap, "answer"), &trap_path.member("answer"), question);
        }
    }
}

/// The answers in the order of the questions.
fn read_answers<'a>(reader: &mut Reader, node: &'a Node<'a>, questions: &[Node<'_>]) -> Vec<&'a Node<'a>> {
    const NONE: &Node<'_> = &Node::Null;
    let answers = Fields::of(reader, Answer::Given(node), Path::start("answers"));
    let mut given = Vec::with_capacity(questions.len());
    for question in questions {
        let id = text(question, "id").unwrap_or_default();
        let answer = answers.take(reader, id).into_option();
        if let Some(answer) = answer {
            let path = Path::start("answers");
            let path = path.member(id);
            exercise::check(reader, answer, &exercise::GIVEN, &path);
            for key in ["value", "first"] {
                exercise::check_answer(reader, member(answer, key), &path.member(key), question);
            }
        }
        given.push(answer.unwrap_or(NONE));
    }
    answers.finish(reader);
    given
}
