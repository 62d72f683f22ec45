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
                let checking = &mut Checking { field, problems: &mut *problems };
                entry.checked = checking.check(entry.question, raw).unwrap_or(Checked::Refused { field });
            }
        }
    }
    sheet
}

/// An answer that is being checked; `None` of a method says that there is a problem, which is noted.
struct Checking<'a, 'b> {
    field: &'a str,
    problems: &'b mut Vec<Problem>,
}

impl<'a> Checking<'a, '_> {
    fn check(&mut self, question: &Question, raw: &RawAnswer) -> Option<Checked<'a>> {
        match (question.kind, raw) {
            (QuestionKind::Options | QuestionKind::Usage, raw) => {
                let place = self.choose(question.options, raw)?;
                question.options.get(place).map(|choice| Checked::Coded { field: self.field, choice })
            }
            (QuestionKind::Count, RawAnswer::Whole(number)) if (0..=question.most).contains(number) => {
                Some(Checked::Whole(*number))
            }
            (QuestionKind::Count, RawAnswer::Whole(_)) => {
                self.refuse(self.problem(ProblemCode::OutOfRange).within(0, question.most))
            }
            (QuestionKind::Count, RawAnswer::Fraction) => {
                self.refuse(self.problem(ProblemCode::NotWhole).within(0, question.most))
            }
            (QuestionKind::Date, RawAnswer::Text(text)) => self.date(text),
            (QuestionKind::Text, RawAnswer::Text(text)) if text.chars().nth(LONGEST).is_some() => {
                self.refuse(self.problem(ProblemCode::TooLong).at_most(4000))
            }
            (QuestionKind::Text, RawAnswer::Text(text)) if text.trim().is_empty() => Some(Checked::Missing),
            (QuestionKind::Text, RawAnswer::Text(_)) => Some(Checked::Text),
            (QuestionKind::Ticks, RawAnswer::List(list)) => self.ticks(question.options, list),
            (kind, _) => self.wrong_type(match kind {
                QuestionKind::Count => &["whole-number"],
                QuestionKind::Date => &["date"],
                QuestionKind::Ticks => &["list"],
                QuestionKind::Text | QuestionKind::Options | QuestionKind::Usage => &["text"],
            }),
        }
    }

    /// The place of a code as text; as a number where the codes are digits; as a boolean where they are YES and NO.
    #[inline(never)]
    fn choose(&mut self, options: &'static [Choice], raw: &RawAnswer) -> Option<usize> {
        let find = |code: &str| options.iter().position(|choice| choice.code == code);
        let digits = || options.iter().any(|choice| choice.code.bytes().all(|byte| byte.is_ascii_digit()));
        let found = match raw {
            RawAnswer::Text(text) => find(text),
            RawAnswer::Whole(number) if digits() => {
                options.iter().position(|choice| choice.code.parse::<i64>().is_ok_and(|code| code == *number))
            }
            RawAnswer::Fraction if digits() => {
                return self.refuse(self.problem(ProblemCode::NotWhole).allowing(codes(options)));
            }
            RawAnswer::Bool(value) if find("YES").is_some() => find(if *value { "YES" } else { "NO" }),
            _ => {
                return self.wrong_type(match find("YES") {
                    _ if digits() => &["text", "whole-number"],
                    Some(_) => &["text", "true-or-false"],
                    None => &["text"],
                });
            }
        };
        if found.is_none() {
            self.note(self.problem(ProblemCode::UnknownCode).allowing(codes(options)));
        }
        found
    }

    fn date(&mut self, text: &str) -> Option<Checked<'a>> {
        let code = match Date::parse(text) {
            Ok(day) => return Some(Checked::Day(day)),
            Err(DateError::NotADate) => ProblemCode::NotADate,
            Err(DateError::NoSuchDate) => ProblemCode::NoSuchDate,
            Err(DateError::OutOfRange) => ProblemCode::OutOfRange,
        };
        let mut problem = self.problem(code);
        if code == ProblemCode::OutOfRange {
            problem.min = Some(Limit::Day(Date::MIN.to_owned()));
            problem.max = Some(Limit::Day(Date::MAX.to_owned()));
        }
        self.refuse(problem)
    }

    /// A list of codes, each once; an empty one says that none applies.
    fn ticks(&mut self, options: &'static [Choice], list: &[RawAnswer]) -> Option<Checked<'a>> {
        if list.len() > options.len() {
            let most = i64::try_from(options.len()).unwrap_or(i64::MAX);
            return self.refuse(self.problem(ProblemCode::TooMany).at_most(most));
        }
        let before = self.problems.len();
        let mut set = 0;
        for (index, ticked) in list.iter().enumerate() {
            let path = entry_path(self.field, index);
            let mut entry = Checking { field: &path, problems: &mut *self.problems };
            match entry.choose(options, ticked) {
                Some(_) if list.iter().take(index).any(|earlier| earlier == ticked) => {
                    entry.note(entry.problem(ProblemCode::Duplicate));
                }
                Some(place) => set |= 1 << place,
                None => {}
            }
        }
        (self.problems.len() == before).then_some(Checked::Ticked(Ticked { options, set }))
    }

    fn problem(&self, code: ProblemCode) -> Problem {
        Problem::new(code, self.field)
    }

    #[inline(never)]
    fn note(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn refuse<T>(&mut self, problem: Problem) -> Option<T> {
        self.note(problem);
        None
    }

    fn wrong_type<T>(&mut self, types: &[&str]) -> Option<T> {
        let types = types.iter().map(|name| (*name).to_owned()).collect();
        self.refuse(self.problem(ProblemCode::WrongType).allowing(types))
    }
}

fn codes(options: &[Choice]) -> Vec<String> {
    options.iter().map(|choice| choice.code.to_owned()).collect()
}
