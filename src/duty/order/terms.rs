//! How long the law lets each order last.

use crate::case::event::law::OrderKind::{
    self, ForeignTravel, InterimViolentOffender, Notification, RiskOfSexualHarm, SexualHarmPrevention,
    SexualOffencesPrevention, SexualRisk, ViolentOffencesPrevention, ViolentOffender,
};
use crate::date::Date;
use crate::division::Division::{self, EnglandAndWales, NorthernIreland, Scotland};
use crate::duty::law::Provision;
use crate::duty::situation::Situation;
use crate::period::Unit::{self, Day, Year};
use crate::period::Wording;
use crate::source::Standing::{self, Confirmed, Secondary, Unconfirmed};
use crate::standard::{DutyKind, Owner};

/// The least and the most that an order lasts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    kind: OrderKind,
    /// `None`: in every country that has the order.
    division: Option<Division>,
    from: &'static str,
    until: &'static str,
    pub least: u16,
    /// 0: no most.
    pub most: u16,
    pub unit: Unit,
    /// May run until a further order.
    pub open_ended: bool,
    title: &'static str,
    place: &'static str,
    standing: Standing,
}

const fn row(
    kind: OrderKind,
    division: Option<Division>,
    (from, until): (&'static str, &'static str),
    (least, most, unit, open_ended): (u16, u16, Unit, bool),
    (title, place): (&'static str, &'static str),
    standing: Standing,
) -> Term {
    Term { kind, division, from, until, least, most, unit, open_ended, title, place, standing }
}

const ACT: &str = "Sexual Offences Act 2003";
const SCOTTISH_ACT: &str = "Abusive Behaviour and Sexual Harm (Scotland) Act 2016";
const JUSTICE_ACT: &str = "Criminal Justice and Immigration Act 2008";

#[rustfmt::skip]
const TERMS: &[Term] = &[
    row(SexualOffencesPrevention, None, ("2004-05-01", ""), (5, 0, Year, true), (ACT, "s.107(1)(b)"), Confirmed),
    row(SexualHarmPrevention, Some(EnglandAndWales), ("2015-03-08", ""), (5, 0, Year, true), (ACT, "s.103C(2), as Halsbury's Laws tells it"), Secondary),
    row(SexualHarmPrevention, Some(Scotland), ("2023-03-31", ""), (5, 0, Year, false), (SCOTTISH_ACT, "s.16"), Confirmed),
    row(ForeignTravel, Some(Scotland), ("", ""), (0, 5, Year, false), (SCOTTISH_ACT, "s.17"), Confirmed),
    row(ForeignTravel, None, ("", ""), (0, 5, Year, false), (ACT, "s.117, as amended in 2009"), Unconfirmed),
    row(RiskOfSexualHarm, None, ("2004-05-01", ""), (2, 0, Year, true), (ACT, "s.123(5)"), Unconfirmed),
    row(SexualRisk, None, ("2015-03-08", ""), (2, 0, Year, true), (ACT, "s.122A"), Unconfirmed),
    row(ViolentOffender, Some(EnglandAndWales), ("", ""), (2, 5, Year, false), (JUSTICE_ACT, "s.98"), Secondary),
    row(InterimViolentOffender, Some(EnglandAndWales), ("", ""), (0, 28, Day, false), (JUSTICE_ACT, "s.104, as in the Bill"), Secondary),
    row(ViolentOffencesPrevention, Some(NorthernIreland), ("", ""), (2, 5, Year, false), ("Justice Act (Northern Ireland) 2015", "violent offences prevention order"), Unconfirmed),
];

/// The row for an order made on `day`; `None` where no figure was found.
pub(super) fn term(situation: &Situation<'_>, kind: OrderKind, day: Date) -> Option<&'static Term> {
    TERMS.iter().find(|row| row.kind == kind && duty(row).applies(situation, day))
}

/// What the end of such an order is shown under.
pub(super) fn provision(situation: &Situation<'_>, kind: Option<OrderKind>, day: Date) -> Provision {
    match kind.and_then(|kind| term(situation, kind, day)) {
        Some(row) => duty(row),
        None => Provision {
            title: "The order of the court",
            place: "no term of the law was found for it",
            ..duty(&row(kind.unwrap_or(Notification), None, ("", ""), (0, 0, Year, true), ("", ""), Unconfirmed))
        },
    }
}

/// The end of an order is what the order says: the rule only names what the law allows.
const fn duty(row: &Term) -> Provision {
    Provision {
        id: "statute/order-term",
        kind: DutyKind::OrderEnd,
        owner: Owner::Police,
        division: row.division,
        from: row.from,
        until: row.until,
        count: row.least,
        unit: row.unit,
        wording: Wording::BeginningWith,
        title: row.title,
        place: row.place,
        standing: row.standing,
    }
}
