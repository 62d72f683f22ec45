//! An exercise laid out for marking: what the engine makes of its case, of each trap and of each answer.

use crate::assessment::Engine;
use crate::case::json::{self, Node};
use crate::case::reader::{Path, Reader};
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};
use crate::training::exercise::{Value, list, member, text, whole};
use crate::training::marked::{Effect, Item, MOST_CREDIT, Marking, Verdict, VerdictReason};
use crate::training::path;
use crate::write::to_json;

/// Path of the questions of an exercise.
pub(super) const QUESTIONS: Path<'static> = Path::start("questions");

/// An exercise laid out for marking: the outcomes that it looks at, and their model values.
pub(super) struct Desk<'n, 'a> {
    engine: &'n Engine,
    exercise: &'n Node<'a>,
    pub(super) questions: &'n [Node<'a>],
    today: Date,
    case: Node<'a>,
    outcomes: Vec<&'n str>,
    model: Vec<Value>,
    problems: Vec<Problem>,
}

impl<'n, 'a> Desk<'n, 'a> {
    /// That of an exercise which has its shape.
    pub(super) fn of(engine: &'n Engine, exercise: &'n Node<'a>) -> Option<Self> {
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
    pub(super) fn check(&self, reader: &mut Reader) {
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

    /// Marks every answer.
    pub(super) fn mark(&self, answers: &[&Node<'_>], marking: &mut Marking) {
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
