//! What the form asks, how each question is answered and what each answer adds.

mod table;

use serde::Serialize;

use crate::code::codes;
use table::QUESTIONS;

codes! {
    /// How a question is answered.
    pub enum QuestionKind {
        /// One of its codes.
        Options = "options",
        /// A whole number: 0 to 999 occasions, or 0 to 120 years.
        Count = "count",
        /// A day.
        Date = "date",
        /// Words, at most 4,000 characters.
        Text = "text",
        /// Any number of its codes, as a list.
        Ticks = "ticks",
        /// How often a drug is used now, as one of its codes.
        Usage = "usage",
    }
}

/// A legal answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "QuestionOption"))]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// Its code.
    pub code: &'static str,
    /// Points that it adds, 0 to 2; `None` where it is not scored, as for `M`, "missing".
    pub points: Option<u8>,
}

/// What a flag ties its section to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    Harm,
    Offending,
}

/// How one question is answered. Its words are in the messages, under its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Number on the form, as `11.4`.
    pub id: &'static str,
    /// Section, 1 to 13.
    pub section: u8,
    /// How it is answered.
    pub kind: QuestionKind,
    /// Legal codes in the form's order, with the points that each adds; empty where it is not answered by codes.
    pub options: &'static [Choice],
    /// It counts to the current need score of its section.
    pub counts: bool,
    /// It counts to the total of the 2002-2009 full form.
    pub full_form: bool,
    /// It may be left out on the form.
    pub optional: bool,
    /// The code that "no issues" means; `None` where that button leaves the question alone.
    pub no_issues: Option<&'static str>,
    #[serde(skip)]
    pub(super) link: Option<Link>,
    /// Greatest count.
    #[serde(skip)]
    pub(super) most: u16,
    #[serde(skip)]
    key: u32,
}

/// Every question of the form, in its order.
///
/// The counts and ages of 1.5 to 1.8 are followed by their bands as 1.5.1 to 1.8.1, and the
/// table of drugs by its rows, 8.2.1 heroin to 8.2.16 ketamine.
///
/// # Source
/// `oasys/section-scores` of [`TABLES`](super::TABLES): confirmed. The sub-items are numbered as in the
/// same publisher's test code.
///
/// # Differences
/// 11.10 has the codes `0`, `1` and `2`, as every question of its kind, and not the words of the reference data.
///
/// # Example
/// ```
/// use joint_risk::instrument::oasys::{QuestionKind, questions};
/// let questions = questions();
/// let find = |id| questions.iter().find(|question| question.id == id);
/// let codes = |id| find(id).map(|question| question.options.iter().map(|choice| choice.code).collect::<Vec<_>>());
/// assert_eq!(codes("3.3"), Some(vec!["YES", "NO", "M"]));
/// assert_eq!(codes("8.4"), Some(vec!["0", "2"])); // digits, so true and false are refused
/// assert_eq!(find("1.32").map(|question| question.kind), Some(QuestionKind::Count));
/// assert!(find("99.9").is_none());
/// ```
#[must_use]
pub fn questions() -> Vec<Question> {
    QUESTIONS.to_vec()
}

/// Every question, in the form's order.
pub(super) const fn all() -> &'static [Question] {
    QUESTIONS
}

/// Where among [`all`] the question with this number is.
pub(super) fn position(id: &str) -> Option<usize> {
    let wanted = key(id);
    let position = QUESTIONS.binary_search_by_key(&wanted, |question| question.key).ok()?;
    // Texts that are no number can have the key of one.
    QUESTIONS.get(position).is_some_and(|question| question.id == id).then_some(position)
}

/// The same, known before the engine runs: `None` where there is no such question.
pub(in crate::instrument) const fn place(id: Option<&str>) -> Option<u8> {
    let Some(id) = id else { return None };
    let wanted = key(id);
    let (mut place, mut rest) = (0, QUESTIONS);
    while let [question, tail @ ..] = rest {
        if question.key == wanted && question.id.len() == id.len() {
            return Some(place);
        }
        place += 1;
        rest = tail;
    }
    None
}

/// A number whose order is the form's: `8.2` before `8.2.16` before `8.2A` before `8.10`.
pub(super) const fn key(id: &str) -> u32 {
    let mut rest = id.as_bytes();
    let (mut whole, mut part, mut parts) = (0_u32, 0_u32, 1);
    while let [byte, tail @ ..] = rest {
        match *byte {
            b'.' => {
                whole = whole << 8 | part;
                part = 0;
                parts += 1;
            }
            b'A' => {
                whole = whole << 8 | part;
                part = 255;
                parts += 1;
            }
            digit => part = part.wrapping_mul(10).wrapping_add(digit.wrapping_sub(b'0') as u32) & 255,
        }
        rest = tail;
    }
    while parts < 3 {
        whole = whole << 8 | part;
        part = 0;
        parts += 1;
    }
    whole << 8 | part
}

const BANDS: &[Choice] = &[
    Choice { code: "0", points: Some(0) },
    Choice { code: "1", points: Some(1) },
    Choice { code: "2", points: Some(2) },
];
const BANDS_OR_MISSING: &[Choice] = &[
    Choice { code: "0", points: Some(0) },
    Choice { code: "1", points: Some(1) },
    Choice { code: "2", points: Some(2) },
    Choice { code: "M", points: None },
];
const UNSCORED_YES_NO: &[Choice] = &[Choice { code: "YES", points: None }, Choice { code: "NO", points: None }];
/// Daily, weekly, monthly, occasional.
const USAGE: &[Choice] = &[
    Choice { code: "100", points: None },
    Choice { code: "110", points: None },
    Choice { code: "120", points: None },
    Choice { code: "130", points: None },
];

const fn question(id: &'static str, kind: QuestionKind, options: &'static [Choice]) -> Question {
    let key = key(id);
    let [_, section, ..] = key.to_be_bytes();
    Question {
        id,
        section,
        kind,
        options,
        counts: false,
        full_form: false,
        optional: false,
        no_issues: None,
        link: None,
        most: 0,
        key,
    }
}

impl Question {
    /// Most points that an answer to it can add.
    pub(super) fn most_points(&self) -> u8 {
        self.options.iter().filter_map(|choice| choice.points).max().unwrap_or(0)
    }

    const fn need(mut self) -> Self {
        self.counts = true;
        self.full()
    }

    const fn full(mut self) -> Self {
        self.full_form = true;
        self
    }

    const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
}

const fn options(id: &'static str, options: &'static [Choice]) -> Question {
    question(id, QuestionKind::Options, options)
}

const fn scored_with(id: &'static str, choices: &'static [Choice], no_issues: Option<&'static str>) -> Question {
    let mut question = options(id, choices);
    question.no_issues = no_issues;
    question
}

/// No, some or significant problems.
const fn levels(id: &'static str) -> Question {
    scored_with(id, BANDS, Some("0"))
}

const fn levels_or_missing(id: &'static str) -> Question {
    scored_with(id, BANDS_OR_MISSING, Some("0"))
}

/// A count or an age already banded; where the bands lie is not published.
const fn band(id: &'static str) -> Question {
    scored_with(id, BANDS, None).full()
}

const fn yes_no(id: &'static str) -> Question {
    options(id, UNSCORED_YES_NO)
}

const fn linked_to_harm(id: &'static str) -> Question {
    let mut question = yes_no(id);
    question.link = Some(Link::Harm);
    question
}

const fn linked_to_offending(id: &'static str) -> Question {
    let mut question = yes_no(id);
    question.link = Some(Link::Offending);
    question
}

const fn count(id: &'static str) -> Question {
    let mut question = question(id, QuestionKind::Count, &[]);
    question.most = 999;
    question
}

const fn age(id: &'static str) -> Question {
    let mut question = count(id);
    question.most = 120;
    question
}

const fn date(id: &'static str) -> Question {
    question(id, QuestionKind::Date, &[])
}

const fn text(id: &'static str) -> Question {
    question(id, QuestionKind::Text, &[])
}

const fn ticks(id: &'static str, choices: &'static [Choice]) -> Question {
    question(id, QuestionKind::Ticks, choices)
}

const fn usage(id: &'static str) -> Question {
    question(id, QuestionKind::Usage, USAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_found_and_stands_in_order() {
        assert!(QUESTIONS.windows(2).all(|pair| matches!(pair, [first, second] if first.key < second.key)));
        for (index, question) in QUESTIONS.iter().enumerate() {
            assert_eq!(position(question.id), Some(index), "{}", question.id);
        }
    }

    #[test]
    fn what_only_resembles_a_number_is_not_found() {
        for text in
            ["", ".", "3", "3.3.", "03.3", "3.03", "3.3 ", "259.3", "8.2a", "3.3.0", "é", "٣.٣", "1.2.3.4.5.6.7.8.9"]
        {
            assert_eq!(position(text), None, "{text}");
        }
    }
}
