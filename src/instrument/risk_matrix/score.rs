//! The three scales of a case.

use super::completions::{Completions, Figure, outcomes};
use super::explain::Alternatives;
use super::items::{self, Field, Fields, Items};
use super::scale::{
    CombinedScale, Contribution, Factor, ImagesOnly, Item, RiskMatrix, Scale, SexualScale, Value, ViolentScale,
};
use super::verdict::{self, Verdict};
use super::{Rows, combined, look_up, sexual, violent};
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
    let items = items::check(case, history, today, problems);
    let sexual = verdict::sexual(&items);
    let violent = verdict::violent(&items);
    let combined = verdict::combined(sexual, violent);
    let mut work = Work { items, attested, completions: Completions::default(), alternatives: None, today };
    if [sexual, violent].into_iter().any(|verdict| matches!(verdict, Verdict::Open { .. })) {
        work.completions = Completions::of(&items);
    }
    let mut scored = Scored { scales: RiskMatrix::EMPTY, tables: Vec::with_capacity(7) };
    let RiskMatrix { sexual: on_sexual, violent: on_violent, combined: on_combined } = &mut scored.scales;
    work.sexual(sexual, on_sexual, &mut scored.tables);
    work.violent(violent, on_violent, &mut scored.tables);
    work.combined(combined, on_combined, [&on_sexual.scale, &on_violent.scale], &mut scored.tables);
    scored
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
    /// Reckoned when the first scale has a band.
    alternatives: Option<Alternatives>,
    today: Date,
}

impl Work<'_> {
    fn sexual(&mut self, verdict: Verdict, sexual: &mut SexualScale, used: &mut Vec<&'static Table>) {
        let scale = &mut sexual.scale;
        if !self.scale(verdict, Figure::Sexual, self.sexual_tables(), scale, used) {
            return;
        }
        let standing = self.attested.standing(&sexual::ITEMS);
        let items = &self.items;
        let rows: [(_, _, &Rows); 3] = [
            (Item::SexualAppearances, items.sexual.into_option(), &sexual::SEXUAL_APPEARANCES),
            (Item::CriminalAppearances, items.criminal.into_option(), &sexual::CRIMINAL_APPEARANCES),
            (Item::AgeAtStartOfRisk, items.age(), &sexual::AGE),
        ];
        for (item, answer, table) in rows {
            self.count(scale, item, answer, table, standing);
        }
        scale.points = sum(&scale.contributions);
        for (item, value) in Item::FACTORS.into_iter().zip(items.factors) {
            let field = items.derived.path(item);
            sexual.factors.push(Factor { item, field, value: value.into_option(), standing });
        }
        let (present, open) = items.count_factors();
        sexual.step_one_band = self.completions.outcomes.only_band(Figure::StepOne);
        sexual.aggravating_factors = (open == 0).then_some(present);
        sexual.raised_by = self.completions.outcomes.only(Figure::RaisedBy);
        if items.images_only == Answer::Given(true) {
            sexual.images_only = Some(self.images_only(scale));
        }
    }

    /// Adds what an item contributes.
    #[inline(never)]
    fn add(&self, scale: &mut Scale, item: Item, value: Option<Value>, points: Option<u8>, standing: Standing) {
        let field = self.items.derived.path(item);
        scale.contributions.push(Contribution { item, field, value, points, standing });
    }

    /// Adds what a number contributes by its table.
    #[inline(never)]
    fn count(&self, scale: &mut Scale, item: Item, answer: Option<u16>, table: &Rows, standing: Standing) {
        let points = answer.and_then(|answer| look_up(table, answer));
        self.add(scale, item, answer.map(Value::Number), points, standing);
    }

    fn images_only(&self, scale: &Scale) -> ImagesOnly {
        let [male, _, _, never] = self.items.factors;
        let factors = [male, Answer::Given(false), Answer::Given(false), never];
        let without = outcomes(&Items { factors, ..self.items }).only_band(Figure::Sexual);
        ImagesOnly { with_factors: scale.band, without_factors: without.filter(|_| scale.reason.is_none()) }
    }

    fn violent(&mut self, verdict: Verdict, violent: &mut ViolentScale, used: &mut Vec<&'static Table>) {
        violent.relative_only = verdict::relative_only(&self.items);
        let scale = &mut violent.scale;
        if self.scale(verdict, Figure::Violent, VIOLENT_TABLES, scale, used) {
            let standing = self.attested.standing(&violent::TABLE);
            let appearances = self.items.violent.into_option();
            let burglary = self.items.burglary.into_option();
            let points = burglary.map(violent::burglary_points);
            self.count(scale, Item::AgeAtStartOfRisk, self.items.age(), &violent::AGE, standing);
            self.count(scale, Item::ViolentAppearances, appearances, &violent::APPEARANCES, standing);
            self.add(scale, Item::Burglary, burglary.map(Value::Flag), points, standing);
            scale.points = sum(&scale.contributions);
        }
    }

    fn combined(
        &mut self,
        verdict: Verdict,
        combined: &mut CombinedScale,
        [sexual, violent]: [&Scale; 2],
        used: &mut Vec<&'static Table>,
    ) {
        let scale = &mut combined.scale;
        if self.scale(verdict, Figure::Combined, COMBINED_TABLES, scale, used) {
            // It is no surer than what it is made of.
            scale.standing = scale.standing.max(sexual.standing).max(violent.standing);
            let standing = self.attested.standing(&combined::POINTS);
            combined.sexual_points = sexual.band.map(combined::points);
            combined.violent_points = violent.band.map(combined::points);
            self.add(scale, Item::Sexual, sexual.band.map(Value::Band), combined.sexual_points, standing);
            self.add(scale, Item::Violent, violent.band.map(Value::Band), combined.violent_points, standing);
            scale.points = sum(&scale.contributions);
        }
    }

    /// All that the scales have in common, but for the contributions; whether there is a band or a range.
    #[inline(never)]
    fn scale(
        &mut self,
        verdict: Verdict,
        figure: Figure,
        tables: &Tables,
        scale: &mut Scale,
        used: &mut Vec<&'static Table>,
    ) -> bool {
        match verdict {
            Verdict::Invalid(fields) => scale.invalid_fields = fields.paths(),
            Verdict::NotApplicable(reason) => {
                scale.status = Status::NotApplicable;
                scale.reason = Some(reason);
            }
            Verdict::Open { reason, awaits } => {
                let range = self.range(figure, awaits);
                scale.reason = reason;
                for table in tables {
                    scale.standing = scale.standing.max(Some(self.attested.standing(table)));
                    used.push(table);
                }
                scale.band = range.band().filter(|_| reason.is_none());
                scale.status = if scale.band.is_some() { Status::Scored } else { Status::Incomplete };
                scale.range = Some(range);
                if let Some(band) = scale.band {
                    let alternatives =
                        self.alternatives.get_or_insert_with(|| Alternatives::of(&self.items, self.today));
                    scale.would_change = alternatives.would_change(figure, band);
                    scale.later_start = alternatives.later_start(figure, band);
                }
            }
        }
        scale.is_open()
    }

    fn range(&self, figure: Figure, awaits: Fields) -> Range {
        let mut decided_by = Vec::new();
        for field in Field::VALUES {
            let decides = self.items.state(*field) == Answer::Missing && self.completions.decides(*field, figure);
            if awaits.holds(*field) || decides {
                decided_by.push(field.code().to_owned());
            }
        }
        // An open scale has a completion; were there none, everything would be possible.
        let (lowest, highest) = self.completions.outcomes.span(figure).unwrap_or((Band::Low, Band::VeryHigh));
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
#[inline(never)]
fn sum(contributions: &[Contribution]) -> Option<u8> {
    contributions.iter().map(|contribution| contribution.points).sum()
}
