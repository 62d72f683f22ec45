//! The countersignature of a high or very high rating, by a manager authorised for that level.

use crate::band::Band;
use crate::case::event::{Event, EventKind};
use crate::date::Date;
use crate::duty::clock::{applicable, count, open, set_due, settle};
use crate::duty::oasys::is_full_oasys;
use crate::duty::{Because, ClosesNothing, Context, Duty};
use crate::standard::DutyKind;

/// Whether `event` is a countersignature by a manager authorised for `level`.
pub(super) fn authorises(event: &Event, level: Band) -> bool {
    event.kind == EventKind::Countersigned && event.authorised_for.known().is_some_and(|authorised| authorised >= level)
}

/// What has to be countersigned, and by what it was.
#[derive(Debug, Default)]
pub struct Signature<'a> {
    /// The level that asks for it; `None` where none is required.
    pub required: Option<Band>,
    /// The assessment to sign; `None` where none has been completed.
    pub of: Option<&'a Event>,
    /// The countersignature.
    pub by: Option<&'a Event>,
    /// Countersignatures that do not count, and why.
    pub unfit: Vec<(&'a Event, ClosesNothing)>,
}

/// The countersignature of the last completed assessment, where `highest`, what the rating
/// can still be, is `from` or above.
#[must_use]
pub fn signature(events: &[Event], highest: Option<Band>, from: Band) -> Signature<'_> {
    let Some(level) = highest.filter(|highest| *highest >= from) else { return Signature::default() };
    let of = events.iter().rev().find(|event| is_full_oasys(event));
    let since = of.map(|event| event.on);
    let mut signature = Signature { required: Some(level), of, by: None, unfit: Vec::new() };
    let after = |event: &&Event| event.kind == EventKind::Countersigned && since.is_none_or(|since| event.on >= since);
    for event in events.iter().filter(after) {
        match event.authorised_for.known() {
            Some(authorised) if authorised >= level => {
                signature.by = Some(event);
                return signature;
            }
            Some(_) => signature.unfit.push((event, ClosesNothing::NotAuthorised)),
            None => signature.unfit.push((event, ClosesNothing::AuthorityNotKnown)),
        }
    }
    signature
}

/// The duty. Before an assessment is complete it is due today, as long as the draft stands unsigned.
pub(super) fn duty(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let signature = context.signature;
    if signature.required.is_none() {
        return;
    }
    for rule in applicable(context, DutyKind::Countersignature) {
        let duty = open(context, duties, rule);
        duty.say(Because::joint_rating(context.joint));
        match signature.of {
            Some(event) => count(context, duty, event, rule.within),
            None => {
                duty.say(Because::UnsignedDraft);
                let due: Date = signature.by.map_or(context.today, |event| event.on);
                set_due(context, duty, due);
            }
        }
        duty.say_unfit(&signature.unfit);
        settle(context, duty, signature.by);
    }
}
