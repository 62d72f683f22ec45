//! How long the notification requirements last: by disposal, halved for somebody under 18, kept alive by orders.

use super::provisions::{AS_ORDERED, BY_ORDER, FIVE_YEARS, INDEFINITE, SEVEN_YEARS, TEN_YEARS, TWO_YEARS};
use crate::case::event::EventKind;
use crate::case::event::law::Disposal;
use crate::duty::clock::{MOST_NAMED, stand};
use crate::duty::law::{Provision, age_step, close, ended_by, open, removed, set};
use crate::duty::situation::Situation;
use crate::duty::{Because, Detail, Duty, DutyState};
use crate::period::Wording;
use crate::timeline::{End, Ended, EndedBy, Lacks, Length, Requirement};

/// The end of the last requirement, until somebody has verified that nothing keeps him on the register.
///
/// One without an end has none, and so has one of which nobody can say how the offence was disposed of.
pub(super) fn duty(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let Some(requirement) = latest(&situation.timeline.requirements) else { return };
    let last = last_day(requirement);
    if last == End::Never {
        return;
    }
    let duty = open(situation, duties, provision(requirement.length), Some(requirement.start));
    explain(situation, duty, requirement);
    match last {
        End::On(last) => set(situation, duty, last),
        End::Unknown | End::Never => {
            let detail = match requirement.lacks {
                Some(Lacks::Term) => Detail::Term,
                Some(Lacks::Disposal | Lacks::Until) | None => Detail::Until,
            };
            duty.say(Because::NeedsDetail { detail });
        }
    }
    let died = situation.timeline.died.map(Ended::by_event);
    match requirement.ended.or(died) {
        Some(Ended { on, by: EndedBy::Event(by) }) => {
            if by.kind == EventKind::NotificationEnded && duty.due.is_some_and(|due| due <= on) {
                close(situation, duty, by, DutyState::Done);
            } else {
                ended_by(situation, duty, on, by);
            }
        }
        Some(Ended { on, .. }) => removed(situation, duty, on),
        None => {
            stand(situation.today(), duty);
            let ends = situation.timeline.of(EventKind::NotificationEnded).iter();
            for event in ends.filter(|event| !event.verified && event.on >= requirement.start.on).take(MOST_NAMED) {
                duty.say(Because::NotVerified { event: event.kind, on: event.on });
            }
        }
    }
    duty.say_historic();
}

/// The requirement that lasts longest, of those that nobody has ended, and otherwise of all.
fn latest<'r, 'a>(requirements: &'r [Requirement<'a>]) -> Option<&'r Requirement<'a>> {
    let open = |requirement: &&Requirement<'_>| requirement.ended.is_none();
    let longest = |one: &'r Requirement<'a>, other: &'r Requirement<'a>| {
        if last_day(other) > last_day(one) { other } else { one }
    };
    let of_open = requirements.iter().filter(open).reduce(longest);
    of_open.or_else(|| requirements.iter().reduce(longest))
}

/// The last day. Where nobody can say how the offence was disposed of, the longest counts.
const fn last_day(requirement: &Requirement<'_>) -> End {
    match requirement.lacks {
        Some(Lacks::Disposal) => End::Never,
        Some(Lacks::Term | Lacks::Until) | None => requirement.last,
    }
}

const fn provision(length: Length) -> &'static Provision {
    match length {
        Length::TenYears => &TEN_YEARS,
        Length::SevenYears => &SEVEN_YEARS,
        Length::FiveYears => &FIVE_YEARS,
        Length::TwoYears => &TWO_YEARS,
        Length::Indefinite => &INDEFINITE,
        Length::AsOrdered => &AS_ORDERED,
        Length::ByOrder => &BY_ORDER,
    }
}

fn explain(situation: &Situation<'_>, duty: &mut Duty, requirement: &Requirement<'_>) {
    let law = &requirement.start.law;
    if let Some(disposal) = law.disposal.known() {
        let term = law.term.filter(|_| disposal == Disposal::Imprisonment);
        duty.say(Because::DisposedOf { disposal, months: term.map(|term| term.0), days: term.map(|term| term.1) });
    }
    if let Some((count, unit)) = requirement.counted {
        duty.say_if(age_step(situation, requirement.start.on));
        duty.say(Because::Counted { count, unit, wording: Wording::BeginningWith });
    }
    for made in &requirement.kept_alive_by {
        duty.say(Because::KeptAliveBy { order: made.law.order.known(), on: made.on });
    }
}
