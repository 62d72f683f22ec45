//! Duties that one event opens and another closes: each file of a clock says which.

use crate::case::event::{Event, EventKind};
use crate::duty::clock::{count, finish, first_rule, open};
use crate::duty::{Context, Duty};
use crate::standard::DutyKind;

/// The events of the kinds in `kinds` on or after `from`, by day.
pub(super) fn since<'a>(
    events: &'a [Event],
    kinds: &'static [EventKind],
    from: crate::Date,
) -> impl Iterator<Item = &'a Event> {
    let first = events.partition_point(|event| event.on < from);
    events.get(first..).unwrap_or_default().iter().filter(move |event| kinds.contains(&event.kind))
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
        let mut duty = open(context, rule);
        count(context, &mut duty, opener, rule.within);
        finish(context, duties, duty, closer);
    }
}

/// Whether `event` names `opener`: by its `id`, or by its day where that has none. One that names nothing is taken at its word.
pub(super) fn belongs(opener: &Event, event: &Event) -> bool {
    event.details.names.as_deref().is_none_or(|name| name == opener.name())
}
