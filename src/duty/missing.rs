//! What a duty without a date waits for, so that somebody can be asked for it.

use crate::case::event::EventKind;
use crate::case::reader::{entry_path, join};
use crate::code::Code;
use crate::duty::do_now::closer;
use crate::duty::{Because, Detail, Duty, DutyState, WaitsFor};
use crate::standard::DutyKind;

/// Names what each duty waits for that cannot be dated and does not say so yet. What lasts until further order, or
/// indefinitely, waits for nothing.
pub(super) fn name(duties: &mut [Duty]) {
    for duty in duties.iter_mut().filter(|duty| duty.state == DutyState::CannotDate && duty.waits_for.is_empty()) {
        let waits = waits(duty);
        duty.waits_for.extend(waits);
    }
}

fn waits(duty: &Duty) -> Option<WaitsFor> {
    let field = |field| Some(WaitsFor { event: None, field: Some(field), duty: None });
    let opened = duty.opened.as_ref().map(|event| entry_path("events", event.index));
    let of_opened = |member: &str| opened.as_ref().map_or_else(|| "events".to_owned(), |path| join(path, member));
    for step in &duty.because {
        match step {
            Because::UntilFurtherOrder | Because::Indefinite => return None,
            Because::CalendarUnknown { .. } => return field(of_opened("on")),
            Because::ReleaseNotKnown => return field(of_opened("release")),
            Because::NeedsDetail { detail: Detail::Term } => return field(of_opened("terms")),
            Because::NeedsDetail { detail } => return field(of_opened(detail.code())),
            _ => {}
        }
    }
    let event = |event| Some(WaitsFor { event: Some(event), field: None, duty: None });
    match duty.kind {
        DutyKind::MappaAction => field(of_opened("due")),
        DutyKind::TransferAcceptance => field(of_opened("offered")),
        // How often is for somebody to set.
        DutyKind::SupervisorReview
        | DutyKind::MappaReview
        | DutyKind::PlanReview
        | DutyKind::OasysReview
        | DutyKind::HomeVisit
        | DutyKind::ProbationHomeVisit
        | DutyKind::ProbationContact => event(EventKind::IntervalSet),
        // The standard has no figure: what closes it is all that can be recorded.
        _ if duty.because.iter().any(|step| matches!(step, Because::SetBy { .. })) => event(closer(duty)?.0),
        _ => opened.and_then(field),
    }
}
