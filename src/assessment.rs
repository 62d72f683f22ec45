//! The pipeline: a case and a day in, everything that follows out.

mod compare;
mod dates_changed;
mod flagged;
mod joint;
mod judgement;
mod parts;
mod standards;
mod tables;
mod version;

use serde::Serialize;

use crate::band::Band;
use crate::calendar;
use crate::case::{self, CaseFile};
use crate::date::Date;
use crate::division::Division;
use crate::duty::{self, Approvals, DoNow, Duty, Level, Managed, Management};
use crate::history::{Counts, History};
use crate::instrument::oasys::Setting;
use crate::instrument::{oasys, predictor, risk_matrix};
use crate::problem::Problem;
use crate::source::Standing;
use crate::standard::{self, Chosen, Standard, StandardListed};
use crate::timeline::Timeline;
use crate::write::to_json;

pub use compare::{Comparison, Difference};
pub use dates_changed::{Announced, DateChanged, DatesChanged, WasAndNow, dates_changed};
pub use flagged::{FlagReason, Flagged};
pub use joint::{HeldRating, Joint, JointInstrument, JointReason, Oversight, Rating};
pub use judgement::{Effect, JudgementEffect, JudgementReason};
pub use standards::StandardUsed;
pub use tables::{AttestedBy, TableUsed};
pub use version::{Coverage, KnownTable, Version, version};

/// Schema of the assessment.
pub const SCHEMA: &str = "joint-risk/assessment/1";

/// Version of the crate and, after a `+`, the id of the build: the first 16 digits of the SHA-256 of its sources, its
/// manifest and its lock file. It is the same in every build of one source.
pub const RELEASE: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("JOINT_RISK_BUILD"));

/// What the engine makes of a case on a day.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// Its schema.
    #[cfg_attr(feature = "types", ts(type = "\"joint-risk/assessment/1\""))]
    pub schema: &'static str,
    /// The day for which it was made.
    pub today: Date,
    /// Release of the engine.
    pub release: &'static str,
    /// The host's own reference.
    pub reference: Option<String>,
    /// Whose bank holidays count, where the case says.
    pub division: Option<Division>,
    /// The standard used; `None` where the one that the case names or brings cannot be.
    pub standard: Option<StandardUsed>,
    /// The weakest standing among the figures used; `None` where none was.
    pub standing: Option<Standing>,
    /// Every table of figures used.
    pub tables: Vec<TableUsed>,
    /// What the conviction history counts, each count with its rows; `None` where the case gives none.
    pub history: Option<Counts>,
    /// Risk Matrix 2000.
    pub risk_matrix: risk_matrix::RiskMatrix,
    /// OASys; `None` where the case has none.
    pub oasys: Option<oasys::Oasys>,
    /// The predictors; `None` where the case says nothing that only they turn on.
    pub predictors: Option<predictor::Predictors>,
    /// Both together.
    pub joint: Joint,
    /// SHA-256 of the instruments' answers, in lower-case hexadecimal: what `countersigned` names.
    pub digest: String,
    /// What to do now, what protects most first.
    pub do_now: Vec<DoNow>,
    /// What must be done.
    pub duties: Vec<Duty>,
    /// What a manager looks at beside the dates; `None` where no standard could be used.
    pub management: Option<Management>,
    /// Answers to look at again: old, given by somebody untrained, or carried over and not confirmed.
    pub flagged: Vec<Flagged>,
    /// Why something could not be used.
    pub problems: Vec<Problem>,
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
fn assess(
    (mut case, document, mut problems): case::Read<'_>,
    today: Date,
    standards: &[Standard],
    by: Option<&Standard>,
) -> Assessment {
    let attested = tables::attested(&case, &mut problems);
    let given = document.map(|document| standard::document(document, "standard", standards));
    let chosen = match by {
        Some(standard) => Chosen::fixed(standard, standards, today),
        None => Chosen::of(&case, given.as_ref(), (standards, today), &mut problems),
    };
    let rules_by_day = chosen;
    let chosen = chosen.today();
    let standard = chosen.map(|(standard, _)| standard);
    // One that cannot be used takes no date away: the standard's counts, as where none is given, and its problem says so.
    let division = case.division.given().copied().or(standard.map(|standard| standard.division));
    let division_named = case.division.given().is_some();
    let born = case.person.date_of_birth.given().copied();
    let timeline = Timeline::new((&case.events, &case.unreadable_events), today, division, born, &mut problems);
    let by_day =
        chosen.map(|(standard, _)| standards::by_day(&timeline, rules_by_day, standard, standards, &mut problems));

    let rules = standard.map(|standard| standard.counting_rules).unwrap_or_default();
    let history = History::of(&case, &mut problems).map(|history| history.counts(&rules, None));
    let mut risk = risk_matrix::score(&case, history.as_ref(), today, &attested, &mut problems);
    let setting = if timeline.may_be_in_custody() { Setting::Custody } else { Setting::Community };
    let mut oasys = case.oasys.as_ref().map(|answers| oasys::score(answers, setting, &mut problems));
    let sheets = predictor::Sheets {
        sheet: oasys.as_ref().map(|scored| &scored.sheet),
        harm: oasys.as_ref().map(|scored| &scored.oasys.harm),
        counts: history.as_ref(),
    };
    let predicted = predictor::score(&case, &sheets, today, &attested, &mut problems);

    let not_supervised = !parts::supervised(&case);
    parts::check_supervised(&case, &timeline, &mut problems);
    let approvals = Approvals::of(&timeline, &case, &mut problems);
    let managed = Managed { timeline: &timeline, standards: by_day.as_ref(), division, not_supervised };
    let around = parts::Around { case: &case, managed, approvals: &approvals };
    let sexual = around.sexual(&risk.scales.sexual.scale, &mut problems);
    let violent = around.violent(&risk.scales.violent.scale, &problems);
    let harm = around.harm(oasys.as_ref().map(|scored| &scored.oasys.harm), &mut problems);
    let police = around.police();
    let computed =
        parts::compute(&[Some(&sexual), Some(&harm), police.as_ref()].into_iter().flatten().collect::<Vec<_>>());

    let known = duty::Incidents::of(&timeline, &mut problems);
    let top = |level: &Level| level.highest().unwrap_or(Band::VeryHigh);
    let facts = duty::Facts {
        managed,
        incidents: &known,
        approvals: &approvals,
        computed: top(&computed.level),
        judged: None,
        rated: top(&computed.level),
        unrated: parts::is_unrated(&case, [&sexual, &harm], police.is_some()),
    };
    let unjudged = duty::past(&facts);
    let against = judgement::Against {
        case: &case,
        timeline: &timeline,
        approvals: &approvals,
        computed: &computed.level,
        past: &unjudged,
    };
    let verdict = judgement::judge(&against, &mut problems);
    let rated = verdict.as_ref().map_or_else(|| computed.level.clone(), |verdict| verdict.level.clone());
    let judged = verdict.as_ref().and_then(|verdict| verdict.judged);
    let past = duty::past(&duty::Facts { judged, rated: top(&rated), ..facts });
    let mut rating = joint::with_held(&rated, past.held.as_ref());
    if case.events_lost {
        rating = joint::with_events_lost(&rating);
    }
    let asked = duty::Asked {
        highest: top(&rating),
        from: managed.countersign_from(today),
        incident_open: past.incidents.iter().any(duty::Incident::is_open),
        digest: &case.digest,
    };
    let signature = duty::signature(&approvals, today, asked);
    let (duties, management, do_now) = by_day
        .as_ref()
        .zip(division)
        .map(|(standards, division)| {
            let situation = duty::Situation::new(duty::Parts {
                timeline: &timeline,
                standards,
                division: (division, division_named, case.division.is_refused()),
                born,
                warnings: case.order_warnings.as_deref(),
                not_supervised,
                ratings: &past.ratings,
                judged,
                joint: &rating,
                harm: &harm.level,
                incidents: &past.incidents,
                signature: &signature,
                plan: case.oasys.as_ref().and_then(|oasys| oasys.plan.as_ref()),
            });
            let mut duties = duty::all(&situation, &mut problems);
            duty::arrange(&mut duties, &mut problems);
            let management = duty::management(&situation, &duties);
            let unreadable = (case.unreadable_events.as_slice(), case.events_lost);
            let do_now = duty::do_now(&situation, &duties, unreadable, says_more(&case));
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
    let tables = tables::used(&tables, &case, &attested);
    let mut standing = predicted.as_ref().and_then(|scored| scored.standing);
    for table in &tables {
        standing = standing.max(Some(table.standing));
    }
    for duty in &duties {
        // A date that a calendar gave is no surer than its bank holidays.
        let calendar = duty.calendar.and(duty.due).map(calendar::standing);
        standing = standing.max(Some(duty.standing)).max(calendar);
    }
    if let Some(counts) = &history {
        standing = standing.max(counts.weakest_rule());
    }
    // What another system computed is no surer than that, and how long a lowering lasts is our own convention.
    let recorded =
        [sexual.recorded.as_ref(), harm.recorded.as_ref(), police.as_ref().and_then(|part| part.recorded.as_ref())];
    if recorded.into_iter().flatten().any(|recorded| recorded.used) {
        standing = standing.max(Some(Standing::Secondary));
    }
    if judged.is_some_and(|judged| judged.lowers) {
        standing = standing.max(Some(Standing::Unconfirmed));
    }
    let joint = joint::joint(
        &rating,
        &rated,
        computed,
        verdict.map(|verdict| verdict.effect),
        (&past.incidents, past.held.as_ref()),
        &signature,
    );
    risk.scales.sexual.scale.recorded = sexual.recorded;
    risk.scales.violent.scale.recorded = violent;
    if let Some(scored) = &mut oasys {
        scored.oasys.harm.recorded = harm.recorded;
    }
    Assessment {
        schema: SCHEMA,
        today,
        release: RELEASE,
        division: case.division.given().copied(),
        flagged: flagged::flagged(&case, standard, today),
        standard: chosen.map(|(standard, because)| StandardUsed::of(standard, because, today)),
        standing,
        tables,
        joint,
        history,
        risk_matrix: risk.scales,
        oasys: oasys.map(|scored| scored.oasys),
        predictors: predicted.map(|scored| scored.predictors),
        digest: std::mem::take(&mut case.digest),
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
        || case.events_lost
        || case.oasys.is_some()
        || case.judgement.is_some()
        || case.recorded.is_some()
        || case.convictions.given().is_some_and(|occasions| !occasions.is_empty())
        || risk.sexual_appearances.given().is_some()
        || risk.criminal_appearances.given().is_some()
        || risk.start_of_risk.given().is_some()
}
