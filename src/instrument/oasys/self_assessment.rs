//! The person's own view beside the assessor's, section by section.

use serde::Serialize;

use super::needs::Section;
use crate::band::Need;
use crate::case::self_assessment::{ITEMS, SelfAssessment};
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
///     let view = oasys::score(&case.oasys?, oasys::Setting::Community, &mut problems).oasys.self_assessment?;
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
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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

/// Two views of one thing; whether they agree is not known while one of them is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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
    let mut view = SelfView {
        completed_on: given.completed_on,
        likelihood: given.likelihood,
        sections: Vec::new(),
        differences: Vec::new(),
        unmapped: Vec::new(),
        unanswered: Vec::new(),
    };
    for number in SECTIONS {
        let Some(compared) = compare_section(number, given, sections) else { continue };
        if compared.problem.differ() || compared.linked.differ() {
            view.differences.push(number);
        }
        view.sections.push(compared);
    }
    for item in &given.items {
        if item.section.is_none() && (item.problem.is_some() || item.linked.is_some()) {
            view.unmapped.push(item.item);
        }
    }
    for number in 1..=ITEMS {
        if !given.items.iter().any(|item| item.item == number && item.problem.is_some()) {
            view.unanswered.push(number);
        }
    }
    view
}

fn compare_section(number: u8, given: &SelfAssessment, sections: &[Section]) -> Option<SelfSection> {
    let mut items = Vec::new();
    let (mut problem, mut linked) = (Some(false), Some(false));
    for item in given.items.iter().filter(|item| item.section == Some(number)) {
        items.push(item.item);
        problem = either(problem, item.problem);
        // What is no problem cannot be linked to offending, whether that was answered or not.
        linked = either(linked, item.linked.or((item.problem == Some(false)).then_some(false)));
    }
    if items.is_empty() {
        return None;
    }
    let section = sections.iter().find(|section| section.section == number);
    let need = match section.and_then(|section| section.need) {
        Some(Need::Yes) => Some(true),
        Some(Need::No) => Some(false),
        Some(Need::Undecided) | None => None,
    };
    Some(SelfSection {
        section: number,
        items,
        problem: BothViews::of(problem, need),
        linked: BothViews::of(linked, section.and_then(|section| section.linked_to_offending)),
    })
}

/// Yes where one is, no where both are known not to be.
fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}
