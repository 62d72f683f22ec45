//! The three scales of a case.

use super::completions::{Completions, Figure, outcomes};
use super::explain::Alternatives;
use super::field::Field;
use super::items::Items;
use super::scale::{
    CombinedScale, Contribution, Factor, ImagesOnly, Item, RiskMatrix, Scale, SexualScale, Value, ViolentScale,
};
use super::verdict::{self, Verdict};
use super::{Rows, TABLES, check, combined, look_up, sexual, violent};
use crate::band::{Band, Range, Status};
use crate::case::CaseFile;
use crate::case::reader::Answer;
use crate::code::Code;
use crate::date::Date;
use crate::history::Counts;
use crate::problem::Problem;
use crate::source::{Attested, Standing, Table};

/// What Risk Matrix 2000 makes of a case.
#[derive(Debug, Clone)]
pub struct Scored {
    /// The three scales.
    pub scales: RiskMatrix,
    /// The tables that whatever was scored or ranged has used, in the order of the guide.
    pub tables: Vec<&'static Table>,
}

/// Scores RM2000/S, RM2000/V and RM2000/C of a case on a day.
///
/// What the answers leave open is taken from `history`, where that tells it. Answers that contradict each other are added to `problems`, and only the scales that use them are `invalid`.
///
/// # Source
/// Thornton, Scoring Guide for Risk Matrix 2000.9/SVC, February 2007; the standing of each table is in
/// [`TABLES`](super::TABLES).
///
/// # Differences
/// The guide gives one category. Where answers are missing this gives the range that is still possible, and
/// where the editions or the texts that could be read disagree, no band.
///
/// # Example
/// ```
/// use joint_risk::{Attested, Band, Date, Status, case, instrument::risk_matrix};
/// let today = Date::parse("2026-03-02")?;
/// let score = |sexual: &str| {
///     let text = format!(
///         r#"{{ "person": {{ "sex": "male", "dateOfBirth": "1985-04-12" }},
///              "riskMatrix": {{ "startOfRisk": "2026-01-05", "sexualAppearances": {sexual},
///                "criminalAppearances": 6, "violentAppearances": 1, "burglary": false, "maleVictim": false,
///                "strangerVictim": true, "nonContactOffence": null, "neverInRelationship": true,
///                "ageAtLatestSexualOffence": 31 }} }}"#
///     );
///     let (case, mut problems) = case::read(&text, today);
///     let scored = risk_matrix::score(&case, None, today, &Attested::default(), &mut problems);
///     (scored.scales.sexual.scale, problems)
/// };
/// assert_eq!(score("2").0.band, Some(Band::High)); // two factors or three: the missing one decides nothing
/// assert_eq!(score("5").0.band, Some(Band::VeryHigh)); // the highest row of the table
/// let (scale, problems) = score("7"); // more than all his appearances together
/// assert_eq!((scale.status, scale.band), (Status::Invalid, None));
/// assert_eq!(
///     problems.first().map(ToString::to_string).as_deref(),
///     Some("contradicts at `riskMatrix.sexualAppearances` against `riskMatrix.criminalAppearances`, at most 6")
/// );
/// # Ok::<(), joint_risk::DateError>(())
/// ```
pub fn score(
    case: &CaseFile,
    history: Option<&Counts>,
    today: Date,
    attested: &Attested,
    problems: &mut Vec<Problem>,
) -> Scored {
    let items = check::check(case, history, today, problems);
    let sexual = verdict::sexual(&items);
    let violent = verdict::violent(&items);
    let combined = verdict::combined(&sexual, &violent);
    let mut work = Work {
        completions: Completions::default(),
        alternatives: None,
        tables: Vec::with_capacity(TABLES.len()),
        items,
        attested,
        today,
    };
    if [&sexual, &violent].into_iter().any(|verdict| matches!(verdict, Verdict::Open { .. })) {
        work.completions = Completions::of(&work.items);
    }
    let sexual = work.sexual(sexual);
    let violent = work.violent(violent);
    let combined = work.combined(combined, [&sexual.scale, &violent.scale]);
    Scored { scales: RiskMatrix { sexual, violent, combined }, tables: work.tables }
}

const SEXUAL_TABLES: [&Table; 4] = [&sexual::ITEMS, &sexual::STEP_ONE, &sexual::STEP_TWO, &sexual::THREE_FACTORS];
const VIOLENT_TABLES: &Tables = &[&violent::TABLE];
const COMBINED_TABLES: &Tables = &[&combined::POINTS, &combined::TABLE];

type Tables = [&'static Table];

/// What the three scales share while they are scored.
struct Work<'a> {
    items: Items,
    attested: &'a Attested,
    completions: Completions,
    /// Followed when the first scale has a band.
    alternatives: Option<Alternatives>,
    today: Date,
    /// The tables that were used so far.
    tables: Vec<&'static Table>,
}

impl Work<'_> {
    fn sexual(&mut self, verdict: Verdict) -> SexualScale {
        let scale = self.scale(verdict, Figure::Sexual, self.sexual_tables());
        let mut sexual = SexualScale {
            scale,
            step_one_band: None,
            aggravating_factors: None,
            raised_by: None,
            factors: Vec::new(),
            images_only: None,
        };
        if !sexual.scale.is_open() {
            return sexual;
        }
        let standing = self.attested.standing(&sexual::ITEMS);
        let items = &self.items;
        let rows: [(_, _, &Rows); 3] = [
            (Item::SexualAppearances, items.sexual.into_option(), &sexual::SEXUAL_APPEARANCES),
            (Item::CriminalAppearances, items.criminal.into_option(), &sexual::CRIMINAL_APPEARANCES),
            (Item::AgeAtStartOfRisk, items.age(), &sexual::AGE),
        ];
        sexual.scale.contributions =
            rows.into_iter().map(|(item, answer, table)| self.count(item, answer, table, standing)).collect();
        sexual.scale.points = sum(&sexual.scale.contributions);
        for (item, value) in Item::FACTORS.into_iter().zip(items.factors) {
            let field = items.path(item);
            sexual.factors.push(Factor { item, field, value: value.into_option(), standing });
        }
        let (present, open) = items.count_factors();
        sexual.step_one_band = self.completions.outcomes.step_one.only();
        sexual.aggravating_factors = (open == 0).then_some(present);
        sexual.raised_by = self.completions.outcomes.raised_by.only();
        if items.images_only == Answer::Given(true) {
            sexual.images_only = Some(self.images_only(&sexual.scale));
        }
        sexual
    }

    /// What an item contributes.
    fn contribution(&self, item: Item, value: Option<Value>, points: Option<u8>, standing: Standing) -> Contribution {
        Contribution { item, field: self.items.path(item), value, points, standing }
    }

    /// What a number contributes by its table.
    fn count(&self, item: Item, answer: Option<u16>, table: &Rows, standing: Standing) -> Contribution {
        let points = answer.and_then(|answer| look_up(table, answer));
        self.contribution(item, answer.map(Value::Number), points, standing)
    }

    fn images_only(&self, scale: &Scale) -> ImagesOnly {
        let [male, _, _, never] = self.items.factors;
        let factors = [male, Answer::Given(false), Answer::Given(false), never];
        let without = outcomes(&Items { factors, ..self.items.clone() }).sexual.only();
        ImagesOnly { with_factors: scale.band, without_factors: without.filter(|_| scale.reason.is_none()) }
    }

    fn violent(&mut self, verdict: Verdict) -> ViolentScale {
        let mut scale = self.scale(verdict, Figure::Violent, VIOLENT_TABLES);
        if scale.is_open() {
            let standing = self.attested.standing(&violent::TABLE);
            let appearances = self.items.violent.into_option();
            let burglary = self.items.burglary.into_option();
            let points = burglary.map(violent::burglary_points);
            scale.contributions = vec![
                self.count(Item::AgeAtStartOfRisk, self.items.age(), &violent::AGE, standing),
                self.count(Item::ViolentAppearances, appearances, &violent::APPEARANCES, standing),
                self.contribution(Item::Burglary, burglary.map(Value::Flag), points, standing),
            ];
            scale.points = sum(&scale.contributions);
        }
        ViolentScale { scale, relative_only: verdict::relative_only(&self.items) }
    }

    fn combined(&mut self, verdict: Verdict, [sexual, violent]: [&Scale; 2]) -> CombinedScale {
        let scale = self.scale(verdict, Figure::Combined, COMBINED_TABLES);
        let mut combined = CombinedScale { scale, sexual_points: None, violent_points: None };
        let scale = &mut combined.scale;
        if scale.is_open() {
            // It is no surer than what it is made of.
            scale.standing = scale.standing.max(sexual.standing).max(violent.standing);
            let standing = self.attested.standing(&combined::POINTS);
            combined.sexual_points = sexual.band.map(combined::points);
            combined.violent_points = violent.band.map(combined::points);
            scale.contributions = vec![
                self.contribution(Item::Sexual, sexual.band.map(Value::Band), combined.sexual_points, standing),
                self.contribution(Item::Violent, violent.band.map(Value::Band), combined.violent_points, standing),
            ];
            scale.points = sum(&scale.contributions);
        }
        combined
    }

    /// All that the scales have in common, but for the contributions.
    fn scale(&mut self, verdict: Verdict, figure: Figure, tables: &Tables) -> Scale {
        match verdict {
            Verdict::Invalid(fields) => {
                let invalid_fields = fields.into_iter().map(Code::code).collect();
                Scale { invalid_fields, ..Scale::without_band(Status::Invalid, None) }
            }
            Verdict::NotApplicable(reason) => Scale::without_band(Status::NotApplicable, Some(reason)),
            Verdict::Open { reason, awaits } => {
                let range = self.range(figure, &awaits);
                let mut scale = Scale::without_band(Status::Incomplete, reason);
                for table in tables {
                    scale.standing = scale.standing.max(Some(self.attested.standing(table)));
                    self.tables.push(table);
                }
                scale.band = range.band().filter(|_| reason.is_none());
                scale.range = Some(range);
                if let Some(band) = scale.band {
                    scale.status = Status::Scored;
                    let alternatives =
                        self.alternatives.get_or_insert_with(|| Alternatives::of(&self.items, self.today));
                    scale.would_change = alternatives.would_change(&self.items, figure, band);
                    scale.later_start = alternatives.later_start(figure, band);
                }
                scale
            }
        }
    }

    fn range(&self, figure: Figure, awaits: &[Field]) -> Range {
        let mut decided_by = Vec::new();
        for field in Field::VALUES {
            let decides = self.items.state(*field) == Answer::Missing && self.completions.decides(*field, figure);
            if awaits.contains(field) || decides {
                decided_by.push(field.code().to_owned());
            }
        }
        // An open scale has a completion; were there none, everything would be possible.
        let (lowest, highest) = self.completions.outcomes.of(figure).ends().unwrap_or((Band::Low, Band::VeryHigh));
        Range { lowest, highest, decided_by }
    }

    /// The tables of RM2000/S: that of three factors only where there may be three.
    fn sexual_tables(&self) -> &'static Tables {
        let (present, open) = self.items.count_factors();
        let [others @ .., _] = &SEXUAL_TABLES;
        if (present..=present + open).contains(&3) { &SEXUAL_TABLES } else { others }
    }
}

/// The points, where all are known.
fn sum(contributions: &[Contribution]) -> Option<u8> {
    contributions.iter().map(|contribution| contribution.points).sum()
}
