//! Holds each answer against its question, and keeps what can be used.

use super::questions::{self, Choice, Question, QuestionKind};
use crate::case::reader::Answer;
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
    /// Usable, and nothing is scored from it.
    Unscored,
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
        RawAnswer::Whole(number) if (0..=most).contains(number) => Ok(Checked::Unscored),
        RawAnswer::Whole(_) => refuse(Problem::new(ProblemCode::OutOfRange, field).within(0, most)),
        RawAnswer::Fraction => refuse(Problem::new(ProblemCode::NotWhole, field).within(0, most)),
        _ => wrong_type(field, &["whole-number"]),
    }
}

fn date<'a>(raw: &RawAnswer, field: &str) -> Result<Checked<'a>, Vec<Problem>> {
    let RawAnswer::Text(text) = raw else { return wrong_type(field, &["date"]) };
    match Date::parse(text) {
        Ok(_) => Ok(Checked::Unscored),
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
        RawAnswer::Text(_) => Ok(Checked::Unscored),
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
    for (index, ticked) in list.iter().enumerate() {
        match choose(options, ticked, &format!("{field}[{index}]")) {
            Err(problems) => found.extend(problems),
            Ok(_) if list.iter().take(index).any(|earlier| earlier == ticked) => {
                found.push(Problem::new(ProblemCode::Duplicate, format!("{field}[{index}]")));
            }
            Ok(_) => {}
        }
    }
    if found.is_empty() { Ok(Checked::Unscored) } else { Err(found) }
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
