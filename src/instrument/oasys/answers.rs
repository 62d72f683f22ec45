//! Holds each answer against its question, and keeps what can be used.

use super::questions::{self, Choice, Question, QuestionKind};
use crate::case::OasysAnswers;
use crate::case::json::Node;
use crate::case::reader::{Answer, Path, Reader, one_by_one};
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};
use crate::write::push_whole;

/// Path of the answers.
const FORM: &str = "oasys.answers";
/// Most characters of a text.
const LONGEST: usize = 4000;

/// Most options of a list.
const OPTIONS: usize = 32;

const _: () = {
    let mut rest = questions::all();
    while let [question, tail @ ..] = rest {
        assert!(question.options.len() <= OPTIONS, "a question has more options than a list of ticks");
        rest = tail;
    }
};

/// The ticks of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticked {
    options: &'static [Choice],
    /// Whether each option is ticked, in the form's order.
    ticked: [bool; OPTIONS],
}

impl Ticked {
    /// Whether `code` is ticked.
    #[must_use]
    pub fn has(self, code: &str) -> bool {
        place_of(self.options, code).and_then(|place| self.ticked.get(place).copied()).unwrap_or(false)
    }

    /// Whether nothing is.
    #[must_use]
    pub fn is_empty(self) -> bool {
        !self.ticked.contains(&true)
    }
}

/// A checked answer, as the instruments of the form read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetAnswer {
    /// Not answered.
    Missing,
    /// It has a problem, which is listed.
    Refused,
    /// An option; that with the code `M` is "missing" where the form has it.
    Code(&'static Choice),
    /// A count or an age.
    Whole(u16),
    /// A day.
    Day(Date),
    /// A list of codes.
    Ticked(Ticked),
    /// Words.
    Text,
}

/// Every checked answer of the form, by question: checked once, for whoever reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet(Vec<SheetAnswer>);

impl Sheet {
    /// The answer to the question with this number; `Missing` where there is no such question.
    #[must_use]
    pub fn answer(&self, question: &str) -> SheetAnswer {
        questions::position(question).map_or(SheetAnswer::Missing, |place| self.at(place))
    }

    /// The answer to the question at this place of the form.
    pub(in crate::instrument) fn at(&self, place: usize) -> SheetAnswer {
        self.0.get(place).copied().unwrap_or(SheetAnswer::Missing)
    }

    /// Every question in the form's order, with its answer.
    pub(super) const fn entries(&self) -> Entries<'_> {
        Entries { sheet: self, place: 0 }
    }
}

/// What is still to be read of a sheet.
pub(super) struct Entries<'a> {
    sheet: &'a Sheet,
    place: usize,
}

impl Entries<'_> {
    /// The next question and its answer; `None` where the next one is of no section of `sections`.
    pub(super) fn next_of(&mut self, sections: &[u8]) -> Option<(&'static Question, SheetAnswer)> {
        let question = questions::all().get(self.place)?;
        if !sections.contains(&question.section) {
            return None;
        }
        let answer = self.sheet.at(self.place);
        self.place += 1;
        Some((question, answer))
    }
}

/// Path of the answer to the question with this number.
pub(super) fn path(question: &str) -> String {
    Path::start(FORM).key(question).text()
}

/// Holds every answer against its question.
pub(super) fn check(answers: &OasysAnswers, problems: &mut Vec<Problem>) -> Sheet {
    let unanswered = if answers.answers_refused { SheetAnswer::Refused } else { SheetAnswer::Missing };
    let mut sheet = vec![unanswered; questions::all().len()];
    let mut reader = Reader::default();
    let form = Path::start(FORM);
    for (number, answer) in answers.answers.each() {
        let path = form.key(number);
        let place = questions::position(number);
        let known = place.and_then(|place| Some((questions::all().get(place)?, sheet.get_mut(place)?)));
        let Some((question, checked)) = known else {
            reader.note(ProblemCode::UnknownQuestion, &path);
            continue;
        };
        *checked = match answer.and_then(|raw| check_answer(&mut reader, question, raw, &path)) {
            Answer::Missing => SheetAnswer::Missing,
            Answer::Refused => SheetAnswer::Refused,
            Answer::Given(answer) => answer,
        };
    }
    problems.append(&mut reader.problems);
    Sheet(sheet)
}

fn check_answer(reader: &mut Reader, question: &Question, raw: &Node<'_>, path: &Path<'_>) -> Answer<SheetAnswer> {
    let given = |answer| Answer::Given(answer);
    match question.kind {
        QuestionKind::Options | QuestionKind::Usage => {
            let choice = choose(reader, question.options, raw, path).and_then(|place| question.options.get(place));
            choice.map_or(Answer::Refused, |choice| given(SheetAnswer::Code(choice)))
        }
        QuestionKind::Count => {
            let number = reader.whole(raw, path, 0, i64::from(question.most));
            number.and_then(|number| {
                u16::try_from(number).map_or(Answer::Refused, |number| given(SheetAnswer::Whole(number)))
            })
        }
        QuestionKind::Date => reader.date(raw, path).and_then(|day| given(SheetAnswer::Day(day))),
        QuestionKind::Text => reader.text(raw, path, LONGEST).and_then(|_| given(SheetAnswer::Text)),
        QuestionKind::Ticks => tick(reader, question.options, raw, path),
    }
}

fn place_of(options: &[Choice], code: &str) -> Option<usize> {
    options.iter().position(|choice| choice.code == code)
}

/// The place of a code as text; as a number where the codes are digits; as a boolean where they are YES and NO.
fn choose(reader: &mut Reader, options: &'static [Choice], raw: &Node<'_>, path: &Path<'_>) -> Option<usize> {
    let mut codes = options.iter().map(|choice| choice.code);
    let found = if let Node::Text(text) = raw {
        place_of(options, text)
    } else {
        let digits = codes.clone().any(|code| code.bytes().all(|byte| byte.is_ascii_digit()));
        let yes_or_no = place_of(options, "YES").is_some();
        match raw {
            Node::Whole(number) if digits => u64::try_from(*number).ok().and_then(|number| {
                let mut code = String::new();
                push_whole(&mut code, number);
                place_of(options, &code)
            }),
            Node::Fraction if digits => {
                reader.note_allowing(ProblemCode::NotWhole, path, &mut || codes.next());
                return None;
            }
            Node::Bool(value) if yes_or_no => place_of(options, if *value { "YES" } else { "NO" }),
            _ => {
                let types: &[&str] = match (digits, yes_or_no) {
                    (true, _) => &["text", "whole-number"],
                    (false, true) => &["text", "true-or-false"],
                    (false, false) => &["text"],
                };
                reader.note_allowing(ProblemCode::WrongType, path, &mut one_by_one(types));
                return None;
            }
        }
    };
    if found.is_none() {
        reader.note_allowing(ProblemCode::UnknownCode, path, &mut || codes.next());
    }
    found
}

/// A list of codes, each once; an empty one says that none applies.
fn tick(reader: &mut Reader, options: &'static [Choice], raw: &Node<'_>, path: &Path<'_>) -> Answer<SheetAnswer> {
    let before = reader.problems.len();
    let mut ticks = [false; OPTIONS];
    match raw {
        Node::List(list) if list.len() > options.len() => {
            let most = i64::try_from(options.len()).unwrap_or(i64::MAX);
            reader.problems.push(Problem::new(ProblemCode::TooMany, path.text()).at_most(most));
        }
        Node::List(list) => {
            for (index, ticked) in list.iter().enumerate() {
                let path = path.entry(index);
                match choose(reader, options, ticked, &path) {
                    Some(_) if list.iter().take(index).any(|earlier| earlier == ticked) => {
                        reader.note(ProblemCode::Duplicate, &path);
                    }
                    place => {
                        if let Some(tick) = place.and_then(|place| ticks.get_mut(place)) {
                            *tick = true;
                        }
                    }
                }
            }
        }
        _ => reader.note_allowing(ProblemCode::WrongType, path, &mut one_by_one(&["list"])),
    }
    if reader.problems.len() > before {
        return Answer::Refused;
    }
    Answer::Given(SheetAnswer::Ticked(Ticked { options, ticked: ticks }))
}
