//! Events: what happened, and on which day.

mod details;
pub mod law;
mod members;

pub use details::{Agency, Details, Every, IntervalOf, LevelCriterion, VisitPurpose};

use crate::band::Band;
use crate::case::reader::{Fields, Path, Reader, repeats};
use crate::code::{codes, sort};
use crate::date::Date;
use crate::problem::ProblemCode;

codes! {
    /// What happened.
    pub enum EventKind {
        /// A community order began.
        OrderStarted = "order-started",
        /// A licence began.
        LicenceStarted = "licence-started",
        /// An OASys was completed.
        OasysCompleted = "oasys-completed",
        /// An OASys was reviewed.
        OasysReviewed = "oasys-reviewed",
        /// An incident that calls for a reassessment.
        SignificantIncident = "significant-incident",
        /// The risk changed, short of an incident.
        RiskChanged = "risk-changed",
        /// Police visited the home.
        Visit = "visit",
        /// Any other contact.
        Contact = "contact",
        /// The MAPPA level was decided.
        MappaLevelSet = "mappa-level-set",
        /// The MAPPA level was reviewed.
        MappaReview = "mappa-review",
        /// The risk management plan was reviewed.
        PlanReviewed = "plan-reviewed",
        /// A manager countersigned the assessment.
        Countersigned = "countersigned",
        /// A conviction.
        Conviction = "conviction",
        /// Released.
        Released = "released",
        /// Recalled to custody.
        Recalled = "recalled",
        /// Remanded in custody.
        Remanded = "remanded",
        /// Offered to, or accepted by, another area.
        Transferred = "transferred",
        /// The order or licence ended.
        OrderEnded = "order-ended",
        /// The notification requirements ended.
        NotificationEnded = "notification-ended",
        /// Died.
        Died = "died",
        // Clocks of supervision, visits and MAPPA.
        /// The plan, a meeting or the lead agency set how often something is done.
        IntervalSet = "interval-set",
        /// The joint rating as it stood on a day.
        RatingRecorded = "rating-recorded",
        /// Sentenced to custody.
        SentencedToCustody = "sentenced-to-custody",
        /// Went into hospital.
        AdmittedToHospital = "admitted-to-hospital",
        /// Left hospital.
        DischargedFromHospital = "discharged-from-hospital",
        /// Left the United Kingdom.
        WentAbroad = "went-abroad",
        /// Came back to the United Kingdom.
        CameBack = "came-back",
        // Clocks of the notification requirements and of court orders.
        /// Became subject to the notification requirements: the relevant date.
        NotificationStarted = "notification-started",
        /// The person notified the police.
        Notified = "notified",
        /// Something changed that has to be notified.
        DetailsChanged = "details-changed",
        /// It became known that the person means to travel abroad.
        TravelPlanned = "travel-planned",
        /// It became known that the person means to be away from home, in Northern Ireland.
        AbsencePlanned = "absence-planned",
        /// The indefinite notification requirements were reviewed.
        NotificationReviewed = "notification-reviewed",
        /// A court made an order.
        CourtOrderMade = "court-order-made",
        /// A court changed how long an order lasts.
        CourtOrderVaried = "court-order-varied",
        /// A court ended an order.
        CourtOrderEnded = "court-order-ended",
        /// Somebody decided whether to ask for a renewal.
        RenewalDecided = "renewal-decided",
        /// Nobody knows where the person is.
        WentMissing = "went-missing",
        /// Found again.
        Found = "found",
        /// Referred for a MAPPA meeting.
        MappaReferred = "mappa-referred",
        /// A MAPPA meeting was held.
        MappaMeeting = "mappa-meeting",
        /// Minutes of a MAPPA meeting went out, or into the records.
        MappaMinutes = "mappa-minutes",
        /// A MAPPA meeting decided an action.
        MappaActionSet = "mappa-action-set",
        /// An action of MAPPA was done.
        MappaActionDone = "mappa-action-done",
        /// The victim was contacted. Never who that is.
        VictimContacted = "victim-contacted",
        /// A supervisor reviewed the case.
        SupervisorReviewed = "supervisor-reviewed",
        /// Charged with a serious further offence.
        SeriousFurtherOffence = "serious-further-offence",
        /// The serious further offence was reviewed.
        FurtherOffenceReviewed = "further-offence-reviewed",
        /// A supervisor decided on reactive management.
        ReactiveStarted = "reactive-started",
        /// A supervisor ended reactive management.
        ReactiveEnded = "reactive-ended",
        /// The person's own part.
        PersonInvolved = "person-involved",
    }
}

codes! {
    /// Form of an OASys.
    pub enum OasysForm {
        /// Short form of 2002 to 2009.
        OasysOne = "oasys-1",
        /// Full form of 2002 to 2009.
        OasysTwo = "oasys-2",
        /// Basic.
        LayerOne = "layer-1",
        /// Standard, 2010 to 2013.
        LayerTwo = "layer-2",
        /// Full.
        LayerThree = "layer-3",
        /// Fast review.
        FastReview = "fast-review",
    }
}

impl OasysForm {
    /// Whether it is a full OASys; the others close nothing.
    #[must_use]
    pub const fn is_full(self) -> bool {
        matches!(self, Self::OasysTwo | Self::LayerThree)
    }
}

codes! {
    /// How far an OASys got.
    pub enum OasysStatus {
        /// Complete.
        Complete = "complete",
        /// Signed by its author and waiting for the countersignature.
        Signed = "signed",
        /// Still being written.
        Open = "open",
        /// Locked by the system before it was complete.
        LockedIncomplete = "locked-incomplete",
    }
}

/// One event. Members that its kind does not have are `None`.
///
/// The members stand in the order in which they put events in order: the day, the kind, and then everything that can
/// make a difference. Of two MAPPA levels set on one day the higher comes last, and stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// What happened.
    pub kind: EventKind,
    /// MAPPA level, 1 to 3.
    pub level: Option<u8>,
    /// The host's own name for it.
    pub id: Option<String>,
    /// Form of an OASys.
    pub form: Option<OasysForm>,
    /// Status of an OASys.
    pub status: Option<OasysStatus>,
    /// The incident that an OASys reassesses.
    pub incident: Option<String>,
    /// Whether visitors were let in.
    pub access: Option<bool>,
    /// How many officers visited.
    pub officers: Option<u8>,
    /// Somebody has verified it.
    pub verified: bool,
    /// The highest level for which a countersigning manager is authorised.
    pub authorised_for: Option<Band>,
    /// MAPPA category, 1 to 4.
    pub category: Option<u8>,
    /// When a transfer was offered.
    pub offered: Option<Date>,
    /// When a transfer was accepted.
    pub accepted: Option<Date>,
    // Beside it and not within: every clock goes over all events, and seldom looks at these.
    /// Members of the clocks of supervision, visits and MAPPA.
    pub details: Box<Details>,
    /// Members of the clocks of notification and of court orders.
    pub law: Box<law::Law>,
    /// Place in the case's list, from 0.
    pub index: usize,
}

impl Event {
    /// What an OASys calls this incident: its `id`, or its day where it has none.
    #[must_use]
    pub fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.on.digits().as_str().to_owned())
    }
}

/// Reads the events, leaves out those that cannot be used, and sorts the rest by day.
#[inline(never)]
pub(super) fn read_all(reader: &mut Reader, fields: &Fields<'_>, today: Date, born: Option<Date>) -> Vec<Event> {
    let mut events = Vec::new();
    fields.each(reader, "events", 10_000, &mut |reader, index, entry| {
        events.extend(read_one(reader, index, entry, today, born));
    });
    // Events entered in any order give the same list: what they say sorts them, and only then their place.
    sort(&mut events, Ord::cmp);
    refuse_repeated_names(reader, &events);
    members::refuse_impossible(reader, &events);
    events
}

/// Two incidents of one name could not be told apart by the OASys that names one.
fn refuse_repeated_names(reader: &mut Reader, events: &[Event]) {
    let mut named = Vec::new();
    for event in events {
        named.extend(event.id.as_deref().map(|id| (id, event.index)));
    }
    for (earlier, later) in repeats(named) {
        let (later, earlier) = (LIST.entry(later), LIST.entry(earlier));
        reader.note_against(ProblemCode::Duplicate, &later.member("id"), &earlier.member("id"));
    }
}

/// Path of the events.
const LIST: Path<'static> = Path::start("events");

fn read_one(reader: &mut Reader, index: usize, entry: &Fields<'_>, today: Date, born: Option<Date>) -> Option<Event> {
    let kind = entry.choice::<EventKind>(reader, "kind");
    let kind = reader.required(kind, entry, "kind");
    let on = entry.past_date(reader, "on", today, born);
    let on = reader.required(on, entry, "on");
    let id = entry.words(reader, "id", 100);
    let _ = entry.text(reader, "by", 200);
    let verified = entry.yes(reader, "verified").unwrap_or(false);
    // Without its kind nobody can say which other members it may have.
    let mut event = Event {
        index,
        kind: kind?,
        on: on.unwrap_or(today),
        id,
        verified,
        form: None,
        status: None,
        incident: None,
        access: None,
        officers: None,
        level: None,
        category: None,
        authorised_for: None,
        offered: None,
        accepted: None,
        law: Box::default(),
        details: Box::default(),
    };
    members::read(reader, entry, &mut event);
    law::read(reader, entry, &mut event);
    entry.finish(reader);
    on.map(|_| event)
}
