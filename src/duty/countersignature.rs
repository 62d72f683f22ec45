//! The countersignature of a high or very high rating, by a manager authorised for that level.

use crate::band::Band;
use crate::case::event::{Event, EventKind};
use crate::duty::clock::{applicable, count, open, set_due, settle};
use crate::duty::oasys::is_full_oasys;
use crate::duty::situation::Situation;
use crate::duty::{Because, ClosesNothing, Duty};
use crate::standard::DutyKind;
use crate::timeline::Timeline;

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

/// The countersignature of the last completed assessment, where `highest`, what the rating can still be, is `from` or
/// above.
#[must_use]
pub fn signature<'a>(timeline: &Timeline<'a>, highest: Option<Band>, from: Band) -> Signature<'a> {
    let Some(level) = highest.filter(|highest| *highest >= from) else { return Signature::default() };
    let drafts = timeline.of_any(&[EventKind::OasysCompleted, EventKind::OasysReviewed]);
    let of = drafts.into_iter().rev().find(|event| is_full_oasys(event));
    let mut signature = Signature { required: Some(level), of, by: None, unfit: Vec::new() };
    for event in timeline.of(EventKind::Countersigned).iter().copied() {
        if of.is_some_and(|of| event.on < of.on) {
            continue;
        }
        match event.authorised_for.given() {
            Some(authorised) if *authorised >= level => {
                signature.by = Some(event);
                return signature;
            }
            Some(_) => signature.unfit.push((event, ClosesNothing::NotAuthorised)),
            None => signature.unfit.push((event, ClosesNothing::AuthorityNotKnown)),
        }
    }
    signature
}

/// The duty. Before an assessment is complete it is due today, as long as the draft is unsigned.
pub(super) fn duty(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let signature = situation.signature;
    if signature.required.is_none() {
        return;
    }
    let today = situation.today();
    for rule in applicable(situation, DutyKind::Countersignature, today) {
        let duty = open(situation, duties, rule);
        duty.say(Because::joint_rating(situation.joint));
        match signature.of {
            Some(event) => count(situation, duty, event, rule.within),
            None => {
                duty.say(Because::UnsignedDraft);
                set_due(situation, duty, signature.by.map_or(today, |event| event.on));
            }
        }
        for (event, why) in &signature.unfit {
            duty.say(Because::closes_nothing(event, *why));
        }
        settle(situation, duty, signature.by.map(Into::into), situation.managed().last().and_then(|run| run.end));
    }
}
