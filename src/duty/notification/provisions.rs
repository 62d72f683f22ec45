//! The figures of the notification requirements: Sexual Offences Act 2003, Part 2, what came before it, and the
//! regulations under it. Each row with its source, the days it was in force and its standing.

use crate::division::Division::{self, EnglandAndWales, NorthernIreland, Scotland};
use crate::duty::law::Provision;
use crate::period::Unit::{self, Day, Hour, Year};
use crate::period::Wording::{self, After, BeginningWith, DayAfterEnd, NotLessBefore};
use crate::source::Standing::{self, Confirmed, Secondary, Unconfirmed};
use crate::standard::DutyKind;
use crate::standard::Owner;

const ACT: &str = "Sexual Offences Act 2003";
const OLD_ACT: &str = "Sex Offenders Act 1997";
const REGULATIONS: &str = "Sexual Offences Act 2003 (Notification Requirements) (England and Wales) Regulations 2012";
const TRAVEL: &str = "Sexual Offences Act 2003 (Travel Notification Requirements) Regulations 2004";
const SCOTTISH_TRAVEL: &str = "Sexual Offences Act 2003 (Travel Notification Requirements) (Scotland) Regulations 2004";
/// Part 2 of the Act.
const PART_TWO: &str = "2004-05-01";
/// The regulations of 2012.
const SINCE_2012: &str = "2012-08-13";

/// A row of somebody's own duty to notify; [`Provision`] with the rest filled in.
const fn row(
    (id, kind): (&'static str, DutyKind),
    division: Option<Division>,
    (from, until): (&'static str, &'static str),
    (count, unit, wording): (u16, Unit, Wording),
    (title, place): (&'static str, &'static str),
    standing: Standing,
) -> Provision {
    let owner = Owner::Person;
    Provision { id, kind, owner, division, from, until, count, unit, wording, title, place, standing }
}

/// The same as a duty of the police.
const fn by_police(mut row: Provision) -> Provision {
    row.owner = Owner::Police;
    row
}

/// s.83(1): seen in the Act as printed (en.wikisource.org). The days of the 1997 Act are background knowledge.
#[rustfmt::skip]
pub(super) const INITIAL: &[Provision] = &[
    row(("statute/notification-initial-1997", DutyKind::NotificationInitial), None, ("1997-09-01", "2001-05-31"),
        (14, Day, BeginningWith), (OLD_ACT, "s.2(1), before its amendment"), Unconfirmed),
    row(("statute/notification-initial", DutyKind::NotificationInitial), None, (PART_TWO, ""),
        (3, Day, BeginningWith), (ACT, "s.83(1), (6)"), Confirmed),
];

/// Criminal Justice and Immigration Act 2008, s.108.
#[rustfmt::skip]
pub(super) const BY_VIOLENT_ORDER: Provision =
    row(("statute/notification-violent-offender", DutyKind::NotificationInitial), Some(EnglandAndWales), ("", ""),
        (3, Day, BeginningWith), ("Criminal Justice and Immigration Act 2008", "s.108"), Secondary);

/// s.84(1).
#[rustfmt::skip]
pub(super) const CHANGE: Provision =
    row(("statute/notification-change", DutyKind::NotificationChange), None, (PART_TWO, ""),
        (3, Day, BeginningWith), (ACT, "s.84(1), (5)"), Confirmed);

/// Bank and card details and identity documents: England and Wales only; elsewhere no figure was found.
#[rustfmt::skip]
pub(super) const EXTRA_CHANGE: Provision =
    row(("statute/notification-details", DutyKind::NotificationChange), Some(EnglandAndWales), (SINCE_2012, ""),
        (3, Day, BeginningWith), (REGULATIONS, "bank, card and identity details, as gov.uk tells it"), Secondary);

/// Twelve hours or more in a household with a child.
#[rustfmt::skip]
pub(super) const CHILD_CHANGE: Provision =
    row(("statute/notification-child-household", DutyKind::NotificationChange), Some(EnglandAndWales), (SINCE_2012, ""),
        (3, Day, BeginningWith), (REGULATIONS, "reg.10"), Confirmed);

/// What a change falls under where the country has no row: shown with "not found", never with its days.
#[rustfmt::skip]
pub(super) const CHANGE_NOT_FOUND: Provision =
    row(("statute/notification-details", DutyKind::NotificationChange), None, ("", ""),
        (0, Day, BeginningWith), (ACT, "regulations under s.84"), Unconfirmed);

/// s.84(4)(b).
#[rustfmt::skip]
pub(super) const CORRECTION: Provision =
    row(("statute/notification-correction", DutyKind::NotificationCorrection), None, (PART_TWO, ""),
        (6, Day, BeginningWith), (ACT, "s.84(4)(b), (5)"), Confirmed);

/// How far from the day given a change may happen: s.84(3) and (4).
pub(super) const DAYS_EARLY: u16 = 2;
/// The last of the days "beginning with the date specified".
pub(super) const DAYS_FROM_NOTICE: u16 = 3;

/// s.85(1), (5).
#[rustfmt::skip]
pub(super) const PERIODIC: Provision =
    row(("statute/notification-annual", DutyKind::NotificationPeriodic), None, (PART_TWO, ""),
        (1, Year, After), (ACT, "s.85(1), (5)(b)"), Confirmed);

/// s.85(5)(a), (6): without a sole or main residence. Scotland and Northern Ireland set their own, not found.
#[rustfmt::skip]
pub(super) const WEEKLY: Provision =
    row(("statute/notification-weekly", DutyKind::NotificationPeriodic), Some(EnglandAndWales), (SINCE_2012, ""),
        (7, Day, After), (REGULATIONS, "s.85(5)(a) of the Act, as gov.uk tells it"), Secondary);
#[rustfmt::skip]
pub(super) const WEEKLY_NOT_FOUND: Provision =
    row(("statute/notification-weekly", DutyKind::NotificationPeriodic), None, ("", ""),
        (0, Day, After), (ACT, "regulations under s.85(5)(a)"), Unconfirmed);

/// s.85(3).
pub(super) const DAYS_AFTER_STAY: u16 = 3;

/// One set of the rules on travel abroad.
#[derive(Debug, Clone, Copy)]
pub(super) struct Travel {
    /// Days of absence from which on it has to be notified; 1: every journey.
    pub least_days: i64,
    /// The same for the Republic of Ireland.
    pub least_to_ireland: i64,
    /// Known so early.
    pub early: Provision,
    /// Known later.
    pub late: Provision,
}

const fn travel(
    id: (&'static str, &'static str),
    division: Option<Division>,
    in_force: (&'static str, &'static str),
    least: (i64, i64),
    hours: (u16, Standing),
    source: (&'static str, &'static str),
    standing: Standing,
) -> Travel {
    let kind = DutyKind::NotificationTravel;
    Travel {
        least_days: least.0,
        least_to_ireland: least.1,
        early: row((id.0, kind), division, in_force, (7, Day, NotLessBefore), source, standing),
        late: row((id.1, kind), division, in_force, (hours.0, Hour, Wording::Before), source, hours.1),
    }
}

/// "Not less than 7 days before" is read as clear days, the earlier of two readings. The 7 days of 2004 and the
/// 12 hours of 2012 are background knowledge.
const EARLY: &str = "statute/travel";
const LATE: &str = "statute/travel-short-notice";
#[rustfmt::skip]
pub(super) const TRAVEL_RULES: &[Travel] = &[
    travel((EARLY, LATE), None, ("2001-06-01", "2004-04-30"), (8, 8), (24, Confirmed),
        ("Sex Offenders (Notice Requirements) (Foreign Travel) Regulations 2001", "reg.4"), Confirmed),
    travel((EARLY, LATE), Some(EnglandAndWales), (PART_TWO, "2012-08-12"), (3, 3), (24, Secondary), (TRAVEL, "reg.5"), Unconfirmed),
    travel((EARLY, LATE), Some(EnglandAndWales), (SINCE_2012, ""), (1, 1), (12, Unconfirmed), (REGULATIONS, "foreign travel, as gov.uk tells it"), Secondary),
    travel((EARLY, LATE), Some(Scotland), (PART_TWO, ""), (3, 3), (24, Secondary), (SCOTTISH_TRAVEL, "S.S.I. 2004/205"), Unconfirmed),
    travel((EARLY, LATE), Some(NorthernIreland), (PART_TWO, "2013"), (3, 3), (24, Secondary), (TRAVEL, "reg.5"), Unconfirmed),
    travel((EARLY, LATE), Some(NorthernIreland), ("2014", ""), (1, 3), (12, Confirmed), (TRAVEL, "reg.7, as amended by S.R. 2014/185"), Unconfirmed),
];
/// The rules of 2001 asked for 24 hours in every case.
pub(super) const HOURS_ONLY_UNTIL: &str = "2004-04-30";

/// Background knowledge.
#[rustfmt::skip]
pub(super) const RETURN: Provision =
    row(("statute/travel-return", DutyKind::NotificationTravel), None, (PART_TWO, ""),
        (3, Day, BeginningWith), (TRAVEL, "return to the United Kingdom"), Unconfirmed);

/// s.85A, Northern Ireland: absence of more than three days. When it came into force was not found.
#[rustfmt::skip]
pub(super) const ABSENCE: Provision =
    row(("statute/absence-from-home", DutyKind::NotificationTravel), Some(NorthernIreland), ("2013", ""),
        (12, Hour, Wording::Before), (ACT, "s.85A, as enacted by the Criminal Justice Act (Northern Ireland) 2013, s.2"), Secondary);
/// "More than" so many days.
pub(super) const ABSENCE_OVER: i64 = 3;

/// The length of the notification period: s.82(1), in the text of 12 April 2019; the last row as in the Bill.
#[rustfmt::skip]
pub(super) const TEN_YEARS: Provision = period("statute/period-ten-years", 120, "s.82(1): more than 6 months, less than 30", Confirmed);
#[rustfmt::skip]
pub(super) const SEVEN_YEARS: Provision = period("statute/period-seven-years", 84, "s.82(1): 6 months or less; hospital", Confirmed);
pub(super) const FIVE_YEARS: Provision =
    period("statute/period-five-years", 60, "s.82(1): any other description", Secondary);
pub(super) const TWO_YEARS: Provision = period("statute/period-two-years", 24, "s.82(1): caution", Confirmed);
pub(super) const INDEFINITE: Provision =
    period("statute/period-indefinite", 0, "s.82(1): life, 30 months or more, restriction", Confirmed);
pub(super) const AS_ORDERED: Provision =
    period("statute/period-of-the-disposal", 0, "s.82(1): conditional discharge, supervision requirement", Confirmed);
pub(super) const BY_ORDER: Provision = period("statute/period-of-the-order", 0, "s.107", Secondary);

const fn period(id: &'static str, months: u16, place: &'static str, standing: Standing) -> Provision {
    by_police(row(
        (id, DutyKind::NotificationEnd),
        None,
        (PART_TWO, ""),
        (months, Unit::Month, BeginningWith),
        (ACT, place),
        standing,
    ))
}

/// Review of an indefinite period, for somebody of 18 or over, and under 18.
#[derive(Debug, Clone, Copy)]
pub(super) struct Review {
    pub adult: Provision,
    pub minor: Provision,
}

const fn review(
    id: &'static str,
    division: Division,
    from: &'static str,
    wording: Wording,
    source: (&'static str, &'static str),
    standing: Standing,
) -> Review {
    let adult =
        row((id, DutyKind::NotificationReview), Some(division), (from, ""), (15, Year, wording), source, standing);
    Review { minor: Provision { count: 8, ..adult }, adult }
}

/// s.91B(2): "the day after the end of the 15 year period beginning with the day" of the relevant notification.
#[rustfmt::skip]
pub(super) const ENGLISH_REVIEW: Review =
    review("statute/indefinite-review", EnglandAndWales, "2012-07-30", DayAfterEnd, (ACT, "s.91B(1), (2)"), Secondary);
/// s.91B(3): eight years beginning with the determination, "subject to subsections (4) to (6)", which were not seen.
#[rustfmt::skip]
pub(super) const ENGLISH_FURTHER_REVIEW: Provision =
    row(("statute/indefinite-review-further", DutyKind::NotificationReview), Some(EnglandAndWales), ("2012-07-30", ""),
        (8, Year, DayAfterEnd), (ACT, "s.91B(3)"), Unconfirmed);
/// s.88B(1), (2): "the date falling 15 years after" the relevant date, time in custody, in hospital or abroad before
/// the first notification disregarded. The chief constable decides by then.
pub(super) const SCOTTISH_REVIEW: Review = {
    let mut review =
        review("statute/indefinite-review", Scotland, "2010-10-25", After, (ACT, "s.88B(1), (2)"), Confirmed);
    review.adult.owner = Owner::Police;
    review.minor.owner = Owner::Police;
    review
};
/// s.88C: a continuation is for a fixed period.
pub(super) const SCOTTISH_FURTHER_REVIEW: Provision =
    Provision { id: "statute/indefinite-review-further", place: "s.88C", ..SCOTTISH_REVIEW.adult };
/// Years that a continuation lasts at most: in Scotland s.88C, in England and Wales s.91B(4) to (6).
pub(super) const CONTINUATION_AT_MOST: u16 = 15;
/// Northern Ireland: 15 and 8 years are background knowledge, and from when they run was not found.
#[rustfmt::skip]
pub(super) const NORTHERN_IRISH_REVIEW: Provision =
    row(("statute/indefinite-review", DutyKind::NotificationReview), Some(NorthernIreland), ("2013", ""),
        (0, Year, After), ("Criminal Justice Act (Northern Ireland) 2013", "review of indefinite notification"), Unconfirmed);
