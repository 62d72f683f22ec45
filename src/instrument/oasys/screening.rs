//! The screening, R1 to R5, and which parts of the full analysis it calls for.

mod column;
mod exemption;
mod table;

pub use exemption::{Exemption, ExemptionReason};
pub use table::AnalysisSection;

use serde::Serialize;

use super::form_status::FormStatus;
use crate::case::harm::{ANALYSES, HarmAnswers};
use crate::case::reader::{Answer, join};
use crate::case::screening::{Reply, ScreeningAnswers, ScreeningItem};
use crate::code::{Code, codes};
use crate::problem::Problem;
use column::Ticked;
use table::{TRIGGERS, written_as};

codes! {
    /// Whether a part of the full analysis has to be done.
    pub enum AnalysisState {
        /// It has to be done.
        Due = "due",
        /// What is not known decides whether it has to be done.
        Undecided = "undecided",
        /// A countersigned exemption lifts it.
        Exempted = "exempted",
    }
}

/// What the screening comes to.
///
/// # Source
/// `oasys/screening` of [`TABLES`](super::TABLES): confirmed. The words of R8.4.1 are not in the reference data.
///
/// # Differences
/// On the form only a yes calls for anything. Here a missing answer and "don't know" leave what they could call
/// for undecided. An exemption that nobody has countersigned lifts nothing.
///
/// # Example
/// ```
/// use joint_risk::instrument::oasys;
/// use joint_risk::{Code, Date, Problem, case};
///
/// let children = |screening: &str| {
///     let today = Date::from_ymd(2026, 1, 5).ok()?;
///     let (case, mut problems) = case::read(&format!(r#"{{"oasys":{{"screening":{screening}}}}}"#), today);
///     let found = oasys::score(&case.oasys?, oasys::Setting::Community, &mut problems).oasys.harm.screening;
///     let state = found.triggered.into_iter().find(|each| each.section.code() == "R7").map(|each| each.state.code());
///     Some((state, problems.first().map(Problem::to_string)))
/// };
/// // ordinary: R2.1 calls for R7
/// assert_eq!(children(r#"{"R2.1":"YES"}"#), Some((Some("due"), None)));
/// // a concern alone does where it is known who the child is, and is undecided where nobody said
/// assert_eq!(children(r#"{"R2.1":"NO","R2.2":"YES"}"#), Some((Some("undecided"), None)));
/// assert_eq!(children(r#"{"R2.1":"NO","R2.2":"YES","childIdentityKnown":false}"#), Some((None, None)));
/// // refused: it stays undecided
/// let problem = "unknown-code at `oasys.screening[R2.1]`, one of YES NO DK".to_owned();
/// assert_eq!(children(r#"{"R2.1":"maybe"}"#), Some((Some("undecided"), Some(problem))));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ScreeningResult"))]
#[serde(rename_all = "camelCase")]
pub struct Screening {
    /// `scored` where everything is answered and nothing is "don't know".
    pub status: FormStatus,
    /// Paths of what R1 to R5 still ask.
    pub missing: Vec<String>,
    /// Every part of the full analysis that is due, undecided or exempted, in the order of the form.
    pub triggered: Vec<Triggered>,
    /// Items answered "don't know": somebody has to find out.
    pub follow_up: Vec<&'static str>,
    /// The exemption of R5.2.
    pub exemption: Exemption,
    /// Fields that have a problem.
    pub invalid_fields: Vec<String>,
}

/// A part of the full analysis and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AnalysisTriggered"))]
#[serde(rename_all = "camelCase")]
pub struct Triggered {
    /// Which part.
    pub section: AnalysisSection,
    /// Whether it has to be done.
    pub state: AnalysisState,
    /// Items that call for it, that could, or that are lifted. `R1.2` and `R1.3` mean their open columns.
    pub because: Vec<&'static str>,
    /// Paths of what has to be written for it and is not.
    pub to_write: Vec<String>,
}

/// What is known of one trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Yes,
    No,
    Open,
}

/// Holds every answer of the screening against the table of triggers.
pub(super) fn screen(answers: &ScreeningAnswers, harm: &HarmAnswers, problems: &mut Vec<Problem>) -> Screening {
    let mut ticked = column::read(answers, problems);
    let mut exemption = exemption::check(answers);
    let mut triggered = Vec::new();
    for section in AnalysisSection::VALUES {
        let called = called_for(answers, *section);
        let decided = if *section == AnalysisSection::R6 {
            others(&called, &mut ticked, &mut exemption)
        } else {
            decide(&called)
        };
        if let Some((state, because)) = decided {
            let to_write = to_write(*section, state, harm);
            triggered.push(Triggered { section: *section, state, because, to_write });
        }
    }
    let mut missing = ticked.missing;
    missing_replies(answers, &mut missing);
    let mut invalid_fields = ticked.refused;
    if answers.refused {
        invalid_fields.clear();
        invalid_fields.push("oasys.screening".to_owned());
    } else {
        refused(answers, &mut invalid_fields);
    }
    let mut follow_up = Vec::new();
    for item in ScreeningItem::VALUES {
        if answers.reply(*item) == Answer::Given(Reply::DontKnow) {
            follow_up.push(item.code());
        }
    }
    let status = FormStatus::of(invalid_fields.is_empty(), missing.is_empty() && follow_up.is_empty());
    Screening { status, missing, triggered, follow_up, exemption, invalid_fields }
}

/// An item and what is known of it.
type Called = (&'static str, Known);

/// R6: ticks of R1.2 and R1.3 call for it unless exempted, and every other trigger whatever is exempted.
fn others(
    firm: &[Called],
    ticked: &mut Ticked,
    exemption: &mut Exemption,
) -> Option<(AnalysisState, Vec<&'static str>)> {
    let firmly = |known| firm.iter().any(|(_, each)| *each == known);
    if exemption.valid {
        if firmly(Known::Yes) {
            exemption.because.push(ExemptionReason::AnotherTrigger);
        } else if ticked.items.is_empty() {
            exemption.because.push(ExemptionReason::NothingToLift);
        } else {
            exemption.lifts = true;
            return decide(firm).or_else(|| Some((AnalysisState::Exempted, std::mem::take(&mut ticked.items))));
        }
    }
    let mut all = Vec::new();
    for (items, known) in [(&ticked.items, Known::Yes), (&ticked.open, Known::Open)] {
        for item in items {
            all.push((*item, known));
        }
    }
    for called in firm {
        all.push(*called);
    }
    decide(&all)
}

/// One yes makes it due, whatever else is open.
fn decide(called: &[Called]) -> Option<(AnalysisState, Vec<&'static str>)> {
    for (known, state) in [(Known::Yes, AnalysisState::Due), (Known::Open, AnalysisState::Undecided)] {
        let mut because = Vec::new();
        for (item, each) in called {
            if *each == known {
                because.push(*item);
            }
        }
        if !because.is_empty() {
            return Some((state, because));
        }
    }
    None
}

/// The items of the table that bear on a section, and what is known of each.
fn called_for(answers: &ScreeningAnswers, section: AnalysisSection) -> Vec<Called> {
    let mut called = Vec::new();
    for (item, _) in TRIGGERS.iter().filter(|(_, called)| *called == section) {
        let known = known(answers.reply(*item));
        let item = match (*item, section) {
            (ScreeningItem::R22, AnalysisSection::R7) => with_child(answers, known),
            // It is asked with R8, so nobody answers it where R8 is not called for.
            (ScreeningItem::R841, _) if known == Known::Open && !asks_of_others(answers) => (item.code(), Known::No),
            _ => (item.code(), known),
        };
        called.push(item);
    }
    called
}

/// A concern about children calls for R7 only where it is known who the child is.
fn with_child(answers: &ScreeningAnswers, concern: Known) -> (&'static str, Known) {
    match (concern, &answers.child_identity_known) {
        (Known::No, _) | (_, Answer::Given(false)) => (ScreeningItem::R22.code(), Known::No),
        (Known::Yes, Answer::Missing | Answer::Refused) => ("childIdentityKnown", Known::Open),
        _ => (ScreeningItem::R22.code(), concern),
    }
}

const fn known(reply: Answer<Reply>) -> Known {
    match reply {
        Answer::Given(Reply::Yes) => Known::Yes,
        Answer::Given(Reply::No) => Known::No,
        Answer::Given(Reply::DontKnow) | Answer::Missing | Answer::Refused => Known::Open,
    }
}

const R8: [ScreeningItem; 4] = [ScreeningItem::R31, ScreeningItem::R32, ScreeningItem::R33, ScreeningItem::R34];

/// R8 is due, or could be.
fn asks_of_others(answers: &ScreeningAnswers) -> bool {
    R8.iter().any(|item| known(answers.reply(*item)) != Known::No)
}

/// Path of an item.
fn path(item: &str) -> String {
    join("oasys.screening", item)
}

const CHILD_IDENTITY: &str = "oasys.screening.childIdentityKnown";

/// Adds the paths of the items that have to be answered and are not. An exemption need not be claimed.
fn missing_replies(answers: &ScreeningAnswers, missing: &mut Vec<String>) {
    let concern = answers.reply(ScreeningItem::R22) == Answer::Given(Reply::Yes);
    for item in ScreeningItem::VALUES {
        let asked = match item {
            ScreeningItem::R221 => concern,
            ScreeningItem::R841 => R8.iter().any(|item| known(answers.reply(*item)) == Known::Yes),
            ScreeningItem::R52b => false,
            _ => true,
        };
        if asked && answers.reply(*item) == Answer::Missing {
            missing.push(path(item.code()));
        }
    }
    if concern && answers.child_identity_known == Answer::Missing {
        missing.push(CHILD_IDENTITY.to_owned());
    }
}

/// Adds the paths of what has a problem.
fn refused(answers: &ScreeningAnswers, refused: &mut Vec<String>) {
    for item in ScreeningItem::VALUES {
        if answers.reply(*item).is_refused() {
            refused.push(path(item.code()));
        }
    }
    let exemption = &answers.exemption;
    for (is_refused, field) in [
        (answers.child_identity_known.is_refused(), CHILD_IDENTITY),
        (exemption.on.is_refused(), "oasys.screening.exemption.on"),
        (exemption.countersigner_authorised.is_refused(), "oasys.screening.exemption.countersignerAuthorised"),
    ] {
        if is_refused {
            refused.push(field.to_owned());
        }
    }
}

fn to_write(section: AnalysisSection, state: AnalysisState, harm: &HarmAnswers) -> Vec<String> {
    let mut to_write = Vec::new();
    if state != AnalysisState::Due {
        return to_write;
    }
    for (item, written) in ANALYSES.iter().zip(&harm.analyses) {
        if !written && written_as(section).contains(item) {
            to_write.push(join("oasys.harm.analysis", item));
        }
    }
    to_write
}
