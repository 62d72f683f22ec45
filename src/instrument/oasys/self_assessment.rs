//! The person's own view beside the assessor's, section by section.

use serde::Serialize;

use super::needs::Section;
use crate::band::Need;
use crate::case::self_assessment::{ITEMS, SelfAssessment, SelfItem};
use crate::date::Date;

/// The first and the last section to which an item can belong.
const SECTIONS: std::ops::RangeInclusive<u8> = 3..=12;

/// The self-assessment, held against the sections.
///
/// The person sees a problem in a section where one of its items is one, and none where every item that was
/// said to belong to it is answered with no. The wording of the items is not known here, so which section an
/// item belongs to is for the host or the user to say.
///
/// # Source
/// Offender Assessments API, `cfd07cf`, SAQ: 27 problems, each linked to offending or not, and how likely
/// offending is, 0 to 3: confirmed. The comparison is ours.
///
/// # Example
/// ```
/// use joint_risk::instrument::oasys;
/// use joint_risk::{Date, case};
///
/// let compare = |text: &str| {
///     let today = Date::from_ymd(2026, 1, 5).ok()?;
///     let (case, mut problems) = case::read(&format!(r#"{{"oasys":{text}}}"#), today);
///     let view = oasys::score(&case.oasys?, &mut problems).oasys.self_assessment?;
///     Some((view.differences, view.unmapped, problems.first().map(ToString::to_string)))
/// };
/// let with = |item: &str| {
///     compare(&format!(r#"{{"answers":{{"3.3":true}},"selfAssessment":{{"items":{{"1":{item}}}}}}}"#))
/// };
/// // ordinary: a need, and no problem in the person's own view
/// assert_eq!(with(r#"{"problem":false,"section":3}"#), Some((vec![3], vec![], None)));
/// // the boundary: nobody has said where it belongs
/// assert_eq!(with(r#"{"problem":false}"#), Some((vec![], vec![1], None)));
/// // refused
/// let problem = "wrong-type at `oasys.selfAssessment.items[1].problem`, one of true-or-false".to_owned();
/// assert_eq!(with(r#"{"problem":"no","section":3}"#), Some((vec![], vec![], Some(problem))));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SelfView {
    /// The day on which the person completed it.
    pub completed_on: Option<Date>,
    /// How likely the person thinks offending is: 0 definitely not, 1 unlikely, 2 quite, 3 very.
    pub likelihood: Option<u8>,
    /// The sections to which an item belongs, in order.
    pub sections: Vec<SelfSection>,
    /// Sections where the two views differ.
    pub differences: Vec<u8>,
    /// Answered items of which nobody has said the section.
    pub unmapped: Vec<u8>,
    /// Items without an answer.
    pub unanswered: Vec<u8>,
}

/// A section in both views.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SelfSection {
    /// Section, 3 to 12.
    pub section: u8,
    /// The items that belong to it.
    pub items: Vec<u8>,
    /// Whether it is a problem, or a need by the current rule.
    pub problem: BothViews,
    /// Whether it is linked to offending.
    pub linked: BothViews,
}

/// Two views of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BothViews {
    /// The person's; `None` where not known.
    pub person: Option<bool>,
    /// The assessor's; `None` where not known, or the section has no threshold.
    pub assessor: Option<bool>,
    /// `None` while one of them is not known.
    pub agrees: Option<bool>,
}

impl BothViews {
    fn of(person: Option<bool>, assessor: Option<bool>) -> Self {
        Self { person, assessor, agrees: person.zip(assessor).map(|(person, assessor)| person == assessor) }
    }

    fn differ(&self) -> bool {
        self.agrees == Some(false)
    }
}

/// Sets the person's view beside the assessor's.
pub(super) fn compare(given: &SelfAssessment, sections: &[Section]) -> SelfView {
    let answered = |item: &SelfItem| item.problem.is_some() || item.linked.is_some();
    let compared: Vec<SelfSection> = SECTIONS
        .filter_map(|number| compare_section(number, given, sections.iter().find(|s| s.section == number)))
        .collect();
    let unmapped = given.items.iter().filter(|item| answered(item) && item.section.is_none());
    let known = |number: &u8| given.items.iter().any(|item| item.item == *number && item.problem.is_some());
    SelfView {
        completed_on: given.completed_on,
        likelihood: given.likelihood,
        differences: compared
            .iter()
            .filter(|each| each.problem.differ() || each.linked.differ())
            .map(|each| each.section)
            .collect(),
        sections: compared,
        unmapped: unmapped.map(|item| item.item).collect(),
        unanswered: (1..=ITEMS).filter(|number| !known(number)).collect(),
    }
}

fn compare_section(number: u8, given: &SelfAssessment, section: Option<&Section>) -> Option<SelfSection> {
    let mine: Vec<&SelfItem> = given.items.iter().filter(|item| item.section == Some(number)).collect();
    if mine.is_empty() {
        return None;
    }
    let need = match section.and_then(|section| section.need) {
        Some(Need::Yes) => Some(true),
        Some(Need::No) => Some(false),
        Some(Need::Undecided) | None => None,
    };
    let linked = section.and_then(|section| section.linked_to_offending);
    // What is no problem cannot be linked to offending, whether that was answered or not.
    let link = |item: &&SelfItem| item.linked.or((item.problem == Some(false)).then_some(false));
    Some(SelfSection {
        section: number,
        items: mine.iter().map(|item| item.item).collect(),
        problem: BothViews::of(any(mine.iter().map(|item| item.problem)), need),
        linked: BothViews::of(any(mine.iter().map(link)), linked),
    })
}

/// Yes where one is, no where all are known not to be.
fn any(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all_known = true;
    for answer in answers {
        match answer {
            Some(true) => return Some(true),
            Some(false) => {}
            None => all_known = false,
        }
    }
    all_known.then_some(false)
}
