//! What moves the last day of an order, or takes the order away.

use super::{Closed, CourtOrder, End, Varied, last_day, warns_of};
use crate::case::event::Event;
use crate::case::event::law::OrderKind;
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};
use crate::timeline::path;

/// Another last day. An earlier one shortens only once it is verified, and one that is not given or cannot be read
/// shortens nothing: the order may have been made longer. Of two of one day the later keeps the order alive and the
/// earlier warns. `only_longer`: it can make the order longer and nothing else.
pub(super) fn vary<'a>(order: &mut CourtOrder<'a>, event: &'a Event, only_longer: bool, problems: &mut Vec<Problem>) {
    let end = last_day(event);
    let before = order.varied.last().filter(|before| before.on == event.on).map_or(order.end, |_| order.today.end);
    // What cannot be read may be the earlier one, which warns.
    let unread = event.law.until.is_refused() && event.removed.is_none();
    if only_longer && end < before {
        order.unread |= unread;
        warn_early(order, event);
        return;
    }
    let same_day = order.varied.last().copied().filter(|before| before.on == event.on);
    order.varied.push(event);
    match same_day {
        Some(before) if last_day(before) != end => {
            problems.push(Problem::new(ProblemCode::SameDay, path(event, "until")).against(path(before, "until")));
        }
        Some(_) => {}
        None => order.today = Varied { end: order.end, warned: false, unread: false, varied: false },
    }
    let earlier = end < order.today.end;
    if earlier && !event.verified {
        order.unverified.push(event);
    }
    let holds = !earlier || event.verified && !event.law.until.is_refused();
    if unread {
        (order.unread, order.today.unread) = (true, true);
    }
    if !holds {
        warn_early(order, event);
        return;
    }
    order.end = if order.today.varied { order.end.max(end) } else { end };
    order.today.varied = true;
    // Which order it made longer is not known: the last day of each still warns (ruling 21).
    if only_longer && event.removed.is_none() {
        return;
    }
    // One that gives no last day warns of nothing: the last day that was known still does.
    let warns = warns_of(event);
    if warns != End::Unknown {
        let early = if order.early.0 == event.on { order.early.1 } else { End::Never };
        order.warned_for = if order.today.warned { order.warned_for.min(warns) } else { warns }.min(early);
        (order.unread, order.today.warned) = (order.today.unread, true);
    }
}

/// One that would make the order shorter, and does not hold, warns all the same: what brings duties needs no verifying.
fn warn_early(order: &mut CourtOrder<'_>, event: &Event) {
    let warns = warns_of(event);
    if warns == End::Unknown || event.removed.is_some() {
        return;
    }
    let before = if order.early.0 == event.on { order.early.1 } else { End::Never };
    order.early = (event.on, before.min(warns));
    order.warned_for = order.warned_for.min(warns);
}

/// A new sexual harm prevention order ends those before it, once somebody has verified it.
pub(super) fn replace(orders: &mut [CourtOrder<'_>]) {
    let mut running: Vec<usize> = Vec::new();
    for later in 0..orders.len() {
        let Some((before, [new, ..])) = orders.split_at_mut_checked(later) else { return };
        if new.kind != Some(OrderKind::SexualHarmPrevention) {
            continue;
        }
        if new.made.verified {
            for old in std::mem::take(&mut running) {
                let Some(old) = before.get_mut(old) else { continue };
                if old.closed.is_none() && !old.end.is_past(new.made.on) {
                    old.closed = Some(Closed::Replaced(new.made));
                }
            }
        }
        running.push(later);
    }
}

/// Whether two people had taken it out of the case before a day.
pub(super) fn is_gone(made: &Event, day: Date) -> bool {
    made.gone_on().is_some_and(|on| on < day)
}

/// An order that two people took out of the case ends on that day, and otherwise runs on: to take it out is a lowering.
pub(super) fn remove(order: &mut CourtOrder<'_>) {
    if let Some(on) = order.made.gone_on().filter(|on| order.last() > End::On(*on)) {
        order.closed = Some(Closed::Removed(on));
    }
}
