//! What ends a lowered rating (ruling 24).

use super::{Against, JudgementReason};
use crate::band::Band;
use crate::case::Judgement;
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::duty::{convictions, is_full_oasys, may_be_full};
use crate::timeline::Timeline;

/// Everything that has ended a judgement of `on`, each with the first day on which it acted no longer. What happened on
/// its own day counts as later: nobody can say that the judgement knew of it.
pub(super) fn lapses(
    on: Date,
    rating: Band,
    last: Option<Date>,
    judgement: &Judgement,
    against: &Against<'_, '_>,
) -> Vec<(JudgementReason, Date)> {
    let (timeline, today) = (against.timeline, against.timeline.today);
    let first = |kinds: &[EventKind]| {
        kinds.iter().filter_map(|kind| timeline.since(*kind, on).first()).map(|event| event.on).min()
    };
    let computed = against.computed.highest();
    let rose = judgement.lowers.given().is_some_and(|lowers| computed > Some(*lowers));
    let reasons = [
        (JudgementReason::EndPassed, last.map(|last| last.plus_days(1)).filter(|day| *day <= today)),
        (JudgementReason::IncidentSince, first(&[EventKind::SignificantIncident, EventKind::SeriousFurtherOffence])),
        (
            JudgementReason::ConvictionSince,
            first(&[EventKind::Conviction]).into_iter().chain(sentenced(on, against)).min(),
        ),
        (JudgementReason::ReassessedSince, reassessed(on, rating, against)),
        (
            JudgementReason::CustodyOrMissingSince,
            first(&[EventKind::Remanded, EventKind::Recalled, EventKind::WentMissing]),
        ),
        (JudgementReason::MappaRaisedSince, mappa_raised(on, timeline)),
        // Nobody knows when it rose: what is computed today holds for all time.
        (JudgementReason::ComputedRose, rose.then_some(on)),
    ];
    reasons.into_iter().filter_map(|(reason, day)| Some((reason, day?))).collect()
}

/// The first conviction in the history of that day or later. One without a day that can be read may be later, and so may
/// those of a list that cannot be read.
fn sentenced(on: Date, against: &Against<'_, '_>) -> Option<Date> {
    if against.case.convictions.is_refused() {
        return Some(on);
    }
    let days = convictions(against.case).map(|occasion| occasion.sentenced_on.known().unwrap_or(on));
    days.filter(|day| *day >= on).min()
}

/// A full OASys after it, or what may be one, unless the latest was countersigned at the lowered rating: that carries it on
/// where it is surely full. One of the same day is what the judgement was made with. One that one person alone took out
/// does not bring the lowering back.
fn reassessed(on: Date, rating: Band, against: &Against<'_, '_>) -> Option<Date> {
    let kinds = [EventKind::OasysCompleted, EventKind::OasysReviewed];
    let all = against
        .timeline
        .of_any(&kinds)
        .into_iter()
        .chain(against.approvals.taken_out.iter().copied().filter(|event| kinds.contains(&event.kind)));
    let full: Vec<&Event> = all.filter(|event| event.on > on && may_be_full(event)).collect();
    let latest = full.iter().max_by_key(|event| (event.on, event.index))?;
    let higher = against.computed.highest().unwrap_or(Band::VeryHigh);
    let carried_on = against.approvals.signatures.iter().any(|signed| {
        signed.is_of(latest)
            && is_full_oasys(latest)
            && signed.event.details.rating == Answer::Given(rating)
            && against.approvals.verdict(signed, higher) == Ok(true)
    });
    if carried_on { None } else { full.iter().map(|event| event.on).min() }
}

/// The first MAPPA level since that is higher than the one before it. One that cannot be read may be the highest.
fn mappa_raised(on: Date, timeline: &Timeline<'_>) -> Option<Date> {
    let level = |event: &&Event| event.level.known().unwrap_or(3);
    let all = timeline.of(EventKind::MappaLevelSet);
    let before = all.iter().take_while(|event| event.on < on).last().map_or(1, level);
    all.iter().skip_while(|event| event.on < on).find(|event| level(event) > before).map(|event| event.on)
}
