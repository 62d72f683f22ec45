//! Judgement: it sets the joint rating, with a reason, and never alters a computed band.

use serde::Serialize;

use crate::band::{Band, Range};
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::case::{CaseFile, Judgement};
use crate::code::codes;
use crate::date::Date;
use crate::duty::{Incident, Level, is_full_oasys};
use crate::problem::{Problem, ProblemCode};
use crate::same_text::same;

codes! {
    /// What a judgement did to the rating.
    pub enum Effect {
        /// Raised what is certain: at once.
        Raises = "raises",
        /// Lowered it, countersigned and until a day.
        Lowers = "lowers",
        /// The same as computed.
        Agrees = "agrees",
        /// Would lower it, and something is still missing.
        Waiting = "waiting",
        /// Lowered it once, and does no longer.
        Lapsed = "lapsed",
        /// Cannot be read.
        Invalid = "invalid",
    }
}

codes! {
    /// Why a judgement did what it did.
    pub enum JudgementReason {
        /// No reason.
        ReasonMissing = "reason-missing",
        /// Nobody's.
        AuthorMissing = "author-missing",
        /// No day.
        DayMissing = "day-missing",
        /// No rating.
        RatingMissing = "rating-missing",
        /// No end date.
        EndMissing = "end-missing",
        /// Not countersigned.
        CountersignatureMissing = "countersignature-missing",
        /// Countersigned by its own author.
        CountersignerIsAuthor = "countersigner-is-author",
        /// Countersigned by somebody not authorised for the computed level.
        CountersignerNotAuthorised = "countersigner-not-authorised",
        /// Whether that manager is authorised is not recorded.
        CountersignerAuthorityUnknown = "countersigner-authority-unknown",
        /// Its end date has passed.
        EndPassed = "end-passed",
        /// An incident since.
        IncidentSince = "incident-since",
        /// A conviction since.
        ConvictionSince = "conviction-since",
        /// A reassessment since.
        ReassessedSince = "reassessed-since",
        /// An incident is waiting for its reassessment: until then the rating cannot fall.
        IncidentOpen = "incident-open",
    }
}

/// What the professional's judgement did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JudgementEffect {
    /// What it did.
    pub effect: Effect,
    /// The rating as judged.
    pub rating: Option<Band>,
    /// Who.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Why.
    pub because: Vec<JudgementReason>,
}

/// What a judgement did and why, with the rating where that is another than the computed one.
type Verdict = (Effect, Vec<JudgementReason>, Option<Level>);

/// Applies the judgement of a case, where it has one: what it did, and the rating with it.
pub(super) fn judge(
    case: &CaseFile,
    today: Date,
    computed: &Level,
    incidents: &[Incident<'_>],
    problems: &mut Vec<Problem>,
) -> Option<(JudgementEffect, Level)> {
    let judgement = case.judgement.as_ref()?;
    let incomplete = incomplete(judgement, problems);
    let rating = judgement.rating.given().copied();
    let (effect, because, level) = match rating {
        None => (Effect::Invalid, incomplete, None),
        // A raised rating holds although something of it is missing: asking for more must not lower protection.
        Some(rating) if !lowers(rating, computed) => {
            if judgement.until.given().is_some_and(|until| *until < today) {
                (Effect::Lapsed, vec![JudgementReason::EndPassed], None)
            } else {
                raise(rating, computed, incomplete)
            }
        }
        Some(rating) => lower(rating, judgement, case, today, computed, incidents, incomplete),
    };
    let effect = JudgementEffect {
        effect,
        rating,
        by: judgement.by.clone(),
        on: judgement.on.given().copied(),
        until: judgement.until.given().copied(),
        because,
    };
    Some((effect, level.unwrap_or_else(|| computed.clone())))
}

/// What every judgement has to have, each lack a problem beside its field.
fn incomplete(judgement: &Judgement, problems: &mut Vec<Problem>) -> Vec<JudgementReason> {
    let lacks = [
        (matches!(judgement.rating, Answer::Missing), "judgement.rating", JudgementReason::RatingMissing),
        (judgement.reason.is_none(), "judgement.reason", JudgementReason::ReasonMissing),
        (judgement.by.is_none(), "judgement.by", JudgementReason::AuthorMissing),
        (matches!(judgement.on, Answer::Missing), "judgement.on", JudgementReason::DayMissing),
    ];
    let mut because = Vec::new();
    for (missing, field, reason) in lacks {
        if missing {
            // A field that was given and refused has its problem already.
            if !problems.iter().any(|problem| problem.field == field) {
                problems.push(Problem::new(ProblemCode::Missing, field));
            }
            because.push(reason);
        }
    }
    because
}

/// A rating below what is certain is lower; so is any rating where nothing is certain and more is possible.
fn lowers(rating: Band, computed: &Level) -> bool {
    match (computed.certain, computed.highest()) {
        (Some(certain), _) => rating < certain,
        (None, _) => false,
    }
}

/// What is certain rises to `rating`; what is still possible stays possible.
fn raise(rating: Band, computed: &Level, incomplete: Vec<JudgementReason>) -> Verdict {
    let effect = if computed.certain == Some(rating) { Effect::Agrees } else { Effect::Raises };
    let highest = computed.highest().map_or(rating, |highest| highest.max(rating));
    let decided_by = match &computed.range {
        Some(range) if highest > rating => range.decided_by.clone(),
        _ => Vec::new(),
    };
    let range = Range { lowest: rating, highest, decided_by };
    (effect, incomplete, Some(Level { certain: Some(rating), range: Some(range) }))
}

/// Lowers the rating, where everything that this needs is there and nothing has happened since.
fn lower(
    rating: Band,
    judgement: &Judgement,
    case: &CaseFile,
    today: Date,
    computed: &Level,
    incidents: &[Incident<'_>],
    mut because: Vec<JudgementReason>,
) -> Verdict {
    let lapses = lapses(judgement, &case.events, today);
    if !lapses.is_empty() {
        return (Effect::Lapsed, lapses, None);
    }
    let open = incidents.iter().any(|incident| incident.closed.is_none());
    let unsigned = unsigned(judgement, computed.highest());
    name(
        &mut because,
        &[
            judgement.until.given().is_none().then_some(JudgementReason::EndMissing),
            unsigned,
            judgement.on.is_refused().then_some(JudgementReason::DayMissing),
            open.then_some(JudgementReason::IncidentOpen),
        ],
    );
    if !because.is_empty() {
        return (Effect::Waiting, because, None);
    }
    (Effect::Lowers, because, Some(Level { certain: Some(rating), range: Some(Range::certain(rating)) }))
}

/// Names the reasons that there are.
#[inline(never)]
fn name(because: &mut Vec<JudgementReason>, reasons: &[Option<JudgementReason>]) {
    because.extend(reasons.iter().flatten());
}

/// What is wrong with the countersignature of a lowered rating.
fn unsigned(judgement: &Judgement, highest: Option<Band>) -> Option<JudgementReason> {
    let Some(signer) = &judgement.countersigned_by else { return Some(JudgementReason::CountersignatureMissing) };
    if judgement.by.as_ref().is_some_and(|author| same(author, signer)) {
        return Some(JudgementReason::CountersignerIsAuthor);
    }
    match (judgement.countersigner_authorised_for.given(), highest) {
        (None, _) => Some(JudgementReason::CountersignerAuthorityUnknown),
        (Some(authorised), Some(highest)) if *authorised < highest => Some(JudgementReason::CountersignerNotAuthorised),
        _ => None,
    }
}

/// What has ended a lowered rating: its last day, an incident, a conviction or a reassessment.
fn lapses(judgement: &Judgement, events: &[Event], today: Date) -> Vec<JudgementReason> {
    let passed = judgement.until.given().is_some_and(|until| *until < today);
    let (mut incident, mut conviction, mut reassessed) = (false, false, false);
    if let Some(on) = judgement.on.given() {
        // An incident or conviction of the same day counts as later: nobody can say that the judgement knew of it.
        for event in events.iter().filter(|event| event.on >= *on) {
            incident |= event.kind == EventKind::SignificantIncident;
            conviction |= event.kind == EventKind::Conviction;
            // Any full OASys assesses the risk again; one of the same day is what the judgement was made with.
            reassessed |= event.on > *on && is_full_oasys(event);
        }
    }
    let mut lapses = Vec::new();
    name(
        &mut lapses,
        &[
            passed.then_some(JudgementReason::EndPassed),
            incident.then_some(JudgementReason::IncidentSince),
            conviction.then_some(JudgementReason::ConvictionSince),
            reassessed.then_some(JudgementReason::ReassessedSince),
        ],
    );
    lapses
}
