//! The countersignature of a high or very high rating, by a manager authorised for that level.

use crate::band::Band;
use crate::case::event::Event;
use crate::case::reader::Answer;
use crate::date::Date;
use crate::duty::clock::{applicable, count, day_after, open, set_due, settle};
use crate::duty::law::{self, Provision};
use crate::duty::rating::Judged;
use crate::duty::signature::{Approvals, Draft, DraftOf, START, Signed};
use crate::duty::situation::Situation;
use crate::duty::{Because, ClosesNothing, Duty, DutyState, WaitsFor};
use crate::period::{Unit, Wording};
use crate::source::Standing;
use crate::standard::{DutyKind, Owner};

/// What has to be countersigned, and by what it was.
#[derive(Debug, Default)]
pub struct Signature<'a> {
    /// The level that asks for it; `None` where none is required.
    pub required: Option<Band>,
    /// The draft to sign; `None` where the case has none.
    pub of: Option<Draft<'a>>,
    /// The countersignature.
    pub by: Option<&'a Event>,
    /// Who signed and who wrote the draft are both known.
    pub names_given: bool,
    /// The instruments' answers are no longer those that were signed.
    pub answers_changed: bool,
    /// The field of the case that would date the draft, where nothing does.
    pub undated: &'static str,
    /// Countersignatures that do not count, and why.
    pub unfit: Vec<(&'a Event, ClosesNothing)>,
}

/// What a signature is held against.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'d> {
    /// What the rating counts as today.
    pub highest: Band,
    /// The level from which the standard asks for a countersignature; `None` where no standard could be used.
    pub from: Option<Band>,
    /// An incident is open.
    pub incident_open: bool,
    /// The digest of the instruments' answers today.
    pub digest: &'d str,
}

/// The countersignature of the latest draft.
#[must_use]
pub fn signature<'a>(approvals: &Approvals<'a>, today: crate::Date, asked: Asked<'_>) -> Signature<'a> {
    if asked.from.is_none_or(|from| asked.highest < from) {
        return Signature::default();
    }
    let undated = approvals.undated.unwrap_or(START);
    // One that may be a draft, where nothing that surely is one may be later.
    let unsure = approvals.unsure.filter(|_| approvals.undated.is_none());
    let of = approvals.latest(today).or(unsure);
    let mut signature = Signature { required: Some(asked.highest), of, undated, ..Signature::default() };
    let Some(draft) = of else { return signature };
    let mut signed_before = false;
    let first = approvals.signatures.partition_point(|signed| signed.event.on < draft.on);
    for signed in approvals.signatures.iter().skip(first) {
        match signs(approvals, signed, draft, asked) {
            // What came since may be a later draft (ruling 21).
            Ok(_) if approvals.undated.is_some() || unsure.is_some_and(|unsure| signed.event.on < unsure.on) => {
                signed_before = true;
                signature.unfit.push((signed.event, ClosesNothing::DraftNotKnown));
            }
            Ok(names) if signature.by.is_none() || names && !signature.names_given => {
                // It was signed on the first of these days, whoever signs again with the names.
                signature.by = signature.by.or(Some(signed.event));
                signature.names_given = names;
                signature.answers_changed =
                    signed.event.details.digest.as_deref().is_some_and(|digest| digest != asked.digest);
            }
            Ok(_) => {}
            Err(why) => signature.unfit.push((signed.event, why)),
        }
    }
    if signed_before && signature.by.is_none() {
        signature.of = unsure;
    }
    signature
}

/// Whether a countersignature signs the draft at today's rating, and whether the names of both are known.
fn signs(
    approvals: &Approvals<'_>,
    signed: &Signed<'_>,
    draft: Draft<'_>,
    asked: Asked<'_>,
) -> Result<bool, ClosesNothing> {
    match signed.day() {
        Some(day) if day == draft.on => {}
        Some(_) => return Err(ClosesNothing::BeforeDraft),
        None => return Err(ClosesNothing::DraftNotKnown),
    }
    let names = approvals.closes(signed, asked.highest)?;
    match signed.event.details.rating {
        Answer::Missing => Ok(names),
        Answer::Given(rating) if rating >= asked.highest => Ok(names),
        Answer::Refused => Err(ClosesNothing::RatingNotKnown),
        Answer::Given(_) if asked.incident_open => Err(ClosesNothing::IncidentOpen),
        Answer::Given(_) if !names => Err(ClosesNothing::NamesNotGiven),
        Answer::Given(_) if !signed.event.details.reasons => Err(ClosesNothing::ReasonMissing),
        Answer::Given(_) => Err(ClosesNothing::LowerRating),
    }
}

/// The duty, on the day of the draft. Where nobody can say on which day that was, it has no date, and waits for the fact
/// that is missing.
pub(super) fn duty(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let signature = situation.signature;
    if signature.required.is_none() {
        return;
    }
    let today = situation.today();
    for rule in applicable(situation, DutyKind::Countersignature, today) {
        let duty = open(situation, duties, rule);
        duty.say(Because::joint_rating(situation.joint));
        // What the last day of a lowered rating brings back is due on the day after it.
        let asked = |band| rule.when.joint_rating.as_ref().is_none_or(|bands| bands.contains(&band));
        let came_back = |over: &Date| !situation.ratings.on(over.previous()).band.is_none_or(asked);
        let ended =
            situation.judged.and_then(|judged| judged.over.filter(|over| judged.until == Some(over.previous())));
        // What cannot be read may have ended it before that.
        let passed = ended.filter(|over| came_back(over) && situation.timeline.names().lost().next().is_none());
        match signature.of {
            Some(draft) if let Some(on) = passed.filter(|on| draft.on < *on) => {
                duty.say(Because::CountedFromField { field: UNTIL, on: on.previous() });
                if let Some(due) = day_after(situation, duty, on, rule.within) {
                    set_due(situation, duty, due);
                }
            }
            Some(Draft { of: DraftOf::Event(event), .. }) => count(situation, duty, event, rule.within),
            Some(Draft { of: DraftOf::Field(field), on }) => {
                duty.say(Because::CountedFromField { field, on });
                if let Some(due) = day_after(situation, duty, on, rule.within) {
                    set_due(situation, duty, due);
                }
            }
            None => duty.say(Because::UnsignedDraft),
        }
        for step in steps(signature) {
            duty.say(step);
        }
        // When nobody manages him any more, nobody owes a signature, and a later one changes nothing.
        let end = situation.managed().last().and_then(|run| run.end);
        let by = signature.by.filter(|event| end.is_none_or(|end| event.on < end.over_on()));
        settle(situation, duty, by.map(Into::into), end);
        if signature.of.is_none() && duty.state == DutyState::CannotDate {
            duty.waits_for.push(WaitsFor { event: None, field: Some(signature.undated.to_owned()), duty: None });
        }
    }
}

/// The member of the case that says how long a rating is lowered.
pub(super) const UNTIL: &str = "judgement.until";

/// The last day of a lowered rating: a new judgement, or what is computed, follows it.
const LAST_DAY: Provision = Provision {
    id: "convention/judgement-end",
    kind: DutyKind::JudgementEnd,
    owner: Owner::Probation,
    division: None,
    from: "",
    until: "",
    count: 12,
    unit: Unit::Month,
    wording: Wording::After,
    title: "Our own convention: a lowered rating lasts twelve months at the most",
    place: "",
    standing: Standing::Unconfirmed,
};

/// The last day of a rating that a judgement has lowered, until it comes (ruling 24).
pub(super) fn lowered(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let today = situation.today();
    let lowers = |judged: &Judged| situation.joint.highest() == Some(judged.rating);
    let acts = situation.judged.filter(|judged| judged.over.is_none_or(|over| today < over) && lowers(judged));
    let Some(until) = acts.and_then(|judged| judged.until) else { return };
    let duty = law::open(situation, duties, &LAST_DAY, None);
    duty.owner = situation.manager_on(today, duty.owner);
    duty.say(Because::CountedFromField { field: UNTIL, on: until });
    set_due(situation, duty, until);
    settle(situation, duty, None, situation.managed().last().and_then(|run| run.end));
}

/// What there is to say of a signature, beside that it is there: what it lacks, and which others do not count.
#[must_use]
pub fn steps(signature: &Signature<'_>) -> Vec<Because> {
    let mut steps = Vec::new();
    if let Some(event) = signature.by {
        if !signature.names_given {
            steps.push(Because::NamesNotGiven);
        }
        if signature.answers_changed {
            steps.push(Because::AnswersChanged { on: event.on });
        }
    }
    let unfit = signature.unfit.iter().rev().take(crate::duty::clock::MOST_NAMED).rev();
    steps.extend(unfit.map(|(event, why)| Because::closes_nothing(event, *why)));
    steps
}
