//! What an event can be, and what an OASys among them says of itself.

use crate::code::codes;

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
        // What was assessed, or found, without OASys.
        /// ARMS was completed.
        ArmsCompleted = "arms-completed",
        /// Risk Matrix 2000 was scored.
        RiskMatrixScored = "risk-matrix-scored",
        /// The risk was reviewed by whoever manages the person.
        RiskReviewed = "risk-reviewed",
        /// An incident turned out to be none.
        IncidentUnfounded = "incident-unfounded",
        /// Probation suspended its contact.
        ContactSuspended = "contact-suspended",
        /// Probation took its contact up again.
        ContactResumed = "contact-resumed",
        /// The terms of an order or licence were varied.
        OrderVaried = "order-varied",
        /// The person asked for a review of indefinite notification requirements.
        ReviewApplied = "review-applied",
    }
}

codes! {
    /// Form of an OASys. `oasys-2` and `layer-3` are full; the others close nothing.
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
    /// How far an OASys got. Only `complete` closes a clock.
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
