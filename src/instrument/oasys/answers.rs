//! Holds each answer against its question, and keeps what can be used.

use super::questions::{self, Choice, Question, QuestionKind};
use crate::case::reader::{Answer, entry_path};
use crate::case::{OasysAnswers, RawAnswer};
use crate::date::{Date, DateError};
use crate::problem::{Limit, Problem, ProblemCode};

/// Most characters of a text.
const LONGEST: usize = 4000;

/// What was made of an answer.
#[derive(Debug, Clone, Copy)]
pub(super) enum Checked<'a> {
    Missing,
    /// It has a problem.
    Refused {
        field: &'a str,
    },
    Coded {
        field: &'a str,
        choice: &'static Choice,
    },
    Whole(i64),
    Day(Date),
    Ticked(Ticked),
    /// Usable, and nothing is scored from it.
    Text,
}

/// The ticks of a list: one bit for each option, in the form's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticked {
    options: &'static [Choice],
    set: u32,
}

impl Ticked {
    /// Whether `code` is ticked.
    #[must_use]
    pub fn has(self, code: &str) -> bool {
        self.options.iter().position(|choice| choice.code == code).is_some_and(|place| self.set & (1 << place) != 0)
    }

    /// Whether nothing is.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.set == 0
    }
}

/// A checked answer, as other instruments of the form read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetAnswer {
    /// Not answered.
    Missing,
    /// It has a problem, which is listed.
    Refused,
    /// The code of an option; `M` is "missing" where the form has it.
    Code(&'static str),
    /// A count or an age.
    Whole(i64),
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
    pub(super) fn of(answers: &OasysAnswers, entries: &[Entry<'_>]) -> Self {
        let checked = |entry: &Entry<'_>| match entry.checked {
            Checked::Missing if answers.answers_refused => SheetAnswer::Refused,
            Checked::Missing => SheetAnswer::Missing,
            Checked::Refused { .. } => SheetAnswer::Refused,
            Checked::Coded { choice, .. } => SheetAnswer::Code(choice.code),
            Checked::Whole(number) => SheetAnswer::Whole(number),
            Checked::Day(day) => SheetAnswer::Day(day),
            Checked::Ticked(ticked) => SheetAnswer::Ticked(ticked),
            Checked::Text => SheetAnswer::Text,
        };
        Self(entries.iter().map(checked).collect())
    }

    /// The answer to the question with this number; `Missing` where there is no such question.
    #[must_use]
    pub fn answer(&self, question: &str) -> SheetAnswer {
        questions::position(question).map_or(SheetAnswer::Missing, |place| self.at(place))
    }

    /// The answer to the question at this place of the form.
    pub(in crate::instrument) fn at(&self, place: usize) -> SheetAnswer {
        self.0.get(place).copied().unwrap_or(SheetAnswer::Missing)
    }
}

/// A question of the form and what was made of its answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    pub question: &'static Question,
    pub checked: Checked<'a>,
}

/// Every question in the form's order, with what was made of its answer.
pub(super) fn check<'a>(answers: &'a OasysAnswers, problems: &mut Vec<Problem>) -> Vec<Entry<'a>> {
    let mut sheet: Vec<Entry<'a>> =
        questions::all().iter().map(|question| Entry { question, checked: Checked::Missing }).collect();
    for (number, field, answer) in &answers.answers {
        let entry = questions::position(number).and_then(|position| sheet.get_mut(position));
        match (entry, answer) {
            (None, _) => problems.push(Problem::new(ProblemCode::UnknownQuestion, field)),
            (Some(_), Answer::Missing) => {}
            (Some(entry), Answer::Refused) => entry.checked = Checked::Refused { field },
            (Some(entry), Answer::Given(raw)) => {
                entry.checked = check_one(entry.question, raw, field).unwrap_or_else(|found| {
                    problems.extend(found);
                    Checked::Refused { field }
                });
            }
        }
    }
    sheet
}

fn check_one<'a>(question: &Question, raw: &RawAnswer, field: &'a str) -> Result<Checked<'a>, Vec<Problem>> {
    match question.kind {
        QuestionKind::Options | QuestionKind::Usage => {
            choose(question.options, raw, field).map(|choice| Checked::Coded { field, choice })
        }
        QuestionKind::Count => count(question.most, raw, field),
        QuestionKind::Date => date(raw, field),
        QuestionKind::Text => text(raw, field),
        QuestionKind::Ticks => ticks(question.options, raw, field),
    }
}

/// A code as text; as a number where the codes are digits; as a boolean where they are YES and NO.
fn choose(options: &'static [Choice], raw: &RawAnswer, field: &str) -> Result<&'static Choice, Vec<Problem>> {
    let find = |code: &str| options.iter().find(|choice| choice.code == code);
    let digits = || options.iter().any(|choice| choice.code.bytes().all(|byte| byte.is_ascii_digit()));
    let found = match raw {
        RawAnswer::Text(text) => find(text),
        RawAnswer::Whole(number) if digits() => {
            options.iter().find(|choice| choice.code.parse::<i64>().is_ok_and(|code| code == *number))
        }
        RawAnswer::Fraction if digits() => {
            return refuse(Problem::new(ProblemCode::NotWhole, field).allowing(codes(options)));
        }
        RawAnswer::Bool(value) if find("YES").is_some() => find(if *value { "YES" } else { "NO" }),
        _ if digits() => return wrong_type(field, &["text", "whole-number"]),
        _ if find("YES").is_some() => return wrong_type(field, &["text", "true-or-false"]),
        _ => return wrong_type(field, &["text"]),
    };
    match found {
        Some(choice) => Ok(choice),
        None => refuse(Problem::new(ProblemCode::UnknownCode, field).allowing(codes(options))),
    }
}

fn count<'a>(most: i64, raw: &RawAnswer, field: &str) -> Result<Checked<'a>, Vec<Problem>> {
    match raw {
        RawAnswer::Whole(number) if (0..=most).contains(number) => Ok(Checked::Whole(*number)),
        RawAnswer::Whole(_) => refuse(Problem::new(ProblemCode::OutOfRange, field).within(0, most)),
        RawAnswer::Fraction => refuse(Problem::new(ProblemCode::NotWhole, field).within(0, most)),
        _ => wrong_type(field, &["whole-number"]),
    }
}

fn date<'a>(raw: &RawAnswer, field: &str) -> Result<Checked<'a>, Vec<Problem>> {
    let RawAnswer::Text(text) = raw else { return wrong_type(field, &["date"]) };
    match Date::parse(text) {
        Ok(day) => Ok(Checked::Day(day)),
        Err(DateError::NotADate) => refuse(Problem::new(ProblemCode::NotADate, field)),
        Err(DateError::NoSuchDate) => refuse(Problem::new(ProblemCode::NoSuchDate, field)),
        Err(DateError::OutOfRange) => {
            let mut problem = Problem::new(ProblemCode::OutOfRange, field);
            problem.min = Some(Limit::Day(Date::MIN.to_owned()));
            problem.max = Some(Limit::Day(Date::MAX.to_owned()));
            refuse(problem)
        }
    }
}

fn text<'a>(raw: &RawAnswer, field: &str) -> Result<Checked<'a>, Vec<Problem>> {
    match raw {
        RawAnswer::Text(text) if text.chars().nth(LONGEST).is_some() => {
            refuse(Problem::new(ProblemCode::TooLong, field).at_most(4000))
        }
        RawAnswer::Text(text) if text.trim().is_empty() => Ok(Checked::Missing),
        RawAnswer::Text(_) => Ok(Checked::Text),
        _ => wrong_type(field, &["text"]),
    }
}

/// A list of codes, each once; an empty one says that none applies.
fn ticks<'a>(options: &'static [Choice], raw: &RawAnswer, field: &str) -> Result<Checked<'a>, Vec<Problem>> {
    let RawAnswer::List(list) = raw else { return wrong_type(field, &["list"]) };
    if list.len() > options.len() {
        let most = i64::try_from(options.len()).unwrap_or(i64::MAX);
        return refuse(Problem::new(ProblemCode::TooMany, field).at_most(most));
    }
    let mut found = Vec::new();
    let mut set = 0;
    for (index, ticked) in list.iter().enumerate() {
        match choose(options, ticked, &entry_path(field, index)) {
            Err(problems) => found.extend(problems),
            Ok(_) if list.iter().take(index).any(|earlier| earlier == ticked) => {
                found.push(Problem::new(ProblemCode::Duplicate, entry_path(field, index)));
            }
            Ok(choice) => {
                let place = options.iter().position(|option| option.code == choice.code);
                set |= place.map_or(0, |place| 1 << place);
            }
        }
    }
    if found.is_empty() { Ok(Checked::Ticked(Ticked { options, set })) } else { Err(found) }
}

fn refuse<T>(problem: Problem) -> Result<T, Vec<Problem>> {
    Err(vec![problem])
}

fn wrong_type<T>(field: &str, types: &[&str]) -> Result<T, Vec<Problem>> {
    let types = types.iter().map(|name| (*name).to_owned()).collect();
    refuse(Problem::new(ProblemCode::WrongType, field).allowing(types))
}

fn codes(options: &[Choice]) -> Vec<String> {
    options.iter().map(|choice| choice.code.to_owned()).collect()
}
