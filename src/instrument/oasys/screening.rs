//! The screening, R1 to R5, and which parts of the full analysis it calls for.

mod column;
mod exemption;
mod table;

pub use exemption::{Exemption, ExemptionReason};
pub use table::AnalysisSection;

use serde::Serialize;

use crate::band::Status;
use crate::case::harm::{ANALYSES, HarmAnswers};
use crate::case::reader::{Answer, join};
use crate::case::screening::{Reply, ScreeningAnswers, ScreeningItem};
use crate::code::{Code, codes};
use crate::problem::Problem;
use column::Ticked;
use table::{TRIGGERS, written_as};

codes! {
    /// How a part of the full analysis stands.
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
///     let found = oasys::score(&case.oasys?, &mut problems).oasys.harm.screening;
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
#[serde(rename_all = "camelCase")]
pub struct Screening {
    /// `scored` where everything is answered and nothing is "don't know".
    pub status: Status,
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
#[serde(rename_all = "camelCase")]
pub struct Triggered {
    /// Which part.
    pub section: AnalysisSection,
    /// How it stands.
    pub state: AnalysisState,
    /// Items that call for it, that could, or that are lifted. `R1.2` and `R1.3` stand for their open columns.
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
    let ticked = column::read(answers, problems);
    let mut exemption = exemption::check(answers);
    let triggered: Vec<Triggered> = AnalysisSection::VALUES
        .iter()
        .filter_map(|section| {
            let (state, because) = if *section == AnalysisSection::R6 {
                others(answers, &ticked, &mut exemption)?
            } else {
                decide(called_for(answers, *section))?
            };
            Some(Triggered { section: *section, state, because, to_write: to_write(*section, state, harm) })
        })
        .collect();
    let mut missing = ticked.missing;
    missing.extend(missing_replies(answers));
    let mut invalid_fields = if answers.refused { Vec::new() } else { ticked.refused };
    invalid_fields.extend(refused(answers));
    let follow_up: Vec<&'static str> = items(answers)
        .filter(|(_, reply)| *reply == Answer::Given(Reply::DontKnow))
        .map(|(item, _)| item.code())
        .collect();
    let status = match (invalid_fields.is_empty(), missing.is_empty() && follow_up.is_empty()) {
        (false, _) => Status::Invalid,
        (true, true) => Status::Scored,
        (true, false) => Status::Incomplete,
    };
    Screening { status, missing, triggered, follow_up, exemption, invalid_fields }
}

/// R6: ticks of R1.2 and R1.3 call for it unless exempted, and every other trigger whatever is exempted.
fn others(
    answers: &ScreeningAnswers,
    ticked: &Ticked,
    exemption: &mut Exemption,
) -> Option<(AnalysisState, Vec<&'static str>)> {
    let firm = called_for(answers, AnalysisSection::R6);
    let firmly = |known| firm.iter().any(|(_, each)| *each == known);
    let lifted = exemption.valid && !ticked.items.is_empty();
    if exemption.valid && firmly(Known::Yes) {
        exemption.because.push(ExemptionReason::AnotherTrigger);
    } else if exemption.valid && ticked.items.is_empty() {
        exemption.because.push(ExemptionReason::NothingToLift);
    }
    if lifted && !firmly(Known::Yes) {
        exemption.lifts = true;
        if !firmly(Known::Open) {
            return Some((AnalysisState::Exempted, ticked.items.clone()));
        }
        return decide(firm);
    }
    let mut all: Vec<(&'static str, Known)> = ticked.items.iter().map(|item| (*item, Known::Yes)).collect();
    all.extend(ticked.open.iter().map(|item| (*item, Known::Open)));
    all.extend(firm);
    decide(all)
}

/// One yes makes it due, whatever else is open.
fn decide(because: Vec<(&'static str, Known)>) -> Option<(AnalysisState, Vec<&'static str>)> {
    let those = |known| because.iter().filter(|(_, each)| *each == known).map(|(item, _)| *item).collect::<Vec<_>>();
    let (yes, open) = (those(Known::Yes), those(Known::Open));
    match (yes.is_empty(), open.is_empty()) {
        (false, _) => Some((AnalysisState::Due, yes)),
        (true, false) => Some((AnalysisState::Undecided, open)),
        (true, true) => None,
    }
}

/// The items of the table that bear on a section, and what is known of each.
fn called_for(answers: &ScreeningAnswers, section: AnalysisSection) -> Vec<(&'static str, Known)> {
    let rows = TRIGGERS.iter().filter(|(_, called)| *called == section);
    rows.map(|(item, _)| {
        let known = known(answers.reply(*item));
        match (*item, section) {
            (ScreeningItem::R22, AnalysisSection::R7) => with_child(answers, known),
            // It is asked with R8, so nobody answers it where R8 is not called for.
            (ScreeningItem::R841, _) if known == Known::Open && !asks_of_others(answers) => (item.code(), Known::No),
            _ => (item.code(), known),
        }
    })
    .collect()
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

fn items(answers: &ScreeningAnswers) -> impl Iterator<Item = (ScreeningItem, Answer<Reply>)> {
    ScreeningItem::VALUES.iter().map(|item| (*item, answers.reply(*item)))
}

/// Paths of the items that have to be answered and are not. An exemption need not be claimed.
fn missing_replies(answers: &ScreeningAnswers) -> Vec<String> {
    let concern = answers.reply(ScreeningItem::R22) == Answer::Given(Reply::Yes);
    let asked = |item: ScreeningItem| match item {
        ScreeningItem::R221 => concern,
        ScreeningItem::R841 => R8.iter().any(|item| known(answers.reply(*item)) == Known::Yes),
        ScreeningItem::R52b => false,
        _ => true,
    };
    let open = items(answers).filter(|(item, reply)| *reply == Answer::Missing && asked(*item));
    let mut missing: Vec<String> = open.map(|(item, _)| path(item.code())).collect();
    if concern && answers.child_identity_known == Answer::Missing {
        missing.push("oasys.screening.childIdentityKnown".to_owned());
    }
    missing
}

fn refused(answers: &ScreeningAnswers) -> Vec<String> {
    if answers.refused {
        return vec!["oasys.screening".to_owned()];
    }
    let replies = items(answers).filter(|(_, reply)| reply.is_refused()).map(|(item, _)| path(item.code()));
    let child = answers.child_identity_known.is_refused().then(|| "oasys.screening.childIdentityKnown".to_owned());
    let exemption = [
        (answers.exemption.on.is_refused(), "oasys.screening.exemption.on"),
        (answers.exemption.countersigner_authorised.is_refused(), "oasys.screening.exemption.countersignerAuthorised"),
    ];
    let exemption = exemption.into_iter().filter(|(refused, _)| *refused).map(|(_, field)| field.to_owned());
    replies.chain(child).chain(exemption).collect()
}

fn to_write(section: AnalysisSection, state: AnalysisState, harm: &HarmAnswers) -> Vec<String> {
    let due = state == AnalysisState::Due;
    let wanted = ANALYSES.iter().zip(harm.analyses).filter(|(item, _)| due && written_as(section).contains(item));
    wanted.filter(|(_, written)| !written).map(|(item, _)| join("oasys.harm.analysis", item)).collect()
}

fn path(item: &str) -> String {
    format!("oasys.screening[{item}]")
}
