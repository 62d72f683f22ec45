//! Marks answers: right, nearly or wrong, and what each error made of the bands.

use serde::Serialize;

use crate::assessment::Engine;
use crate::case::json::{self, Node};
use crate::case::reader::{Answer, Fields, Path, Reader};
use crate::code::codes;
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};
use crate::training::exercise::{self, Value, list, member, text, whole};
use crate::training::path;
use crate::write::to_json;

/// Schema of a marking.
pub const SCHEMA: &str = "joint-risk/marking/1";

/// Credit of a right answer, in quarters of a mark.
///
/// # Source
/// Our convention: right 4, nearly 2, wrong 0; a second attempt earns half, and a hint costs 1.
pub const MOST_CREDIT: i64 = 4;

codes! {
    /// What an answer is worth.
    pub enum Verdict {
        /// The model answer.
        Right = "right",
        /// Close, or right for the wrong reason.
        Nearly = "nearly",
        /// Another answer.
        Wrong = "wrong",
        /// No answer.
        Unanswered = "unanswered",
    }
}

codes! {
    /// Why an answer is nearly right, or how it came to be wrong.
    pub enum VerdictReason {
        /// The band next to the right one.
        AdjacentBand = "adjacent-band",
        /// The right band, with an answer below it that is wrong.
        WrongReason = "wrong-reason",
        /// What the person's own earlier answers give: the error lies there.
        FollowsFromEarlier = "follows-from-earlier",
    }
}

/// What an answer makes of an outcome.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "OutcomeEffect"))]
pub struct Effect {
    /// Path in the assessment.
    pub outcome: String,
    /// With the model answer.
    pub model: Value,
    /// With the answer given, all else right.
    pub given: Value,
}

/// One question, marked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "MarkedItem"))]
pub struct Item {
    /// Its identifier.
    pub question: String,
    /// What the answer is worth.
    pub verdict: Verdict,
    /// Why it is nearly right, or how it came to be wrong.
    pub because: Option<VerdictReason>,
    /// Quarters of a mark earned.
    pub credit: i64,
    /// The model answer.
    pub model: Value,
    /// The answer given last.
    pub given: Option<Value>,
    /// The answer given first, where there was a second attempt.
    pub first: Option<Value>,
    /// A hint was taken.
    pub hint: bool,
    /// Seconds that it took.
    pub seconds: Option<i64>,
    /// Place of the trap that it fell into, from 0.
    pub trap: Option<usize>,
    /// What the error made of the outcomes that the question bears on.
    pub effects: Vec<Effect>,
}

/// Everything that marking gives. With a problem there are no items.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Marking {
    /// Its schema.
    #[cfg_attr(feature = "types", ts(type = "\"joint-risk/marking/1\""))]
    pub schema: &'static str,
    /// Identifier of the exercise; none where it could not be read.
    pub exercise: Option<String>,
    /// Its edition.
    pub edition: Option<i64>,
    /// Every question, in order; none where there is a problem.
    pub items: Vec<Item>,
    /// What all the answers together make of every outcome.
    pub outcomes: Vec<Effect>,
    /// Quarters of a mark earned: right 4, nearly 2; a second attempt earns half, a hint costs 1.
    pub credit: i64,
    /// Quarters of a mark that could be earned.
    pub most: i64,
    /// Whole percent earned, rounded down, so that nobody passes by rounding.
    pub percent: i64,
    /// Whether the pass mark was reached.
    pub passed: bool,
    /// Seconds that all of it took.
    pub seconds: i64,
    /// Why something could not be used.
    pub problems: Vec<Problem>,
}

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

/// Path of the questions of an exercise.
const QUESTIONS: Path<'static> = Path::start("questions");

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

/// An exercise laid out for marking: the outcomes that it looks at, and their model values.
struct Desk<'n, 'a> {
    engine: &'n Engine,
    exercise: &'n Node<'a>,
    questions: &'n [Node<'a>],
    today: Date,
    case: Node<'a>,
    outcomes: Vec<&'n str>,
    model: Vec<Value>,
    problems: Vec<Problem>,
}

impl<'n, 'a> Desk<'n, 'a> {
    fn of(engine: &'n Engine, exercise: &'n Node<'a>) -> Option<Self> {
        let questions = list(exercise, "questions");
        let today = Date::parse(text(exercise, "today")?).ok()?;
        let mut outcomes: Vec<&str> = Vec::new();
        let mut case = member(exercise, "case")?.clone();
        for question in questions {
            if let Some(field) = text(question, "field") {
                path::set(&mut case, field, Value::of(member(question, "model")).0);
            }
            outcomes.extend(text(question, "outcome"));
            outcomes.extend(list(question, "moves").iter().filter_map(as_text));
        }
        let mut once: Vec<&str> = Vec::new();
        for outcome in outcomes {
            if !once.contains(&outcome) {
                once.push(outcome);
            }
        }
        let mut desk =
            Self { engine, exercise, questions, today, case, outcomes: once, model: Vec::new(), problems: Vec::new() };
        (desk.model, desk.problems) = desk.assess(desk.case.clone());
        Some(desk)
    }

    /// What a case makes of every outcome. It is assessed as any case is, and read as any reader of the text would.
    fn assess(&self, case: Node<'_>) -> (Vec<Value>, Vec<Problem>) {
        let assessment = self.engine.assess_node(case, self.today);
        let text = to_json(&assessment);
        let read = json::parse(&text).unwrap_or(Node::Null);
        let values = self.outcomes.iter().map(|outcome| Value::of(path::find(&read, outcome))).collect();
        (values, assessment.problems)
    }

    fn value<'v>(&self, values: &'v [Value], outcome: Option<&str>) -> Option<&'v Value> {
        let place = self.outcomes.iter().position(|known| Some(*known) == outcome)?;
        values.get(place)
    }

    /// Holds the model answers and the traps against what the engine computes.
    fn check(&self, reader: &mut Reader) {
        for problem in &self.problems {
            let mut problem = problem.clone();
            problem.field.insert_str(0, if problem.field.is_empty() { "case" } else { "case." });
            reader.problems.push(problem);
        }
        for (index, question) in self.questions.iter().enumerate() {
            let path = QUESTIONS.entry(index);
            let outcome = text(question, "outcome");
            let model = Value::of(member(question, "model"));
            let hold =
                |reader: &mut Reader, values: &[Value], outcome: Option<&str>, expected: &Value, field: &Path<'_>| {
                    if let Some(computed) = self.value(values, outcome)
                        && computed != expected
                    {
                        let outcome = Path::start(outcome.unwrap_or_default());
                        reader.note_against(ProblemCode::Contradicts, field, &outcome);
                    }
                };
            hold(reader, &self.model, outcome, &model, &path.member("model"));
            let traps = path.member("traps");
            for (number, trap) in list(question, "traps").iter().enumerate() {
                let field = traps.entry(number);
                let answer = Value::of(member(trap, "answer"));
                if answer == model {
                    reader.note_against(ProblemCode::Contradicts, &field.member("answer"), &path.member("model"));
                }
                let mut case = self.case.clone();
                let mistakes = member(trap, "with");
                if let Some(Node::Object(mistakes)) = mistakes {
                    for mistake in mistakes {
                        path::set(&mut case, &mistake.key, Value::of(Some(&mistake.value)).0);
                    }
                }
                if let Some(field) = text(question, "field") {
                    path::set(&mut case, field, answer.0.clone());
                }
                let values = self.assess(case).0;
                if let Some(gives) = member(trap, "gives") {
                    let moved = list(question, "moves").first().and_then(as_text);
                    hold(reader, &values, moved, &Value::of(Some(gives)), &field.member("gives"));
                }
                if mistakes.is_some() {
                    hold(reader, &values, outcome, &answer, &field.member("answer"));
                }
            }
        }
    }

    fn mark(&self, answers: &[&Node<'_>], marking: &mut Marking) {
        let mut own = self.case.clone();
        for (question, answer) in self.questions.iter().zip(answers) {
            if let Some(field) = text(question, "field") {
                path::set(&mut own, field, Value::of(member(answer, "value")).0);
            }
        }
        let own = self.assess(own).0;
        for (question, answer) in self.questions.iter().zip(answers) {
            let item = self.item(question, answer, answers, &own);
            marking.credit += item.credit;
            marking.most += MOST_CREDIT;
            marking.seconds += item.seconds.unwrap_or(0);
            marking.items.push(item);
        }
        marking.outcomes = self.compared(own, &|_| true);
        marking.percent = marking.credit * 100 / marking.most.max(1);
        marking.passed = marking.percent >= whole(self.exercise, "passMark");
    }

    fn item(&self, question: &Node<'_>, answer: &Node<'_>, answers: &[&Node<'_>], own: &[Value]) -> Item {
        let value = |key: &str| member(answer, key).map(|node| Value::of(Some(node)));
        let (given, first) = (value("value"), value("first"));
        let model = Value::of(member(question, "model"));
        let outcome = text(question, "outcome");
        let (mut verdict, mut because) = (Verdict::Wrong, None);
        match &given {
            None => verdict = Verdict::Unanswered,
            Some(value) if *value == model => {
                verdict = Verdict::Right;
                // A right band on a wrong answer is luck.
                let rests = self.questions.iter().zip(answers).any(|(below, answer)| {
                    list(below, "moves").iter().any(|moved| outcome.is_some() && as_text(moved) == outcome)
                        && member(answer, "value")
                            .is_some_and(|given| Value::of(Some(given)) != Value::of(member(below, "model")))
                });
                if rests && model.band().is_some() {
                    (verdict, because) = (Verdict::Nearly, Some(VerdictReason::WrongReason));
                }
            }
            Some(value) => {
                let ranks = value.band().zip(model.band()).map(|(a, b)| a.rank().abs_diff(b.rank()));
                if ranks == Some(1) {
                    (verdict, because) = (Verdict::Nearly, Some(VerdictReason::AdjacentBand));
                } else if self.value(own, outcome) == Some(value) {
                    because = Some(VerdictReason::FollowsFromEarlier);
                }
            }
        }
        let hint = member(answer, "hint") == Some(&Node::Bool(true));
        let mut effects = Vec::new();
        if let Some(field) = text(question, "field").filter(|_| given.as_ref() != Some(&model)) {
            let mut case = self.case.clone();
            path::set(&mut case, field, Value::of(member(answer, "value")).0);
            let moves = list(question, "moves");
            effects = self
                .compared(self.assess(case).0, &|outcome| moves.iter().any(|moved| as_text(moved) == Some(outcome)));
        }
        let mut traps = list(question, "traps").iter();
        Item {
            question: text(question, "id").unwrap_or_default().to_owned(),
            verdict,
            because,
            credit: credit(verdict, first.is_some(), hint),
            trap: traps.position(|trap| member(trap, "answer").map(|node| Value::of(Some(node))) == given),
            model,
            given,
            first,
            hint,
            seconds: member(answer, "seconds").map(|_| whole(answer, "seconds")),
            effects,
        }
    }

    /// The outcomes that `wanted` wants, with their model values and others.
    fn compared(&self, values: Vec<Value>, wanted: &dyn Fn(&str) -> bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        for ((outcome, model), given) in self.outcomes.iter().zip(&self.model).zip(values) {
            if wanted(outcome) {
                effects.push(Effect { outcome: (*outcome).to_owned(), model: model.clone(), given });
            }
        }
        effects
    }
}

fn as_text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match node {
        Node::Text(text) => Some(text),
        _ => None,
    }
}

/// Quarters of a mark that an answer earns.
fn credit(verdict: Verdict, second_attempt: bool, hint: bool) -> i64 {
    let full = match verdict {
        Verdict::Right => MOST_CREDIT,
        Verdict::Nearly => MOST_CREDIT / 2,
        Verdict::Wrong | Verdict::Unanswered => return 0,
    };
    let tried = if second_attempt { full / 2 } else { full };
    (tried - i64::from(hint)).max(0)
}
