//! The clock of the notification requirements: what the person has to tell the police, by when, and until when.

mod answers;
mod changes;
mod initial;
mod period;
mod periodic;
mod provisions;
mod register;
mod review;
mod travel;

use crate::case::event::law::About;
use crate::case::event::{Event, EventKind};
use crate::date::Date;
use crate::duty::law::{Owed, Provision, free_days, hold, open, set, settle};
use crate::duty::situation::Situation;
use crate::duty::{Because, Duty};
use crate::problem::Problem;
use answers::Answered;
use register::Register;
pub(super) use review::latest_continuation;

/// Every duty of the notification requirements.
pub(super) fn duties(situation: &Situation<'_>, duties: &mut Vec<Duty>, problems: &mut Vec<Problem>) {
    let register = Register::of(situation);
    period::duty(situation, duties);
    let initial = initial::answered(situation, problems);
    initial::duties(situation, &initial, duties);
    let changes = changes::answered(situation, &register, problems);
    changes::duties(situation, &register, &changes, duties, problems);
    periodic::duties(situation, &register, &changes, duties);
    travel::duties(situation, &register, duties, problems);
    review::duties(situation, &initial, duties);
}

/// The days from which a periodic notification was missed, by day: each is the first on which it was late.
pub(super) fn missed(situation: &Situation<'_>) -> Vec<Date> {
    let register = Register::of(situation);
    // What cannot be used is told where the duties are made.
    let changes = changes::answered(situation, &register, &mut Vec::new());
    periodic::missed(situation, &register, &changes)
}

/// Whether `event` is a notification about `about`.
fn is_about(event: &Event, about: About) -> bool {
    event.law.about.given() == Some(&about)
}

/// Whether nobody can read what `event` is about, and so it may be `about` (ruling 21).
fn may_be_about(event: &Event, about: About) -> bool {
    event.law.about.given().is_none_or(|given| *given == about)
}

/// Every notification about `about`, by day.
fn notified<'a>(situation: &Situation<'a>, about: About) -> Vec<&'a Event> {
    let all = situation.timeline.of(EventKind::Notified).iter();
    all.copied().filter(|event| is_about(event, about)).collect()
}

/// A duty that is due on the last of some days that begin with an event, time in custody and the like left out.
fn within_free_days<'d>(
    situation: &Situation<'_>,
    duties: &'d mut Vec<Duty>,
    provision: &Provision,
    (event, from): (&Event, Date),
    answered: &Answered<'_>,
    owed: Owed<'_>,
) -> &'d mut Duty {
    let duty = open(situation, duties, provision, Some(event));
    duty.say(provision.counted());
    let closer = answered.given;
    match free_days(situation, from, provision.count, &mut duty.because) {
        Ok(due) => {
            set(situation, duty, due);
            settle(situation, duty, closer, owed);
        }
        Err(_) if closer.is_some() => settle(situation, duty, closer, owed),
        Err(span) => hold(situation, duty, span, owed),
    }
    answered.explain(duty);
    duty
}

/// That nobody can say when it is due before somebody has been made subject to the requirements.
const NOBODY_SUBJECT: Because = Because::NeedsEvent { events: &[EventKind::NotificationStarted] };
