//! Counts rows: which make a count, which may, and why each other one does not.

use serde::Serialize;

use super::row::{Holds, Open, Row, RowPath, SEXUAL, Test, Violence};
use super::rules::{CountingRule, CountingRules, RuleApplied};
use crate::case::correction::CountName;
use crate::code::codes;
use crate::date::Date;

codes! {
    /// Why a row does not count.
    #[cfg_attr(feature = "types", ts(rename = "NotCountedReason"))]
    pub enum NotCounted {
        /// The same day at the same court as the row in `with`.
        SameOccasion = "same-occasion",
        /// Quashed on appeal.
        Quashed = "quashed",
        /// After the last day that is counted.
        AfterStart = "after-start",
        /// A caution, and the rule excludes cautions.
        CautionExcluded = "caution-excluded",
        /// A caution is no conviction.
        NotAConviction = "not-a-conviction",
        /// Outside the United Kingdom, and the rule excludes that.
        ForeignExcluded = "foreign-excluded",
        /// Minor offences alone, and the rule excludes them.
        MinorExcluded = "minor-excluded",
        /// Violent in the wider sense alone, and the rule excludes that.
        WiderViolenceExcluded = "wider-violence-excluded",
        /// Images alone, and the rule does not take them as non-contact.
        ImagesExcluded = "images-excluded",
        /// No sexual offence.
        NotSexual = "not-sexual",
        /// No violence, or none that is not sexual.
        NotViolent = "not-violent",
        /// No burglary.
        NotBurglary = "not-burglary",
        /// Sexual, and none of this kind.
        OtherKind = "other-kind",
        /// Sexual, and answered "no".
        AnsweredNo = "answered-no",
    }
}

/// A row that makes a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CountedRow {
    /// The occasion.
    pub row: RowPath,
    /// Its offences that make it count; empty where the occasion as such does.
    pub offences: Vec<RowPath>,
}

/// A row that may count: it raises the highest value and not the lowest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OpenRow {
    /// The occasion.
    pub row: RowPath,
    /// What has to be known.
    pub because: Open,
}

/// A row that does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NotCountedRow {
    /// The occasion.
    pub row: RowPath,
    /// Why not.
    pub because: NotCounted,
    /// The row that it counts with, where it is the same occasion.
    pub with: Option<RowPath>,
}

/// Who counts: the words of the sources differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Sentencing appearances and convictions of Risk Matrix 2000.
    Appearance,
    /// Sanctions of OASys and its predictors.
    Sanction,
    /// Convictions and discharges, never cautions.
    Conviction,
}

impl Family {
    /// The rule that says whether a caution counts; `None` where none ever does.
    const fn caution_rule(self) -> Option<CountingRule> {
        match self {
            Self::Appearance => Some(CountingRule::Cautions),
            Self::Sanction => Some(CountingRule::CautionsAsSanctions),
            Self::Conviction => None,
        }
    }
}

/// What one count counts.
#[derive(Clone, Copy)]
pub(super) struct Spec {
    pub(super) name: CountName,
    pub(super) family: Family,
    /// The offences that make a row count; `None` where every row does.
    pub(super) holds: Option<Test>,
    /// Why a row without such an offence does not.
    pub(super) otherwise: NotCounted,
    /// A rule that widens what holds, and why a row does not count without it.
    pub(super) wider: Option<(CountingRule, NotCounted)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Counts,
    Open(Open),
    Not(NotCounted),
}

/// What a count or a finding is made of. A finding, which is of whether at all, has no number.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) lowest: u32,
    pub(super) highest: u32,
    pub(super) rows: Vec<CountedRow>,
    pub(super) open: Vec<OpenRow>,
    pub(super) not: Vec<NotCountedRow>,
}

/// Judges rows by one spec, and notes which rules concerned how many of them.
pub(super) struct Judge<'a> {
    spec: &'a Spec,
    rules: &'a CountingRules,
    until: Option<Date>,
    pub(super) applied: Vec<RuleApplied>,
    /// The offences that make the row count that was judged last.
    which: Vec<RowPath>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(spec: &'a Spec, rules: &'a CountingRules, until: Option<Date>) -> Self {
        let minor = (spec.name == CountName::CriminalAppearances).then_some(CountingRule::MinorOffences);
        let mut judge = Self { spec, rules, until, applied: Vec::with_capacity(4), which: Vec::new() };
        judge.apply(spec.family.caution_rule());
        judge.apply(Some(CountingRule::ForeignConvictions));
        judge.apply(minor);
        judge.apply(spec.wider.map(|(rule, _)| rule));
        judge
    }

    fn apply(&mut self, rule: Option<CountingRule>) {
        if let Some(rule) = rule {
            self.applied.push(RuleApplied { rule, setting: self.rules.setting(rule), rows: 0 });
        }
    }

    fn concerns(&mut self, rule: CountingRule) -> bool {
        for applied in &mut self.applied {
            if applied.rule == rule {
                applied.rows += 1;
            }
        }
        self.rules.setting(rule).excludes()
    }

    pub(super) fn judge(&mut self, row: &Row) -> Verdict {
        self.which.clear();
        if row.refused {
            return Verdict::Open(Open::NotReadable);
        }
        if row.quashed {
            return Verdict::Not(NotCounted::Quashed);
        }
        if row.date.is_some_and(|date| self.until.is_some_and(|until| date > until)) {
            return Verdict::Not(NotCounted::AfterStart);
        }
        let verdict = self.judge_offences(row);
        if matches!(verdict, Verdict::Not(_)) {
            return verdict;
        }
        self.excluded(row).map_or(verdict, Verdict::Not)
    }

    fn judge_offences(&mut self, row: &Row) -> Verdict {
        let Some(test) = self.spec.holds else { return Verdict::Counts };
        let mut holds = row.any(test, false, &mut self.which);
        let mut because = self.spec.otherwise;
        if let Some((rule, excluded)) = self.spec.wider
            && holds != Holds::Yes
        {
            let wide = row.any(test, true, &mut self.which);
            if wide != holds {
                if self.concerns(rule) {
                    because = excluded;
                } else {
                    holds = wide;
                }
            }
        }
        match holds {
            Holds::Yes => Verdict::Counts,
            Holds::Open(reason) => Verdict::Open(reason),
            // What kind it is, or whether the victim was a stranger, is a question only of a sexual offence.
            Holds::No if is_of_sexual(because) && row.any(SEXUAL, false, &mut self.which) == Holds::No => {
                Verdict::Not(NotCounted::NotSexual)
            }
            Holds::No => Verdict::Not(because),
        }
    }

    /// Whether a rule excludes a row that would count.
    fn excluded(&mut self, row: &Row) -> Option<NotCounted> {
        let mut because = None;
        if row.caution {
            because = match self.spec.family.caution_rule() {
                Some(rule) => self.concerns(rule).then_some(NotCounted::CautionExcluded),
                None => Some(NotCounted::NotAConviction),
            };
        }
        if row.foreign && self.concerns(CountingRule::ForeignConvictions) {
            because = because.or(Some(NotCounted::ForeignExcluded));
        }
        let minor = self.spec.name == CountName::CriminalAppearances && is_minor(row);
        if minor && self.concerns(CountingRule::MinorOffences) {
            because = because.or(Some(NotCounted::MinorExcluded));
        }
        because
    }

    /// Counts rows that are in order of day, court and place.
    pub(super) fn tally(&mut self, rows: &[&Row]) -> Tally {
        let mut tally = Tally::default();
        for day in rows.chunk_by(|a, b| (a.date, a.caution) == (b.date, b.caution)) {
            let mut counted_today = false;
            for court in day.chunk_by(|a, b| a.date.is_some() && a.court.is_some() && a.court == b.court) {
                let doubt = match court.first() {
                    Some(row) if row.date.is_none() => {
                        (tally.lowest > 0 || self.until.is_some()).then_some(Open::DateNotKnown)
                    }
                    Some(row) if row.court.is_none() => counted_today.then_some(Open::CourtNotKnown),
                    _ => None,
                };
                counted_today |= self.occasion(court, doubt, &mut tally);
            }
        }
        tally
    }

    /// Counts the rows of one occasion, and says whether it counts for certain.
    fn occasion(&mut self, rows: &[&Row], doubt: Option<Open>, tally: &mut Tally) -> bool {
        let mut judged = Vec::with_capacity(rows.len());
        let (mut counted, mut open) = (None, false);
        for row in rows {
            let verdict = self.judge(row);
            open |= matches!(verdict, Verdict::Open(_));
            if verdict == Verdict::Counts && counted.is_none() {
                counted = Some(row.path);
                if doubt.is_none() {
                    tally.rows.push(CountedRow { row: row.path, offences: std::mem::take(&mut self.which) });
                }
            }
            judged.push((row.path, verdict));
        }
        let certain = counted.is_some() && doubt.is_none();
        tally.lowest += u32::from(certain);
        tally.highest += u32::from(counted.is_some() || open);
        for (row, verdict) in judged {
            match (verdict, doubt) {
                (Verdict::Not(because), _) => tally.not.push(NotCountedRow { row, because, with: None }),
                (Verdict::Counts, None) if counted == Some(row) => {}
                (Verdict::Counts, Some(because)) if counted == Some(row) => tally.open.push(OpenRow { row, because }),
                (Verdict::Open(because), _) if counted.is_none() => tally.open.push(OpenRow { row, because }),
                _ => tally.not.push(NotCountedRow { row, because: NotCounted::SameOccasion, with: counted }),
            }
        }
        certain
    }

    /// Sorts rows for a question of whether at all: here the same occasion may be there twice.
    pub(super) fn sort(&mut self, rows: &[&Row]) -> Tally {
        let mut tally = Tally::default();
        for row in rows {
            let path = row.path;
            match self.judge(row) {
                Verdict::Counts => {
                    tally.rows.push(CountedRow { row: path, offences: std::mem::take(&mut self.which) });
                }
                Verdict::Open(because) => tally.open.push(OpenRow { row: path, because }),
                Verdict::Not(because) => tally.not.push(NotCountedRow { row: path, because, with: None }),
            }
        }
        tally
    }
}

/// Sentenced for nothing but minor offences, none of them sexual or violent.
fn is_minor(row: &Row) -> bool {
    row.hidden.is_none()
        && row
            .offences
            .iter()
            .all(|offence| offence.minor && offence.sexual == Holds::No && offence.violence == Violence::None)
}

const fn is_of_sexual(because: NotCounted) -> bool {
    matches!(because, NotCounted::OtherKind | NotCounted::AnsweredNo | NotCounted::ImagesExcluded)
}
