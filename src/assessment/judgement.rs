//! Judgement: it sets the joint rating, with a reason, and never alters a computed band (ruling 24).

mod lapse;

use serde::Serialize;

use crate::band::{Band, Range};
use crate::case::reader::Answer;
use crate::case::{CaseFile, Judgement};
use crate::code::codes;
use crate::date::Date;
use crate::duty::{Approvals, Judged, Level, Past};
use crate::problem::{Limit, Problem, ProblemCode};
use crate::same_text::same;
use crate::timeline::Timeline;

codes! {
    /// What a judgement did to the rating.
    #[cfg_attr(feature = "types", ts(rename = "JudgementEffectKind"))]
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
        /// Cannot be read, and so counts as the highest that it could say.
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
        /// No rating that can be read.
        RatingMissing = "rating-missing",
        /// It does not say which computed rating it lowers.
        LowersMissing = "lowers-missing",
        /// No end date.
        EndMissing = "end-missing",
        /// Not countersigned.
        CountersignatureMissing = "countersignature-missing",
        /// Countersigned by its own author.
        CountersignerIsAuthor = "countersigner-is-author",
        /// Countersigned by somebody not authorised for the higher rating.
        CountersignerNotAuthorised = "countersigner-not-authorised",
        /// Whether that manager is authorised is not recorded.
        CountersignerAuthorityUnknown = "countersigner-authority-unknown",
        /// Its end date, or twelve months, have passed.
        EndPassed = "end-passed",
        /// An incident, or a serious further offence charged, since.
        IncidentSince = "incident-since",
        /// A conviction since.
        ConvictionSince = "conviction-since",
        /// A reassessment since that was not signed at the lowered rating.
        ReassessedSince = "reassessed-since",
        /// Remanded, recalled or missing since.
        CustodyOrMissingSince = "custody-or-missing-since",
        /// The MAPPA level was raised since.
        MappaRaisedSince = "mappa-raised-since",
        /// The computed rating has risen above the one that it lowered.
        ComputedRose = "computed-rose",
        /// An incident is waiting for its reassessment: until then the rating cannot fall.
        IncidentOpen = "incident-open",
    }
}

/// What the professional's judgement did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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

/// The longest time that a lowered rating lasts, in calendar months.
///
/// # Source
/// Our own convention (ruling 24). Unconfirmed.
const LONGEST_MONTHS: u16 = 12;

/// What a judgement is held against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Against<'f, 'a> {
    /// The case.
    pub(super) case: &'f CaseFile<'f>,
    /// What was in force when.
    pub(super) timeline: &'f Timeline<'a>,
    /// What was countersigned.
    pub(super) approvals: &'f Approvals<'a>,
    /// The rating as computed.
    pub(super) computed: &'f Level,
    /// What the past comes to without the judgement.
    pub(super) past: &'f Past<'a>,
}

/// What a judgement comes to.
#[derive(Debug)]
pub(super) struct Verdict {
    /// For the result.
    pub(super) effect: JudgementEffect,
    /// The rating with it.
    pub(super) level: Level,
    /// What it made of the rating by day; `None` where it changes no day.
    pub(super) judged: Option<Judged>,
}

/// Applies the judgement of a case, where it has one.
pub(super) fn judge(against: &Against<'_, '_>, problems: &mut Vec<Problem>) -> Option<Verdict> {
    let judgement = against.case.judgement.as_ref()?;
    let lacks = lacks(judgement, problems);
    let last = last_day(judgement, problems);
    let (effect, because, level, judged) = match judgement.rating {
        // It may have raised the rating to the highest.
        Answer::Missing | Answer::Refused => {
            let on = since(judgement, against);
            let highest =
                Judged { on, rating: Band::VeryHigh, lowers: false, over: None, until: None, falls_back: false };
            (Effect::Invalid, lacks, unreadable(against.computed), Some(highest))
        }
        // One that is below what is held lowers that, whatever is computed (ruling 24).
        Answer::Given(rating)
            if against.computed.highest() <= Some(rating)
                && (held(against) <= Some(rating) || judgement.lowers.known() <= Some(rating)) =>
        {
            raise(rating, judgement, against, last, lacks)
        }
        Answer::Given(rating) => lower(rating, judgement, against, last, lacks),
    };
    let effect = JudgementEffect {
        effect,
        rating: judgement.rating.known(),
        by: judgement.by.clone(),
        on: judgement.on.known(),
        until: judgement.until.known(),
        because,
    };
    Some(Verdict { effect, level, judged })
}

/// The day from which a judgement raises: one without a day that can be read may be older than everything in the case.
fn since(judgement: &Judgement, against: &Against<'_, '_>) -> Date {
    let first = || against.case.events.first().map_or(against.timeline.today, |event| event.on);
    judgement.on.known().unwrap_or_else(first)
}

type Outcome = (Effect, Vec<JudgementReason>, Level, Option<Judged>);

/// What every judgement has to have, each lack a problem beside its field.
fn lacks(judgement: &Judgement, problems: &mut Vec<Problem>) -> Vec<JudgementReason> {
    let needed = [
        (judgement.rating.given().is_none(), "judgement.rating", JudgementReason::RatingMissing),
        (judgement.reason.is_none(), "judgement.reason", JudgementReason::ReasonMissing),
        (judgement.by.is_none(), "judgement.by", JudgementReason::AuthorMissing),
        (judgement.on.given().is_none(), "judgement.on", JudgementReason::DayMissing),
    ];
    let mut because = Vec::new();
    for (missing, field, reason) in needed {
        if missing {
            // A field that was given and refused has its problem already, and so has what is no object at all.
            let told = |problem: &Problem| [field, "judgement", ""].contains(&problem.field.as_str());
            if !problems.iter().any(told) {
                problems.push(Problem::new(ProblemCode::Missing, field));
            }
            because.push(reason);
        }
    }
    because
}

/// The last day of a judgement, and no later than twelve months after its own; `None` where no last day can be read.
fn last_day(judgement: &Judgement, problems: &mut Vec<Problem>) -> Option<Date> {
    let until = judgement.until.known()?;
    let Some(on) = judgement.on.known() else { return Some(until) };
    let longest = on.plus_months(LONGEST_MONTHS);
    if until > longest {
        let mut problem = Problem::new(ProblemCode::OutOfRange, "judgement.until").against("judgement.on");
        problem.max = Some(Limit::Day(longest));
        problems.push(problem);
    }
    Some(until.min(longest))
}

fn unreadable(computed: &Level) -> Level {
    let lowest = computed.certain.unwrap_or(Band::Low);
    let mut decided_by = computed.range.as_ref().map(|range| range.decided_by.clone()).unwrap_or_default();
    decided_by.push("judgement.rating".to_owned());
    Level { certain: computed.certain, range: Some(Range { lowest, highest: Band::VeryHigh, decided_by }) }
}

/// What is certain rises to `rating`; what is still possible stays possible.
fn raised(rating: Band, computed: &Level) -> Level {
    let certain = computed.certain.map_or(rating, |certain| certain.max(rating));
    let highest = computed.highest().map_or(rating, |highest| highest.max(rating));
    let decided_by = match &computed.range {
        Some(range) if highest > certain => range.decided_by.clone(),
        _ => Vec::new(),
    };
    Level { certain: Some(certain), range: Some(Range { lowest: certain, highest, decided_by }) }
}

/// A rating at or above the top of what is possible. It acts although something of it is missing: asking for more must
/// not lower protection.
fn raise(
    rating: Band,
    judgement: &Judgement,
    against: &Against<'_, '_>,
    last: Option<Date>,
    lacks: Vec<JudgementReason>,
) -> Outcome {
    let (computed, today) = (against.computed, against.timeline.today);
    // Twelve months are for lowering: a raised rating lasts to the day that it names.
    if last.is_some() && judgement.until.known().is_some_and(|until| until < today) {
        // Until then it raised the rating of its days, and what fell due by that stays due.
        let over = judgement.until.known().map(|until| until.plus_days(1));
        let judged = Some(since(judgement, against)).filter(|on| over.is_some_and(|over| *on < over));
        let judged = judged.map(|on| Judged { on, rating, lowers: false, over, until: None, falls_back: true });
        return (Effect::Lapsed, vec![JudgementReason::EndPassed], computed.clone(), judged);
    }
    let effect = if computed.certain == Some(rating) { Effect::Agrees } else { Effect::Raises };
    let on = since(judgement, against);
    let judged = Judged { on, rating, lowers: false, over: None, until: None, falls_back: false };
    (effect, lacks, raised(rating, computed), Some(judged))
}

/// A rating below what is possible. It lowers where everything that this needs is there and nothing has happened since;
/// what it raises above the certain it raises at once.
fn lower(
    rating: Band,
    judgement: &Judgement,
    against: &Against<'_, '_>,
    last: Option<Date>,
    mut because: Vec<JudgementReason>,
) -> Outcome {
    let computed = against.computed;
    // Authority for the higher one: also for the one that it says it lowers.
    let higher = computed.highest().max(held(against)).max(judgement.lowers.known()).unwrap_or(Band::VeryHigh);
    let raises = computed.certain < Some(rating);
    let over = judgement.on.known().map(|on| lapse::lapses(on, rating, last, judgement, against)).unwrap_or_default();
    let passed = over.iter().any(|(reason, _)| *reason == JudgementReason::EndPassed);
    let left = if raises && !passed { raised(rating, computed) } else { computed.clone() };
    because.extend(
        [
            // It names the computed rating that it lowers: one that is not above its own is none.
            judgement.lowers.known().is_none_or(|lowers| lowers <= rating).then_some(JudgementReason::LowersMissing),
            last.is_none().then_some(JudgementReason::EndMissing),
            unsigned(judgement, higher),
        ]
        .into_iter()
        .flatten(),
    );
    let first_over = over.iter().map(|(_, day)| *day).min();
    // What was signed lowered the rating from its day to the first day on which it lapsed.
    let judged = judgement.on.known().filter(|on| because.is_empty() && first_over.is_none_or(|over| over > *on));
    let judged = judged.map(|on| Judged { on, rating, lowers: true, over: first_over, until: last, falls_back: false });
    // From its day to its last it was at least what somebody judged, although more is possible.
    let ended = over.iter().find(|(reason, _)| *reason == JudgementReason::EndPassed).map(|(_, day)| *day);
    let on = since(judgement, against);
    let at_least = Some(Judged { on, rating, lowers: false, over: ended, until: None, falls_back: false });
    if !over.is_empty() {
        return (Effect::Lapsed, over.into_iter().map(|(reason, _)| reason).collect(), left, judged.or(at_least));
    }
    if against.past.incidents.iter().any(|incident| incident.is_open()) {
        because.push(JudgementReason::IncidentOpen);
    }
    if because.is_empty() {
        return (Effect::Lowers, because, Level { certain: Some(rating), range: Some(Range::certain(rating)) }, judged);
    }
    (if raises { Effect::Raises } else { Effect::Waiting }, because, left, at_least)
}

/// What is held, without the judgement.
fn held(against: &Against<'_, '_>) -> Option<Band> {
    against.past.held.as_ref().map(|held| held.rating)
}

/// What is wrong with the countersignature of a lowered rating.
fn unsigned(judgement: &Judgement, higher: Band) -> Option<JudgementReason> {
    let Some(signer) = &judgement.countersigned_by else { return Some(JudgementReason::CountersignatureMissing) };
    if judgement.by.as_ref().is_some_and(|author| same(author, signer)) {
        return Some(JudgementReason::CountersignerIsAuthor);
    }
    match judgement.countersigner_authorised_for.known() {
        None => Some(JudgementReason::CountersignerAuthorityUnknown),
        Some(authorised) => (authorised < higher).then_some(JudgementReason::CountersignerNotAuthorised),
    }
}
