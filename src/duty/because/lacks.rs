//! What an event lacks, and why it closes nothing for that.

use crate::code::codes;

codes! {
    /// Why an event that could have closed a duty did not.
    pub enum ClosesNothing {
        /// Not a full OASys.
        NotFull = "not-full",
        /// Not complete.
        NotComplete = "not-complete",
        /// Complete but for the countersignature that the rating requires.
        AwaitingCountersignature = "awaiting-countersignature",
        /// Locked before it was complete.
        LockedIncomplete = "locked-incomplete",
        /// Nobody was seen.
        NoAccess = "no-access",
        /// Nobody recorded whether access was given.
        AccessNotRecorded = "access-not-recorded",
        /// It does not name the incident.
        IncidentNotNamed = "incident-not-named",
        /// The countersigning manager's level of authority is not recorded.
        AuthorityNotKnown = "authority-not-known",
        /// The countersigning manager is not authorised for this level.
        NotAuthorised = "countersigner-not-authorised",
        // Clocks of supervision, visits and MAPPA.
        /// The minutes have not gone out.
        NotCirculated = "not-circulated",
        /// The minutes are not in the records.
        NotFiled = "not-filed",
        // Clocks of the law.
        /// It came before what it was to answer.
        BeforeEvent = "before-event",
        /// The change did not happen on the day given, or close enough to it.
        OutsideNotice = "outside-notice",
        /// It gives bank details, an identity document or a household alone, and starts no year.
        StartsNoYear = "starts-no-year",
        /// No warning had come yet.
        TooEarly = "too-early",
        // Clocks that read a timeline.
        /// It names none, and several were open.
        NamesNone = "names-none",
        /// It does not say that it is full, as an incident asks.
        FormNotSaid = "form-not-said",
        /// It was countersigned by its own author.
        CountersignerIsAuthor = "countersigner-is-author",
        /// What it signs is of a later day.
        BeforeDraft = "before-draft",
        /// Somebody else manages him now.
        NotByManager = "not-by-manager",
        /// It is about another change than the one that it names.
        OtherMatter = "other-matter",
        // Countersignatures.
        /// Nobody can say which draft it signs.
        DraftNotKnown = "draft-not-known",
        /// The rating that it signs cannot be read.
        RatingNotKnown = "rating-not-known",
        /// It signs a lower rating while an incident is open.
        IncidentOpen = "incident-open",
        /// It signs a lower rating, and who signed or who wrote the draft is not given.
        NamesNotGiven = "names-not-given",
        /// It signs a lower rating without a reason.
        ReasonMissing = "reason-missing",
        /// It signs a lower rating than the one that holds today.
        LowerRating = "lower-rating",
    }
}

codes! {
    /// What an event lacks.
    #[cfg_attr(feature = "types", ts(rename = "MissingDetail"))]
    pub enum Detail {
        /// The term of imprisonment.
        Term = "term",
        /// How the offence was disposed of.
        Disposal = "disposal",
        /// The last day.
        Until = "until",
        /// The day of departure.
        Departs = "departs",
        /// The day on which a change was expected.
        Expected = "expected",
    }
}
