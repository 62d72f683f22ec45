//! The pipeline: a case and a day in, everything that follows out.

mod compare;
mod dates_changed;
mod joint;
mod judgement;

use serde::Serialize;

use crate::calendar;
use crate::case::event::EventKind;
use crate::case::{self, CaseFile};
use crate::code::Code;
use crate::date::Date;
use crate::division::Division;
use crate::duty::{self, DoNow, Duty, Level, Management, Signature};
use crate::history::{Counts, History};
use crate::instrument::{oasys, predictor, risk_matrix};
use crate::problem::{Problem, ProblemCode};
use crate::source::{Attested, Source, Standing, Table};
use crate::standard::{self, Chosen, ChosenBecause, OtherInstrument, Standard, StandardListed, StandardsByDay};
use crate::timeline::Timeline;
use crate::write::to_json;

pub use compare::{Comparison, Difference};
pub use dates_changed::{Announced, DateChanged, DatesChanged, WasAndNow, dates_changed};
pub use joint::{Joint, JointReason, Oversight, Rating};
pub use judgement::{Effect, JudgementEffect, JudgementReason};

/// Schema of the assessment.
pub const SCHEMA: &str = "joint-risk/assessment/1";

/// Version of the crate and, after a `+`, the id of the build: the first 16 digits of the SHA-256 of its sources, its
/// manifest and its lock file. It is the same in every build of one source.
pub const RELEASE: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("JOINT_RISK_BUILD"));

/// What the engine makes of a case on a day.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// Its schema.
    pub schema: &'static str,
    /// The day reckoned on.
    pub today: Date,
    /// Release of the engine.
    pub release: &'static str,
    /// The host's own reference.
    pub reference: Option<String>,
    /// Whose bank holidays count, where the case says.
    pub division: Option<Division>,
    /// The standard used.
    pub standard: Option<StandardUsed>,
    /// The weakest standing among the figures used.
    pub standing: Option<Standing>,
    /// Every table of figures used.
    pub tables: Vec<TableUsed>,
    /// What the conviction history counts; `None` where the case gives none.
    pub history: Option<Counts>,
    /// Risk Matrix 2000.
    pub risk_matrix: risk_matrix::RiskMatrix,
    /// OASys; `None` where the case has none.
    pub oasys: Option<oasys::Oasys>,
    /// The predictors; `None` where the case says nothing that only they turn on.
    pub predictors: Option<predictor::Predictors>,
    /// Both together.
    pub joint: Joint,
    /// What to do now, what protects most first.
    pub do_now: Vec<DoNow>,
    /// What must be done.
    pub duties: Vec<Duty>,
    /// What a manager looks at beside the dates; `None` where no standard could be used.
    pub management: Option<Management>,
    /// Answers to look at again.
    pub flagged: Vec<Flagged>,
    /// Why something could not be used.
    pub problems: Vec<Problem>,
}

/// The standard used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StandardUsed {
    /// Its identifier.
    pub id: String,
    /// The case named it.
    pub named: bool,
    /// Why it was used.
    pub chosen_because: ChosenBecause,
    /// It was not in force on the day.
    pub historic: bool,
    /// What is used there in place of OASys: then there are no duties of OASys.
    pub instead_of_oasys: Option<OtherInstrument>,
}

/// A table of figures that was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableUsed {
    /// Its identifier.
    pub table: &'static str,
    /// How sure we are of it, its attestation included.
    pub standing: Standing,
    /// Where it comes from.
    pub source: Source,
    /// Who has checked it against the guide.
    pub attested: Option<AttestedBy>,
}

/// Who has checked a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttestedBy {
    /// Who.
    pub by: String,
    /// When.
    pub on: Date,
    /// Which page.
    pub page: String,
}

/// An answer to look at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flagged {
    /// Path of the answer.
    pub field: String,
    /// Why.
    pub because: FlagReason,
    /// When it was given.
    pub on: Option<Date>,
    /// Who gave it.
    pub by: Option<String>,
    /// Its age in days.
    pub days: Option<i64>,
}

crate::code::codes! {
    /// Why an answer should be looked at again.
    pub enum FlagReason {
        /// Older than the standard lets an answer be.
        Old = "old",
        /// Given by somebody who is not trained in the instrument.
        Untrained = "untrained",
        /// Carried over from an earlier assessment, and not taken until somebody says that it is still true.
        Carried = "carried",
    }
}

/// Assesses the text of a case on a day, and returns the canonical JSON: the same bytes in every build.
///
/// # Example
/// ```
/// use joint_risk::{Date, assess_json};
/// let today = Date::parse("2026-02-01")?;
/// assert!(assess_json("{}", today).starts_with(r#"{"schema":"joint-risk/assessment/1","today":"2026-02-01""#));
/// assert!(assess_json("{", today).contains("malformed-json")); // bad input is an answer
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn assess_json(text: &str, today: Date) -> String {
    Engine::new().assess_json(text, today)
}

/// The built-in standards, read once. The core keeps nothing between calls: who has many cases keeps this.
#[derive(Debug, Clone)]
pub struct Engine {
    standards: Vec<Standard>,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// An engine with every built-in standard.
    #[must_use]
    pub fn new() -> Self {
        Self { standards: Standard::built_in() }
    }

    /// Assesses the text of a case on a day, and returns the canonical JSON.
    #[must_use]
    pub fn assess_json(&self, text: &str, today: Date) -> String {
        to_json(&self.assess(text, today))
    }

    /// What two standards make of a case: the duties that they date differently. A name is that of a built-in standard
    /// or of the one that the case brings.
    #[must_use]
    pub fn compare_standards(&self, text: &str, today: Date, names: [&str; 2]) -> Comparison {
        compare::compare(self, text, today, names)
    }

    /// The standards that are built in.
    #[must_use]
    pub fn standards(&self) -> Vec<StandardListed> {
        self.standards.iter().map(StandardListed::from).collect()
    }

    /// Assesses the text of a case on a day.
    #[must_use]
    pub fn assess(&self, text: &str, today: Date) -> Assessment {
        assess(case::read_with_standard(text, today), today, &self.standards, None)
    }

    /// Assesses a case that is parsed already.
    pub(crate) fn assess_node(&self, case: case::json::Node<'_>, today: Date) -> Assessment {
        assess(case::read_node(case, today), today, &self.standards, None)
    }
}

/// Assesses a case that was read; `by` names another standard than its own.
#[inline(never)]
fn assess(
    (mut case, document, mut problems): case::Read<'_>,
    today: Date,
    standards: &[Standard],
    by: Option<&Standard>,
) -> Assessment {
    let attested = attested(&case, &mut problems);
    let given = document.map(|document| standard::document(document, "standard", standards));
    let chosen = match by {
        Some(standard) => Chosen::fixed(standard, standards, today),
        None => Chosen::of(&case, given.as_ref(), (standards, today), &mut problems),
    };
    let rules_by_day = chosen;
    let chosen = chosen.today();
    let standard = chosen.map(|(standard, _)| standard);
    let rules = standard.map(|standard| standard.counting_rules).unwrap_or_default();
    let history = History::of(&case, &mut problems).map(|history| history.counts(&rules, None));
    let risk = risk_matrix::score(&case, history.as_ref(), today, &attested, &mut problems);
    let oasys = case.oasys.as_ref().map(|answers| oasys::score(answers, &mut problems));
    let sheets = predictor::Sheets {
        sheet: oasys.as_ref().map(|scored| &scored.sheet),
        harm: oasys.as_ref().map(|scored| &scored.oasys.harm),
        counts: history.as_ref(),
    };
    let predicted = predictor::score(&case, &sheets, today, &attested, &mut problems);

    let harm = joint::harm_level(&case, oasys.as_ref().map(|scored| &scored.oasys));
    let computed = joint::compute(&risk.scales.sexual, &harm);
    let countersign_from = standard.map(|standard| standard.joint_rating.countersign_from);
    let asks = computed.level.highest().filter(|highest| countersign_from.is_some_and(|from| *highest >= from));
    let division = match case.division {
        case::reader::Answer::Given(division) => Some(division),
        case::reader::Answer::Missing => standard.map(|standard| standard.division),
        case::reader::Answer::Refused => None,
    };
    let division_named = case.division.given().is_some();
    let born = case.person.date_of_birth.given().copied();
    let timeline = Timeline::new(&case.events, today, division, born, &mut problems);
    let incidents = duty::incidents(&timeline, asks);
    let (judgement, judged) = judgement::judge(&case, today, &computed.level, &incidents, &mut problems).unzip();
    let rating = judged.unwrap_or_else(|| computed.level.clone());
    let signature =
        countersign_from.map_or_else(Signature::default, |from| duty::signature(&timeline, rating.highest(), from));
    let by_day = chosen.map(|(standard, _)| by_day(&case, rules_by_day, standard, standards));
    let ratings = duty::Ratings::for_all_time(rating.highest());
    let (duties, management, do_now) = by_day
        .map(|standards| {
            let situation = duty::Situation::new(duty::Parts {
                timeline: &timeline,
                standards: &standards,
                division: (division, division_named),
                born,
                warnings: case.order_warnings.as_deref(),
                not_supervised: !joint::supervised(&case),
                ratings: &ratings,
                joint: &rating,
                harm: &harm.level,
                incidents: &incidents,
                signature: &signature,
                plan: case.oasys.as_ref().and_then(|oasys| oasys.plan.as_ref()),
            });
            let mut duties = duty::all(&situation, &mut problems);
            duty::arrange(&mut duties);
            let management = duty::management(&situation, &duties);
            let do_now = duty::do_now(&situation, &duties, &case.unreadable_events, says_more(&case));
            (duties, Some(management), do_now)
        })
        .unwrap_or_default();

    let mut tables = risk.tables;
    if let Some(scored) = &oasys {
        tables.extend_from_slice(&scored.tables);
    }
    if let Some(scored) = &predicted {
        tables.extend_from_slice(&scored.tables);
    }
    let tables = used(&tables, &case, &attested);
    let mut standing = predicted.as_ref().and_then(|scored| scored.standing);
    for table in &tables {
        standing = standing.max(Some(table.standing));
    }
    for duty in &duties {
        // A date that was reckoned by a calendar is no surer than its bank holidays.
        let calendar = duty.calendar.and(duty.due).map(calendar::standing);
        standing = standing.max(Some(duty.standing)).max(calendar);
    }
    if let Some(counts) = &history {
        standing = standing.max(counts.weakest_rule());
    }
    Assessment {
        schema: SCHEMA,
        today,
        release: RELEASE,
        division: case.division.given().copied(),
        flagged: flagged(&case, standard, today),
        standard: chosen.map(|(standard, chosen_because)| StandardUsed {
            id: standard.id.clone(),
            named: matches!(chosen_because, ChosenBecause::Named | ChosenBecause::Given),
            chosen_because,
            historic: !standard.in_force.contains(today),
            instead_of_oasys: standard.instead_of_oasys,
        }),
        standing,
        tables,
        joint: joint::joint(&rating, computed, judgement, &incidents, &signature),
        history,
        risk_matrix: risk.scales,
        oasys: oasys.map(|scored| scored.oasys),
        predictors: predicted.map(|scored| scored.predictors),
        do_now,
        duties,
        management,
        reference: case.reference.take(),
        problems,
    }
}

/// Whether a case says more than who it is about.
fn says_more(case: &CaseFile<'_>) -> bool {
    let risk = &case.risk_matrix;
    !case.events.is_empty()
        || !case.unreadable_events.is_empty()
        || case.oasys.is_some()
        || case.judgement.is_some()
        || case.recorded.is_some()
        || case.convictions.given().is_some_and(|occasions| !occasions.is_empty())
        || risk.sexual_appearances.given().is_some()
        || risk.criminal_appearances.given().is_some()
        || risk.start_of_risk.given().is_some()
}

/// The standard of each day.
fn by_day<'a>(
    case: &CaseFile<'_>,
    chosen: Chosen<'a>,
    today: &'a Standard,
    standards: &'a [Standard],
) -> StandardsByDay<'a> {
    let mut by_day = StandardsByDay::new(chosen, today);
    // A transfer carries the rules of whoever receives, from its acceptance on (ruling 37).
    for event in case.events.iter().filter(|event| event.kind == EventKind::Transferred && event.verified) {
        if let Some(on) = event.accepted.known() {
            by_day.transferred(
                standards,
                on,
                event.details.division.known(),
                event.details.standard.given().map(String::as_str),
            );
        }
    }
    by_day
}

/// The tables that the host has checked. An attestation of a table that there is not is a problem.
fn attested(case: &CaseFile, problems: &mut Vec<Problem>) -> Attested {
    let mut known = Vec::new();
    for attestation in &case.attestations {
        let tables = all_tables();
        if tables.iter().any(|table| table.id == attestation.table) {
            known.push(attestation.table.clone());
        } else {
            let allowed = tables.iter().map(|table| table.id.to_owned()).collect();
            problems.push(Problem::new(ProblemCode::UnknownCode, &*attestation.field).allowing(allowed));
        }
    }
    Attested::new(known)
}

/// Each table once, in the order of first use.
fn used(tables: &[&'static Table], case: &CaseFile, attested: &Attested) -> Vec<TableUsed> {
    let mut used: Vec<TableUsed> = Vec::with_capacity(tables.len());
    for table in tables {
        if used.iter().any(|known| known.table == table.id) {
            continue;
        }
        let by = case.attestations.iter().find(|attestation| attestation.table == table.id);
        used.push(TableUsed {
            table: table.id,
            standing: attested.standing(table),
            source: table.source(),
            attested: by.map(|by| AttestedBy { by: by.by.clone(), on: by.on, page: by.page.clone() }),
        });
    }
    used
}

/// Answers that are old, answers of somebody untrained, and those that were carried over.
fn flagged(case: &CaseFile, standard: Option<&Standard>, today: Date) -> Vec<Flagged> {
    let most = standard.map(|standard| i64::from(standard.answers_old_after.weeks) * 7);
    let mut flagged = Vec::new();
    for origin in &case.origins {
        let days = origin.on.map(|on| on.days_until(today));
        let old = days.zip(most).is_some_and(|(days, most)| days > most);
        let reasons = [
            (origin.carried, FlagReason::Carried),
            (!origin.carried && old, FlagReason::Old),
            (!origin.carried && origin.trained == Some(false), FlagReason::Untrained),
        ];
        for (_, because) in reasons.into_iter().filter(|(flagged, _)| *flagged) {
            flagged.push(Flagged {
                field: origin.field.clone(),
                because,
                on: origin.on,
                by: origin.by.clone(),
                days: days.filter(|days| *days >= 0),
            });
        }
    }
    flagged
}

/// Every table that a host can attest.
#[inline(never)]
fn all_tables() -> Vec<&'static Table> {
    let mut all = Vec::new();
    for tables in [risk_matrix::TABLES, oasys::TABLES, predictor::TABLES] {
        all.extend(tables);
    }
    all
}

/// What this engine is made of.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// Version of the crate.
    #[serde(rename = "crate")]
    pub number: &'static str,
    /// The same with the id of this build, as every assessment has it: [`RELEASE`].
    pub release: &'static str,
    /// Editions of the instruments.
    pub editions: Vec<&'static str>,
    /// Built-in standards.
    pub standards: Vec<String>,
    /// Tables that a host can attest.
    pub tables: Vec<KnownTable>,
    /// The bank holidays it knows.
    pub calendar: Coverage,
    /// The schemas that it reads and writes.
    pub schemas: Vec<&'static str>,
}

/// A table that a host can attest.
#[derive(Debug, Serialize)]
pub struct KnownTable {
    /// Its identifier.
    pub table: &'static str,
    /// How sure we are of it.
    pub standing: Standing,
    /// Where it comes from.
    pub source: Source,
}

/// The bank holidays that the engine knows.
#[derive(Debug, Serialize)]
pub struct Coverage {
    /// First day.
    pub from: &'static str,
    /// Last day.
    pub until: &'static str,
    /// For whom.
    pub divisions: Vec<Division>,
}

/// What this engine is made of.
#[must_use]
pub fn version() -> Version {
    let table = |table: &&Table| KnownTable { table: table.id, standing: table.standing, source: table.source() };
    Version {
        number: env!("CARGO_PKG_VERSION"),
        release: RELEASE,
        editions: vec![risk_matrix::EDITION],
        standards: Standard::names(),
        tables: all_tables().iter().map(table).collect(),
        calendar: Coverage {
            from: calendar::COVERAGE.0,
            until: calendar::COVERAGE.1,
            divisions: Division::VALUES.to_vec(),
        },
        schemas: vec!["joint-risk/case/1", SCHEMA, "joint-risk/standard/1", "joint-risk/exercise/1"],
    }
}

/// A rating that was computed, with the instruments that made it.
#[derive(Debug)]
pub(crate) struct Computed {
    level: Level,
    because: Vec<JointReason>,
}
