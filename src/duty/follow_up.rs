//! Duties that one event opens and another closes: each file of a clock says which.

use crate::case::event::{Event, EventKind};
use crate::duty::clock::{count, first_rule, open, settle};
use crate::duty::{Context, Duty};
use crate::standard::DutyKind;

/// Events of some kinds, by day.
pub(super) struct Since<'a> {
    events: std::slice::Iter<'a, Event>,
    kinds: &'static [EventKind],
}

impl<'a> Iterator for Since<'a> {
    type Item = &'a Event;

    #[inline(never)]
    fn next(&mut self) -> Option<Self::Item> {
        self.events.find(|event| self.kinds.contains(&event.kind))
    }
}

/// The events of the kinds in `kinds` on or after `from`, by day.
#[inline(never)]
pub(super) fn since<'a>(events: &'a [Event], kinds: &'static [EventKind], from: crate::Date) -> Since<'a> {
    let first = events.partition_point(|event| event.on < from);
    Since { events: events.get(first..).unwrap_or_default().iter(), kinds }
}

/// One duty for each event of `opens`, closed by the first event of `closes` on or after its day that fits.
#[inline(never)]
pub(super) fn follow_up(
    context: &Context<'_>,
    duties: &mut Vec<Duty>,
    kind: DutyKind,
    opens: &dyn Fn(&Event) -> bool,
    closes: &'static [EventKind],
    fits: &dyn Fn(&Event, &Event) -> bool,
) {
    let Some(rule) = first_rule(context, kind) else { return };
    for opener in context.events.iter().filter(|event| opens(event)) {
        let closer = since(context.events, closes, opener.on).find(|event| fits(opener, event));
        let duty = open(context, duties, rule);
        count(context, duty, opener, rule.within);
        settle(context, duty, closer);
    }
}

/// Whether `event` names `opener`: by its `id`, or by its day where that has none. One that names nothing is taken at its word.
pub(super) fn belongs(opener: &Event, event: &Event) -> bool {
    event.of().known().is_none_or(|name| name == opener.name())
}
