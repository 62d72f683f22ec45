//! What a conviction history counts, each count with its rows.

use serde::Serialize;

use super::History;
use super::day::{Age, DayFinding, DaySpec, Limits};
use super::row::{Holds, Row, RowOffence, SEXUAL, Test, Violence};
use super::rules::{CountingRule, CountingRules, RuleApplied};
use super::tally::{CountedRow, Family, Judge, NotCounted, NotCountedRow, OpenRow, Spec, Tally};
use crate::case::conviction::SexualKind;
use crate::case::correction::CountName as N;
use crate::case::correction::{Correction, CountName, CountValue};
use crate::date::Date;

/// How often. `rows`, `open_rows` and `not_counted` together are every row of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Count {
    /// What is counted.
    pub name: CountName,
    /// The number: the correction where there is one, and `None` where open rows leave a range.
    pub value: Option<u32>,
    /// The least that it can be.
    pub lowest: u32,
    /// The most that it can be: what an unknown counts as.
    pub highest: u32,
    /// What the history gives, the correction left aside.
    pub derived: Limits<u32>,
    /// The correction in force.
    pub correction: Option<Correction>,
    /// Rows that make the count.
    pub rows: Vec<CountedRow>,
    /// Rows that may add to it.
    pub open_rows: Vec<OpenRow>,
    /// Rows that do not, each with its reason.
    pub not_counted: Vec<NotCountedRow>,
    /// Open rules of counting that it rests on.
    pub rules: Vec<RuleApplied>,
}

/// Whether at all. `rows`, `open_rows` and `not_counted` together are every row of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What is asked.
    pub name: CountName,
    /// The answer: the correction where there is one, and `None` where open rows decide it.
    pub value: Option<bool>,
    /// What the history gives, the correction left aside.
    pub derived: Option<bool>,
    /// The correction in force.
    pub correction: Option<Correction>,
    /// Rows that make it so.
    pub rows: Vec<CountedRow>,
    /// Rows that may make it so.
    pub open_rows: Vec<OpenRow>,
    /// Rows that do not, each with its reason.
    pub not_counted: Vec<NotCountedRow>,
    /// Open rules of counting that it rests on.
    pub rules: Vec<RuleApplied>,
}

/// Everything that the instruments take from a conviction history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// The last day that is counted; `None` where every row is.
    pub until: Option<Date>,
    /// Sexual sentencing appearances.
    pub sexual_appearances: Count,
    /// Criminal sentencing appearances of every kind, sexual ones included.
    pub criminal_appearances: Count,
    /// Violent sentencing appearances. An offence that is sexual and violent counts under both.
    pub violent_appearances: Count,
    /// Any burglary.
    pub burglary: Finding,
    /// Any male victim of a sexual offence.
    pub male_victim: Finding,
    /// Any stranger victim of a sexual offence.
    pub stranger_victim: Finding,
    /// Any non-contact sexual offence.
    pub non_contact_offence: Finding,
    /// Sexual offences, and all of them for indecent images.
    pub indecent_images_only: Finding,
    /// Sanctions for all offences.
    pub sanctions: Count,
    /// Sanctions that included violence as the offence table flags it.
    pub violent_sanctions: Count,
    /// Sanctions that included a sexual offence.
    pub sexual_sanctions: Count,
    /// Sanctions for contact with an adult. A sanction of two kinds counts under each of them (unconfirmed).
    pub contact_adult_sanctions: Count,
    /// Sanctions for direct contact with a child.
    pub contact_child_sanctions: Count,
    /// Sanctions for indecent images or indirect contact with a child.
    pub images_or_indirect_sanctions: Count,
    /// Sanctions for any other non-contact sexual offence.
    pub non_contact_other_sanctions: Count,
    /// Day of the first sanction.
    pub first_sanction: DayFinding,
    /// Day of the first conviction or discharge.
    pub first_conviction: DayFinding,
    /// Day of the latest offence that led to a sanction.
    pub latest_offence: DayFinding,
    /// Day of the latest sexual offence that led to a sanction.
    pub latest_sexual_offence: DayFinding,
    /// Day of the latest sanction for a sexual offence.
    pub latest_sexual_sanction: DayFinding,
    /// Age at the first sanction.
    pub age_at_first_sanction: Age,
    /// Age at the first conviction or discharge.
    pub age_at_first_conviction: Age,
    /// Age at the latest sexual offence.
    pub age_at_latest_sexual_offence: Age,
}

const fn appearance(name: CountName, holds: Option<Test>, otherwise: NotCounted) -> Spec {
    Spec { name, family: Family::Appearance, holds, otherwise, wider: None }
}

const fn sanction(name: CountName, holds: Option<Test>, otherwise: NotCounted) -> Spec {
    Spec { name, family: Family::Sanction, holds, otherwise, wider: None }
}

const fn kind(name: CountName, holds: Test) -> Spec {
    sanction(name, Some(holds), NotCounted::OtherKind)
}

/// What holds of a sexual offence: open where it is open whether it is sexual at all.
fn of_sexual(offence: &RowOffence, holds: Holds) -> Holds {
    match (offence.sexual, holds) {
        (Holds::No, _) | (_, Holds::No) => Holds::No,
        (Holds::Open(reason), _) => Holds::Open(reason),
        (Holds::Yes, holds) => holds,
    }
}

const fn violent(offence: &RowOffence, wider: bool) -> Holds {
    match offence.violence {
        Violence::Certain => Holds::Yes,
        Violence::Wider if wider => Holds::Yes,
        Violence::Wider | Violence::None => Holds::No,
        Violence::Open(reason) => Holds::Open(reason),
    }
}

fn non_contact(offence: &RowOffence, images: bool) -> Holds {
    const WITHOUT: &[SexualKind] = &[SexualKind::IndirectChildContact, SexualKind::NonContactOther];
    const WITH: &[SexualKind] =
        &[SexualKind::IndirectChildContact, SexualKind::NonContactOther, SexualKind::IndecentImages];
    of_kind(offence, if images { WITH } else { WITHOUT })
}

/// Sexual, and of one of `kinds`.
fn of_kind(offence: &RowOffence, kinds: &[SexualKind]) -> Holds {
    of_sexual(offence, offence.kind.is_among(kinds))
}

// What each count counts.
static SEXUAL_APPEARANCES: Spec = appearance(N::SexualAppearances, Some(SEXUAL), NotCounted::NotSexual);
static CRIMINAL_APPEARANCES: Spec = appearance(N::CriminalAppearances, None, NotCounted::MinorExcluded);
static VIOLENT_APPEARANCES: Spec = Spec {
    wider: Some((CountingRule::WiderViolence, NotCounted::WiderViolenceExcluded)),
    ..appearance(N::ViolentAppearances, Some(violent), NotCounted::NotViolent)
};
static BURGLARY: Spec = appearance(N::Burglary, Some(|offence, _| offence.burglary), NotCounted::NotBurglary);
static MALE_VICTIM: Spec =
    appearance(N::MaleVictim, Some(|offence, _| of_sexual(offence, offence.male_victim)), NotCounted::AnsweredNo);
static STRANGER_VICTIM: Spec = appearance(
    N::StrangerVictim,
    Some(|offence, _| of_sexual(offence, offence.stranger_victim)),
    NotCounted::AnsweredNo,
);
static NON_CONTACT_OFFENCE: Spec = Spec {
    wider: Some((CountingRule::ImagesAsNonContact, NotCounted::ImagesExcluded)),
    ..appearance(N::NonContactOffence, Some(non_contact), NotCounted::OtherKind)
};
static SANCTIONS: Spec = sanction(N::Sanctions, None, NotCounted::NotAConviction);
static CONVICTIONS: Spec = Spec { family: Family::Conviction, ..SANCTIONS };
static VIOLENT_SANCTIONS: Spec =
    sanction(N::ViolentSanctions, Some(|offence, _| offence.violent_sanction), NotCounted::NotViolent);
static SEXUAL_SANCTIONS: Spec = sanction(N::SexualSanctions, Some(SEXUAL), NotCounted::NotSexual);
static CONTACT_ADULT_SANCTIONS: Spec =
    kind(N::ContactAdultSanctions, |offence, _| of_kind(offence, &[SexualKind::ContactAdult]));
static CONTACT_CHILD_SANCTIONS: Spec =
    kind(N::ContactChildSanctions, |offence, _| of_kind(offence, &[SexualKind::ContactChild]));
static IMAGES_OR_INDIRECT_SANCTIONS: Spec = kind(N::ImagesOrIndirectSanctions, |offence, _| {
    of_kind(offence, &[SexualKind::IndecentImages, SexualKind::IndirectChildContact])
});
static NON_CONTACT_OTHER_SANCTIONS: Spec =
    kind(N::NonContactOtherSanctions, |offence, _| of_kind(offence, &[SexualKind::NonContactOther]));
static IMAGES_ONLY: Spec = appearance(
    N::IndecentImagesOnly,
    Some(|offence, _| of_kind(offence, &[SexualKind::IndecentImages])),
    NotCounted::OtherKind,
);
static NOT_IMAGES: Spec = appearance(
    N::IndecentImagesOnly,
    Some(|offence, _| match offence.kind.is_among(&[SexualKind::IndecentImages]) {
        Holds::Yes => Holds::No,
        Holds::No => offence.sexual,
        Holds::Open(reason) => of_sexual(offence, Holds::Open(reason)),
    }),
    NotCounted::OtherKind,
);

// Which days are looked for.
static FIRST_SANCTION: DaySpec = DaySpec { rows: &SANCTIONS, offences: None, first: true };
static FIRST_CONVICTION: DaySpec = DaySpec { rows: &CONVICTIONS, offences: None, first: true };
static LATEST_OFFENCE: DaySpec = DaySpec { rows: &SANCTIONS, offences: Some(|_, _| Holds::Yes), first: false };
static LATEST_SEXUAL_OFFENCE: DaySpec = DaySpec { rows: &SANCTIONS, offences: Some(SEXUAL), first: false };
static LATEST_SEXUAL_SANCTION: DaySpec = DaySpec { rows: &SEXUAL_SANCTIONS, offences: None, first: false };

impl History {
    /// Counts everything, up to and including the day `until` where one is given.
    ///
    /// # Source
    /// `reference/risk-matrix-2000.md` §6: one court occasion of sentence is one appearance however many
    /// offences (unconfirmed, high confidence). The open rules are those of [`CountingRules`].
    ///
    /// # Example
    /// ```
    /// use joint_risk::history::{CountingRules, History};
    /// use joint_risk::{Date, case};
    /// let text = r#"{ "convictions": [
    ///     { "sentencedOn": "2004-03-01", "court": "Leeds Crown Court", "offences": [ { "code": "01908" } ] },
    ///     { "sentencedOn": "2004-03-01", "court": "leeds crown court", "offences": [ { "code": "00801" } ] } ] }"#;
    /// let (case, mut problems) = case::read(text, Date::parse("2026-11-23")?);
    /// let history = History::of(&case, &mut problems).expect("a history");
    /// let counts = history.counts(&CountingRules::default(), None);
    /// assert_eq!(counts.sexual_appearances.value, Some(1));
    /// assert_eq!(counts.criminal_appearances.value, Some(1)); // the same day at the same court
    /// assert_eq!(counts.contact_adult_sanctions.value, None); // the code does not tell the kind
    /// # Ok::<(), joint_risk::DateError>(())
    /// ```
    #[must_use]
    pub fn counts(&self, rules: &CountingRules, until: Option<Date>) -> Counts {
        let rows = self.in_order();
        let count = |spec: &Spec| self.count(&rows, spec, rules, until);
        let finding = |spec: &Spec| self.finding(&rows, spec, rules, until);
        let day = |spec: &DaySpec| spec.find(&rows, Judge::new(spec.rows, rules, until));
        let first_sanction = day(&FIRST_SANCTION);
        let first_conviction = day(&FIRST_CONVICTION);
        let latest_sexual_offence = day(&LATEST_SEXUAL_OFFENCE);
        let age = |name: CountName, day: &DayFinding| Age::of(name, day, self.born, self.correction(name));
        Counts {
            until,
            sexual_appearances: count(&SEXUAL_APPEARANCES),
            criminal_appearances: count(&CRIMINAL_APPEARANCES),
            violent_appearances: count(&VIOLENT_APPEARANCES),
            burglary: finding(&BURGLARY),
            male_victim: finding(&MALE_VICTIM),
            stranger_victim: finding(&STRANGER_VICTIM),
            non_contact_offence: finding(&NON_CONTACT_OFFENCE),
            indecent_images_only: self.images_only(&rows, rules, until),
            sanctions: count(&SANCTIONS),
            violent_sanctions: count(&VIOLENT_SANCTIONS),
            sexual_sanctions: count(&SEXUAL_SANCTIONS),
            contact_adult_sanctions: count(&CONTACT_ADULT_SANCTIONS),
            contact_child_sanctions: count(&CONTACT_CHILD_SANCTIONS),
            images_or_indirect_sanctions: count(&IMAGES_OR_INDIRECT_SANCTIONS),
            non_contact_other_sanctions: count(&NON_CONTACT_OTHER_SANCTIONS),
            latest_offence: day(&LATEST_OFFENCE),
            latest_sexual_sanction: day(&LATEST_SEXUAL_SANCTION),
            age_at_first_sanction: age(N::AgeAtFirstSanction, &first_sanction),
            age_at_first_conviction: age(N::AgeAtFirstConviction, &first_conviction),
            age_at_latest_sexual_offence: age(N::AgeAtLatestSexualOffence, &latest_sexual_offence),
            first_sanction,
            first_conviction,
            latest_sexual_offence,
        }
    }

    fn correction(&self, name: CountName) -> Option<Correction> {
        self.corrections.iter().find(|correction| correction.count == name).cloned()
    }

    fn count(&self, rows: &[&Row], spec: &Spec, rules: &CountingRules, until: Option<Date>) -> Count {
        let mut judge = Judge::new(spec, rules, until);
        let tally = judge.tally(rows);
        let correction = self.correction(spec.name);
        let (lowest, highest) = match &correction {
            Some(Correction { value: CountValue::Whole(value), .. }) => (*value, *value),
            _ => (tally.lowest, tally.highest),
        };
        Count {
            name: spec.name,
            value: (lowest == highest).then_some(lowest),
            lowest,
            highest,
            derived: Limits { lowest: tally.lowest, highest: tally.highest },
            correction,
            rows: tally.rows,
            open_rows: tally.open,
            not_counted: tally.not,
            rules: judge.applied,
        }
    }

    fn finding(&self, rows: &[&Row], spec: &Spec, rules: &CountingRules, until: Option<Date>) -> Finding {
        let mut judge = Judge::new(spec, rules, until);
        let sorted = judge.sort(rows);
        let derived = if sorted.rows.is_empty() { sorted.open.is_empty().then_some(false) } else { Some(true) };
        self.found(spec.name, derived, sorted, judge.applied)
    }

    /// True where every sexual offence is for images, and there is one.
    fn images_only(&self, rows: &[&Row], rules: &CountingRules, until: Option<Date>) -> Finding {
        let mut judge = Judge::new(&IMAGES_ONLY, rules, until);
        let images = judge.sort(rows);
        let other = Judge::new(&NOT_IMAGES, rules, until).sort(rows);
        let derived = if !other.rows.is_empty() || (images.rows.is_empty() && images.open.is_empty()) {
            Some(false)
        } else {
            (other.open.is_empty() && !images.rows.is_empty()).then_some(true)
        };
        self.found(IMAGES_ONLY.name, derived, images, judge.applied)
    }

    fn found(&self, name: CountName, derived: Option<bool>, sorted: Tally, rules: Vec<RuleApplied>) -> Finding {
        let correction = self.correction(name);
        let value = match &correction {
            Some(Correction { value: CountValue::YesNo(value), .. }) => Some(*value),
            _ => derived,
        };
        Finding {
            name,
            value,
            derived,
            correction,
            rows: sorted.rows,
            open_rows: sorted.open,
            not_counted: sorted.not,
            rules,
        }
    }
}
