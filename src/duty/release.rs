//! What a sentence of custody asks for: the victim, and the work before release.

use crate::case::event::{Event, EventKind};
use crate::duty::clock::{first_rule, open, set_due, settle};
use crate::duty::follow_up::{follow_up, since};
use crate::duty::{Because, Context, Duty};
use crate::standard::{DutyKind, Interval};

fn sentenced(event: &Event) -> bool {
    event.kind == EventKind::SentencedToCustody
}

/// The victim of an offence with a sentence of twelve months or more is contacted. A length that is not known counts.
pub(super) fn victim(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let long = |event: &Event| sentenced(event) && event.details.months.known().is_none_or(|months| months >= 12);
    follow_up(context, duties, DutyKind::VictimContact, &long, &[EventKind::VictimContacted], &|_, _| true);
}

/// The plan is reviewed before release.
pub(super) fn plan(context: &Context<'_>, duties: &mut Vec<Duty>) {
    follow_up(context, duties, DutyKind::PreReleasePlan, &sentenced, &[EventKind::PlanReviewed], &|_, _| true);
}

/// The MAPPA level is set so many months before release, or at once where less is left.
pub(super) fn level(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let Some(rule) = first_rule(context, DutyKind::PreReleaseMappa) else { return };
    for sentence in context.events.iter().filter(|event| sentenced(event)) {
        let duty = open(context, duties, rule);
        duty.opened_by(sentence);
        match (sentence.details.release.known(), rule.within) {
            (Some(release), Interval::Months(months)) => {
                duty.say(Because::BeforeRelease { release, months });
                set_due(context, duty, release.minus_months(months).max(sentence.on));
            }
            (None, Interval::Months(_)) => duty.say(Because::ReleaseNotKnown),
            (_, interval) => duty.say(Because::interval(interval)),
        }
        let set = since(context.events, &[EventKind::MappaLevelSet], sentence.on).next();
        settle(context, duty, set);
    }
}
