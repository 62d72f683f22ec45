//! What the joint rating is made of: Risk Matrix, the level of serious harm, and a police level (rulings 30 and 31).

use crate::assessment::joint::{JointInstrument, JointReason};
use crate::band::{Band, Range, Status};
use crate::case::CaseFile;
use crate::case::reader::Answer;
use crate::case::recorded::{Recorded, RecordedBand, RecordedValue};
use crate::date::Date;
use crate::duty::{Approvals, Level, Managed};
use crate::instrument::oasys::Harm;
use crate::instrument::risk_matrix::{Scale, ScaleReason};
use crate::problem::{Problem, ProblemCode};
use crate::timeline::{RatingSaid, Timeline, path};

/// One instrument's part.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) instrument: JointInstrument,
    status: Status,
    band: Option<Band>,
    pub(super) level: Level,
    pub(super) recorded: Option<RecordedBand>,
    /// It may be for nobody like him, or of another time: it raises, and where nothing else rates him lowers nothing.
    only_raises: bool,
}

/// A rating that was computed, with the instruments that made it.
#[derive(Debug)]
pub(super) struct Computed {
    pub(super) level: Level,
    pub(super) because: Vec<JointReason>,
}

/// What the parts are taken from, beside the instruments.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'f, 'a> {
    /// The case.
    pub(super) case: &'f CaseFile<'f>,
    /// Who manages the person, by which standard.
    pub(super) managed: Managed<'f, 'a>,
    /// What was countersigned.
    pub(super) approvals: &'f Approvals<'a>,
}

/// Whether probation supervises. Only an outright "no" ends the duties of OASys.
pub(super) fn supervised(case: &CaseFile<'_>) -> bool {
    case.oasys.as_ref().is_none_or(|oasys| oasys.supervised.given() != Some(&false))
}

/// "Not supervised" beside an order or licence that is open is a contradiction, and ends nothing.
pub(super) fn check_supervised(case: &CaseFile<'_>, timeline: &Timeline<'_>, problems: &mut Vec<Problem>) {
    let open = timeline.supervision.iter().find(|spell| spell.is_open_on(timeline.today));
    if let Some(spell) = open.filter(|_| !supervised(case)) {
        problems.push(Problem::new(ProblemCode::Contradicts, "oasys.supervised").against(path(spell.start, "")));
    }
}

/// Whether nothing rates somebody: no answer of Risk Matrix and no conviction, no level of harm given or asked for, and
/// nothing recorded or judged.
pub(super) fn is_unrated(case: &CaseFile<'_>, [sexual, harm]: [&Part; 2], police: bool) -> bool {
    let answered = sexual.status != Status::NotApplicable
        && (case.risk_matrix.is_answered() || case.convictions.given().is_some());
    let recorded = sexual.recorded.is_some() || harm.recorded.is_some();
    !answered && harm.status == Status::NotApplicable && !police && !recorded && case.judgement.is_none()
}

impl Around<'_, '_> {
    fn recorded(&self) -> Option<&Recorded> {
        self.case.recorded.as_ref()
    }

    /// Whether somebody signed after `on`, which settles that a recorded band and a computed one differ. For a recorded
    /// one that is higher it has to be a signature that lowers, and to no less than what is computed.
    fn settled(&self, on: Option<Date>, recorded: Band, computed: Band) -> bool {
        let Some(on) = on else { return false };
        self.approvals.signatures.iter().rev().take_while(|signed| signed.event.on > on).any(|signed| {
            if recorded <= computed {
                return self.approvals.verdict(signed, computed).is_ok();
            }
            let said = RatingSaid::of(signed.event);
            said.is_some_and(|said| said.rating >= computed) && self.approvals.lowers(signed, recorded)
        })
    }

    /// Whether supervision is over and a police manager has signed a rating since. Below a level that was recorded that
    /// is a lowering, of what was there when it was signed (rulings 23 and 24); a level that nobody knows may be the
    /// highest.
    fn is_signed_by_police(&self, recorded: Option<&RecordedValue<Band>>) -> bool {
        let timeline = self.managed.timeline;
        let end = timeline.supervised.last().and_then(|run| run.end);
        let Some(end) = end.filter(|end| end.on < timeline.today) else { return false };
        let level = recorded.and_then(|value| value.value.known()).unwrap_or(Band::VeryHigh);
        self.approvals.signatures.iter().rev().take_while(|signed| signed.event.on > end.on).any(|signed| {
            let Some(said) = RatingSaid::of(signed.event).filter(|said| said.readable) else { return false };
            if level <= said.rating {
                return self.approvals.closes(signed, said.rating).is_ok();
            }
            let later = recorded.is_none_or(|value| value.on.known().is_some_and(|on| on <= signed.event.on));
            later && self.approvals.lowers(signed, level)
        })
    }

    /// Puts a recorded band beside what is computed.
    fn with_recorded(
        &self,
        mut part: Part,
        recorded: Option<(RecordedBand, [&'static str; 2])>,
        dated: bool,
        problems: &mut Vec<Problem>,
    ) -> Part {
        let Some((mut recorded, [field, against])) = recorded else { return part };
        let Some(band) = recorded.band else {
            // It may have said the highest.
            let lowest = part.level.certain.unwrap_or(Band::Low);
            let mut decided_by = part.level.range.take().map(|range| range.decided_by).unwrap_or_default();
            decided_by.push(field.to_owned());
            part.level.range = Some(Range { lowest, highest: Band::VeryHigh, decided_by });
            part.recorded = Some(recorded);
            return part;
        };
        // What a scale came to, or would be if it were for this person.
        let computed = part.band.filter(|_| part.status == Status::Scored);
        let contradicts = match part.status {
            Status::Scored => {
                computed.is_some_and(|computed| computed != band && !self.settled(recorded.on, band, computed))
            }
            Status::NotApplicable => part.instrument == JointInstrument::RiskMatrixSexual,
            Status::Incomplete | Status::Invalid => false,
        };
        if contradicts {
            problems.push(Problem::new(ProblemCode::Contradicts, field).against(against));
        }
        recorded.used = match part.status {
            Status::Scored => contradicts && computed.is_some_and(|computed| computed < band),
            Status::Incomplete | Status::NotApplicable => true,
            // A field that cannot be read counts as the highest until it is mended.
            Status::Invalid => false,
        };
        if recorded.used && !dated && part.status != Status::Scored {
            // It may be of another time: what it says may raise, and never lowers.
            let certain = part.level.certain.max(Some(band));
            let highest = part.level.highest().max(Some(band)).unwrap_or(band);
            let decided_by = part.level.range.take().map(|range| range.decided_by).unwrap_or_default();
            part.level = Level { certain, range: Some(Range { lowest: certain.unwrap_or(band), highest, decided_by }) };
            part.only_raises |= part.status == Status::NotApplicable;
        } else if recorded.used {
            part.only_raises = false;
            let band = part.level.range.as_ref().map_or(band, |range| band.max(range.lowest));
            part.level = Level { certain: Some(band), range: Some(Range::certain(band)) };
        }
        part.recorded = Some(recorded);
        part
    }

    /// The scale of Risk Matrix that the standard names.
    pub(super) fn sexual(&self, scale: &Scale, problems: &mut Vec<Problem>) -> Part {
        let range = match scale.status {
            Status::Scored => scale.band.map(Range::certain),
            Status::Incomplete => scale.range.clone(),
            Status::NotApplicable => None,
            Status::Invalid => {
                Some(Range::open(scale.invalid_fields.iter().map(|field| (*field).to_owned()).collect()))
            }
        };
        // A lowest band that rests on eligibility not yet known is not certain.
        let certain = match scale.status {
            Status::Scored => scale.band,
            Status::Incomplete if scale.reason.is_none() => range.as_ref().map(|range| range.lowest),
            _ => None,
        };
        let mut level = Level { certain, range };
        let recorded = self.recorded_scale(|values| values.sexual, problems);
        if scale.status == Status::Incomplete && recorded.is_none() && self.is_not_scored_beside_a_level() {
            // Not scored, and somebody has said what the level is: what the answers are certain of still counts.
            let lowest = level.range.map_or(Band::Low, |range| range.lowest);
            level = match lowest {
                Band::Low => Level::default(),
                lowest => Level { certain: Some(lowest), range: Some(Range::certain(lowest)) },
            };
        }
        let instrument = JointInstrument::RiskMatrixSexual;
        let only_raises = scale.status == Status::Incomplete
            && matches!(scale.reason, Some(ScaleReason::EligibilityNotKnown | ScaleReason::Age16ReferToGuide));
        let part = Part { instrument, status: scale.status, band: scale.band, level, recorded: None, only_raises };
        let values = self.recorded().and_then(|recorded| recorded.risk_matrix.as_ref());
        let dated = values.is_none_or(|values| !matches!(values.on, Answer::Refused));
        let fields = ["recorded.riskMatrix.sexual", "riskMatrix"];
        self.with_recorded(part, recorded.map(|recorded| (recorded, fields)), dated, problems)
    }

    /// The band of RM2000/V as it was recorded. It rates nothing.
    pub(super) fn violent(&self, scale: &Scale, problems: &[Problem]) -> Option<RecordedBand> {
        let recorded = self.recorded_scale(|values| values.violent, problems)?;
        let used = scale.status == Status::Incomplete && recorded.band.is_some();
        Some(RecordedBand { used, ..recorded })
    }

    fn recorded_scale(
        &self,
        of: impl Fn(&crate::case::recorded::RecordedRiskMatrix) -> Answer<Band>,
        problems: &[Problem],
    ) -> Option<RecordedBand> {
        let values = self.recorded()?.risk_matrix.as_ref()?;
        // A misspelt member may have been this one.
        let misspelt = || {
            let of_these = |problem: &Problem| problem.field.starts_with("recorded.riskMatrix");
            problems.iter().any(|problem| problem.code == ProblemCode::UnknownKey && of_these(problem))
        };
        let band = match of(values) {
            Answer::Missing if !misspelt() => return None,
            answer => answer.known(),
        };
        let (on, by, edition) = (values.on.known(), values.by.clone(), values.edition.clone());
        Some(RecordedBand { band, on, by, edition, used: false })
    }

    /// A reason for no Risk Matrix is given, and a level is recorded beside it.
    fn is_not_scored_beside_a_level(&self) -> bool {
        let given =
            |value: &Option<RecordedValue<Band>>| value.as_ref().is_some_and(|value| value.value.known().is_some());
        let recorded = |recorded: &Recorded| given(&recorded.harm) || given(&recorded.sa07) || given(&recorded.arms);
        self.case.risk_matrix.not_scored.given().is_some() && self.recorded().is_some_and(recorded)
    }

    /// The level of serious harm: of OASys where the standard uses it and probation supervises or did, and otherwise as
    /// it was recorded. A level that is given in the grid counts always, and what is blank beside it is not known.
    pub(super) fn harm(&self, grid: Option<&Harm>, problems: &mut Vec<Problem>) -> Part {
        let timeline = self.managed.timeline;
        let today = timeline.today;
        let uses_oasys = self.managed.uses_oasys_on(today);
        let recorded = self.recorded().and_then(|recorded| {
            let harm = recorded.harm.as_ref().map(|value| (value, "recorded.harm.overall"));
            let sa07 = recorded.sa07.as_ref().filter(|_| !uses_oasys).map(|value| (value, "recorded.sa07.level"));
            // Of two the higher; one that cannot be read may have been the highest.
            let rank = |value: &RecordedValue<Band>| value.value.known().map_or(u8::MAX, Band::rank);
            [harm, sa07].into_iter().flatten().max_by_key(|(value, _)| rank(value))
        });
        let over = self.is_signed_by_police(recorded.map(|(value, _)| value));
        let asked = uses_oasys && (timeline.is_supervised_on(today) || supervised(self.case) && !over);
        // Anything in the grid, also what cannot be read of it or was carried over: its other cells are not known then. One
        // that is blank as a whole asks for nothing where none is asked for.
        let touched = grid.filter(|grid| {
            let in_cells = |field: &String| grid.cells.iter().any(|cell| cell.field == field);
            let blanks = grid.range.as_ref().map(|range| range.decided_by.as_slice()).unwrap_or_default();
            grid.overall.is_some()
                || !grid.invalid_fields.is_empty()
                || !blanks.iter().all(in_cells)
                || self.case.origins.iter().any(|origin| origin.carried && in_cells(&origin.field))
        });
        let instrument = JointInstrument::RiskOfSeriousHarm;
        let part = |status, band, level| Part { instrument, status, band, level, recorded: None, only_raises: false };
        let part = match (touched, grid) {
            (Some(grid), _) => {
                part(grid.status, grid.overall, Level { certain: grid.overall, range: grid.range.clone() })
            }
            (None, grid) if asked => {
                let open = || Range::open(vec!["oasys.harm".to_owned()]);
                let range = grid.and_then(|grid| grid.range.clone()).unwrap_or_else(open);
                part(Status::Incomplete, None, Level { certain: None, range: Some(range) })
            }
            (None, _) => part(Status::NotApplicable, None, Level::default()),
        };
        let recorded = recorded.filter(|_| !over);
        let dated = recorded.is_none_or(|(value, _)| !matches!(value.on, Answer::Refused));
        let recorded = recorded.map(|(value, field)| (RecordedBand::of(value), [field, "oasys.harm"]));
        self.with_recorded(part, recorded, dated, problems)
    }

    /// The level that the police set after ARMS; `None` where none is recorded.
    pub(super) fn police(&self) -> Option<Part> {
        let value = self.recorded()?.arms.as_ref()?;
        let band = value.value.known();
        let range = band.map_or_else(|| Range::open(vec!["recorded.arms.level".to_owned()]), Range::certain);
        let status = if band.is_some() { Status::Scored } else { Status::Invalid };
        let recorded = Some(RecordedBand { used: band.is_some(), ..RecordedBand::of(value) });
        let level = Level { certain: band, range: Some(range) };
        let only_raises = matches!(value.on, Answer::Refused);
        Some(Part { instrument: JointInstrument::PoliceLevel, status, band, level, recorded, only_raises })
    }
}

/// What would rate somebody whom nothing rates.
const UNRATED: [&str; 2] = ["recorded.harm", "recorded.arms"];

/// The highest band or level still possible across the parts. What does not apply leaves the others to decide; what is
/// unknown makes it "at least"; where none applies, every rating is possible.
pub(super) fn compute(parts: &[&Part]) -> Computed {
    let certain = parts.iter().filter_map(|part| part.level.certain).max();
    let highest = parts.iter().filter_map(|part| part.level.highest()).max();
    let lowest = certain.unwrap_or(Band::Low);
    let rates = parts.iter().any(|part| !part.only_raises && part.level.highest().is_some());
    let range = match highest {
        Some(highest) => {
            let highest = if rates { highest } else { Band::VeryHigh };
            let mut decided_by = Vec::new();
            for part in parts {
                if let Some(range) = part.level.range.as_ref().filter(|range| range.highest > lowest) {
                    decided_by.extend_from_slice(&range.decided_by);
                }
            }
            if !rates {
                decided_by.extend(UNRATED.map(str::to_owned));
            }
            Range { lowest, highest, decided_by }
        }
        None => Range::open(UNRATED.map(str::to_owned).to_vec()),
    };
    let because = parts.iter().map(|part| JointReason {
        instrument: part.instrument,
        status: part.status,
        band: part.band.or(part.level.certain.filter(|_| part.recorded.as_ref().is_some_and(|recorded| recorded.used))),
        range: part.level.range.clone(),
        recorded: part.recorded.clone(),
        decides: certain.is_some() && part.level.certain == certain,
    });
    // Where nothing is known beyond the lowest band there is no rating to read as "low".
    Computed { level: Level { certain, range: Some(range) }, because: because.collect() }
}
