//! The steps of an explanation: codes and parameters, for which the messages have the words.

mod lacks;
#[macro_use]
mod steps;

pub use lacks::{ClosesNothing, Detail};

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::band::Band;
use crate::calendar::Counting;
use crate::case::event::law::{Disposal, OrderKind};
use crate::case::event::{Event, EventKind};
use crate::date::{Date, DayOrYear};
use crate::division::Division;
use crate::duty::level::Level;
use crate::period::{Unit, Wording};
use crate::standard::{DutyKind, Interval, Setter};

steps! {
    /// One step of an explanation.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Because {
        /// Counted from this event.
        CountedFrom = "counted-from" {
            /// What happened.
            event: EventKind,
            /// When.
            on: Date,
        },
        /// So many working days.
        WorkingDays = "working-days" {
            /// How many.
            count: u16,
            /// Which day is the first.
            counting: Counting,
        },
        /// So many days.
        Days = "days" {
            /// How many.
            count: u16,
        },
        /// So many weeks.
        Weeks = "weeks" {
            /// Where the span starts.
            least: Option<u16>,
            /// Where it ends.
            count: u16,
        },
        /// So many calendar months.
        Months = "months" {
            /// How many.
            count: u16,
        },
        /// No time is set: at once.
        AtOnce = "at-once",
        /// The joint rating sets it.
        JointRating = "joint-rating" {
            /// What is certain.
            rating: Option<Band>,
            /// What it counts as while something is unknown.
            highest: Option<Band>,
            /// Something is unknown.
            at_least as "atLeast": bool,
        },
        /// The overall risk of serious harm sets it.
        HarmLevel = "harm-level" {
            /// What is certain.
            level: Option<Band>,
            /// What it counts as while something is unknown.
            highest: Option<Band>,
            /// Something is unknown.
            at_least as "atLeast": bool,
        },
        /// The MAPPA level sets it.
        MappaLevel = "mappa-level" {
            /// 1 to 3.
            level: u8,
        },
        /// Done by this event.
        DoneBy = "done-by" {
            /// What happened.
            event: EventKind,
            /// When.
            on: Date,
        },
        /// This event looks like it, and closes nothing.
        ClosesNothing = "closes-nothing" {
            /// What happened.
            event: EventKind,
            /// When.
            on: Date,
            /// Why not.
            why: ClosesNothing,
        },
        /// Cannot be dated before this duty is done.
        WaitsFor = "waits-for" {
            /// The other duty.
            duty: DutyKind,
        },
        /// The earliest day supposes that the other duty is done today.
        IfDoneToday = "if-done-today",
        /// One of these events has to be given first.
        NeedsEvent = "needs-event" {
            /// Their kinds.
            events: &'static [EventKind],
        },
        /// The counting leaves the years that the calendar covers.
        CalendarUnknown = "calendar-unknown" {
            /// First day covered.
            from: &'static str as Date,
            /// Last day covered.
            until: &'static str as Date,
        },
        /// The case names no division: the standard's own was used.
        DivisionOfStandard = "division-of-standard" {
            /// Which.
            division: Division,
        },
        /// Suspended from this event on.
        SuspendedBy = "suspended-by" {
            /// What happened.
            event: EventKind,
            /// When.
            on: Date,
        },
        /// It fell due during a suspension and is due on its end.
        ResumedBy = "resumed-by" {
            /// What happened.
            event: EventKind,
            /// When.
            on: Date,
        },
        /// Ended by this event.
        EndedBy = "ended-by" {
            /// What happened.
            event: EventKind,
            /// When.
            on: Date,
        },
        /// A later decision took its place.
        SupersededBy = "superseded-by" {
            /// What happened.
            event: EventKind,
            /// When.
            on: Date,
        },
        /// This event would suspend or end it, but nobody has verified it.
        NotVerified = "not-verified" {
            /// What happened.
            event: EventKind,
            /// When.
            on: Date,
        },
        /// The value was not in force today.
        Historic = "historic" {
            /// First day or year.
            from: Option<DayOrYear>,
            /// Last day or year.
            until: Option<DayOrYear>,
        },
        /// The rating at the time is not known, so nobody can say whether it was late.
        RatingThenNotKnown = "rating-then-not-known",
        /// The standard sets no interval for this case.
        NoInterval = "no-interval",
        /// No assessment has been completed: what there is is an unsigned draft.
        UnsignedDraft = "unsigned-draft",
        // Clocks of the law.
        /// A period as the law words it.
        Counted = "counted" {
            /// How many.
            count: u16,
            /// Of what.
            unit: Unit,
            /// In which words.
            wording: Wording,
        },
        /// The case names no country: the law of its standard's was taken.
        LawOf = "law-of" {
            /// Which.
            division: Division,
        },
        /// How the offence was disposed of.
        DisposedOf = "disposed-of" {
            /// How.
            disposal: Disposal,
            /// The term, in months and days, where there is one.
            months: Option<u16>,
            /// Days beside the months.
            days: Option<u16>,
        },
        /// Under 18 on the relevant date: the fixed period is halved, or the review comes earlier.
        UnderEighteen = "under-eighteen",
        /// The date of birth is not known, so the period is that of an adult.
        AgeNotKnown = "age-not-known",
        /// There is no last day.
        Indefinite = "indefinite",
        /// The event does not say it.
        NeedsDetail = "needs-detail" {
            /// What.
            detail: Detail,
        },
        /// Time in custody, in hospital or abroad does not count.
        TimeDisregarded = "time-disregarded" {
            /// What began it.
            event: EventKind,
            /// When.
            from: Date,
            /// When it ended.
            until: Date,
        },
        /// It ended during time in custody, in hospital or abroad, and runs on after that.
        Extended = "extended" {
            /// What ended that time.
            event: EventKind,
            /// When.
            on: Date,
        },
        /// The year ended during time in custody, in hospital or abroad that still lasts: it runs on until that ends.
        RunsOn = "runs-on" {
            /// What began that time.
            event: EventKind,
            /// When.
            on: Date,
        },
        /// No notification has said whether he has a home: the year counts.
        HomeNotKnown = "home-not-known",
        /// Whether he has a home cannot be read, or is not known: the shorter time counts.
        HomeUnreadable = "home-unreadable",
        /// It is not recorded as done. That is no finding that it was not done.
        NotRecorded = "not-recorded",
        /// An order that lasts longer keeps the notification requirements alive.
        KeptAliveBy = "kept-alive-by" {
            /// Which; `None` where that cannot be read.
            order: Option<OrderKind>,
            /// When it was made.
            on: Date,
        },
        /// Barred while an order is in force.
        BarredBy = "barred-by" {
            /// Which; `None` where that cannot be read.
            order: Option<OrderKind>,
            /// When it was made.
            on: Date,
        },
        /// Notice was given before the change.
        NoticeGiven = "notice-given" {
            /// When.
            on: Date,
            /// For which day.
            expected: Date,
        },
        /// The change had not happened by the end of the days allowed.
        NotHappened = "not-happened" {
            /// The day given.
            expected: Date,
        },
        /// The law sets something, but its figure was not found for this country.
        FigureNotFound = "figure-not-found",
        /// Part of the section was not seen: the day may be later.
        MayBeLater = "may-be-later",
        /// It may be done from this day on; nobody has to.
        MayFrom = "may-from",
        /// The order runs until a further one.
        UntilFurtherOrder = "until-further-order",
        /// Which order.
        OfOrder = "of-order" {
            /// Which; `None` where that cannot be read.
            order: Option<OrderKind>,
        },
        /// Its own last day.
        EndsOn = "ends-on" {
            /// When.
            on: Date,
        },
        /// What it belongs to ends before it falls due, unless it is made to last longer.
        EndsBefore = "ends-before" {
            /// The last day of that.
            on: Date,
        },
        /// When the person means to leave.
        Departure = "departure" {
            /// When.
            on: Date,
        },
        /// So many days in custody, in hospital or abroad are left out.
        DaysLeftOut = "days-left-out" {
            /// How many.
            count: i64,
        },
        /// It ended by itself.
        PeriodOver = "period-over" {
            /// Its last day.
            on: Date,
        },
        // Clocks of supervision, visits and MAPPA.
        /// The standard has no figure: somebody has to set it.
        SetBy = "set-by" {
            /// Who.
            by: Setter,
        },
        /// The interval that was set on this day.
        IntervalSet = "interval-set" {
            /// When.
            on: Date,
        },
        /// The interval that was set on this day is longer than the standard's, which holds.
        IntervalTooLong = "interval-too-long" {
            /// When.
            on: Date,
        },
        /// The tier sets it.
        Tier = "tier" {
            /// 1 to 4; `None` where it is not known, and then 4 counts.
            tier: Option<u8>,
        },
        /// The time from the sentence to release or tariff sets it.
        ToRelease = "to-release" {
            /// The day; `None` where it is not known, and then the shorter time counts.
            release: Option<Date>,
        },
        /// Counted back from the expected release.
        BeforeRelease = "before-release" {
            /// The day.
            release: Date,
            /// How many calendar months before.
            months: u16,
        },
        /// The expected release is not known.
        ReleaseNotKnown = "release-not-known",
        /// A meeting agreed this day.
        AgreedDay = "agreed-day" {
            /// The day.
            on: Date,
            /// It is no later than the standard's: it holds.
            holds: bool,
        },
        /// A transfer was offered and is not accepted: the sender keeps the duty.
        TransferOffered = "transfer-offered" {
            /// When.
            on: Date,
        },
        /// A transfer was accepted: the receiver has the duty, on the same date.
        TransferAccepted = "transfer-accepted" {
            /// When.
            on: Date,
        },
        /// The joint rating as it stood at the time.
        RatingThen = "rating-then" {
            /// The rating.
            rating: Band,
        },
        /// The interval that was set on this day cannot be read: the longest length that the rating allows counts where
        /// that is shorter.
        IntervalUnreadable = "interval-unreadable" {
            /// When.
            on: Date,
        },
        /// The interval that was set on this day is longer than the rating allows, and nobody has approved it.
        IntervalNotApproved = "interval-not-approved" {
            /// When.
            on: Date,
            /// The longest length that counts without approval, in calendar months.
            months: u16,
        },
        /// A shorter interval or a higher rating came on this day, and makes nothing due before it.
        NotBefore = "not-before" {
            /// When.
            on: Date,
        },
        /// The latest day that can be counted while the first appointment is not recorded, or was late.
        Backstop = "backstop" {
            /// The day.
            on: Date,
        },
        /// Its time has passed for good, and it is not recorded as done.
        Lapsed = "lapsed" {
            /// On which day.
            on: Date,
        },
        /// What opened it was taken out of the case on this day, and two people signed that.
        Removed = "removed" {
            /// On which day.
            on: Date,
        },
        /// Counted from the day in this field of the case.
        CountedFromField = "counted-from-field" {
            /// Its path.
            field: &'static str,
            /// The day.
            on: Date,
        },
        /// Signed, but who signed or who wrote the draft is not given: no rating is lowered by that.
        NamesNotGiven = "names-not-given",
        /// The answers of the instruments have changed since it was signed; the rating has not.
        AnswersChanged = "answers-changed" {
            /// When it was signed.
            on: Date,
        },
        /// A rating that was recorded or countersigned is held until a lower one is countersigned with a reason.
        RatingHeld = "rating-held" {
            /// The rating.
            rating: Band,
            /// When it was said.
            on: Date,
            /// What the instruments and the judgement make of it today; `None` where that is not known.
            now: Option<Band>,
        },
        /// Nobody owns the action.
        OwnerMissing = "owner-missing",
        /// The sentence plan does not carry the action.
        NotInPlan = "not-in-plan",
    }
}

impl Because {
    /// Counted from `event`.
    pub(super) const fn counted_from(event: &Event) -> Self {
        Self::CountedFrom { event: event.kind, on: event.on }
    }

    /// `event` closes nothing.
    pub(crate) const fn closes_nothing(event: &Event, why: ClosesNothing) -> Self {
        Self::ClosesNothing { event: event.kind, on: event.on, why }
    }

    /// The time that a rule sets.
    pub(super) const fn interval(interval: Interval) -> Self {
        match interval {
            Interval::WorkingDays(count, counting) => Self::WorkingDays { count, counting },
            Interval::Days(0) => Self::AtOnce,
            Interval::Days(count) => Self::Days { count },
            Interval::Weeks { least, count } => Self::Weeks { least, count },
            Interval::Months(count) => Self::Months { count },
            Interval::SetBy(by) => Self::SetBy { by },
        }
    }

    /// The joint rating sets it.
    pub(crate) fn joint_rating(level: &Level) -> Self {
        Self::JointRating { rating: level.certain, highest: level.highest(), at_least: level.at_least() }
    }

    /// The overall risk of serious harm sets it.
    pub(super) fn harm_level(level: &Level) -> Self {
        Self::HarmLevel { level: level.certain, highest: level.highest(), at_least: level.at_least() }
    }
}
