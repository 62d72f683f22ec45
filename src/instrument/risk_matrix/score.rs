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
    let sexual_verdict = verdict::sexual(&items);
    let violent_verdict = verdict::violent(&items);
    let combined_verdict = verdict::combined(sexual_verdict, violent_verdict);
    let mut work = Work { items, attested, completions: Completions::default(), alternatives: None, today };
    if [sexual_verdict, violent_verdict].into_iter().any(|verdict| matches!(verdict, Verdict::Open { .. })) {
        work.completions = Completions::of(&items);
    }
    let sexual_tables = work.sexual_tables();
    let every_table = [sexual_tables, VIOLENT_TABLES, COMBINED_TABLES];
    let sexual = work.sexual(sexual_verdict, sexual_tables);
    let violent = work.violent(violent_verdict);
    let combined = work.combined(combined_verdict, &every_table, &sexual.scale, &violent.scale);
    let mut tables = Vec::with_capacity(7);
    for (these, scale) in every_table.into_iter().zip([&sexual.scale, &violent.scale, &combined.scale]) {
        if scale.is_open() {
            tables.extend_from_slice(these);
        }
    }
    Scored { scales: RiskMatrix { sexual, violent, combined }, tables }
}

const SEXUAL_TABLES: [&Table; 4] = [&sexual::ITEMS, &sexual::STEP_ONE, &sexual::STEP_TWO, &sexual::THREE_FACTORS];
const VIOLENT_TABLES: &[&Table] = &[&violent::TABLE];
const COMBINED_TABLES: &[&Table] = &[&combined::POINTS, &combined::TABLE];

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
    fn sexual(&mut self, verdict: Verdict, tables: &[&'static Table]) -> SexualScale {
        let mut sexual = SexualScale {
            scale: self.scale(verdict, Figure::Sexual, &[tables]),
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
        let derived = self.items.derived;
        let rows = [
            (Item::SexualAppearances, self.items.sexual.into_option(), &sexual::SEXUAL_APPEARANCES[..]),
            (Item::CriminalAppearances, self.items.criminal.into_option(), &sexual::CRIMINAL_APPEARANCES),
            (Item::AgeAtStartOfRisk, self.items.age(), &sexual::AGE),
        ];
        for (item, answer, table) in rows {
            sexual.scale.contributions.push(self.counted(item, answer, table, standing));
        }
        sexual.scale.points = sum(&sexual.scale.contributions);
        for (item, value) in Item::FACTORS.into_iter().zip(self.items.factors) {
            let value = value.into_option();
            sexual.factors.push(Factor { item, field: derived.path(item), value, standing });
        }
        let (present, open) = self.items.count_factors();
        sexual.step_one_band = self.completions.outcomes.only_band(Figure::StepOne);
        sexual.aggravating_factors = (open == 0).then_some(present);
        sexual.raised_by = self.completions.outcomes.only(Figure::RaisedBy);
        sexual.images_only = self.images_only(&sexual.scale);
        sexual
    }

    /// What a number adds by its table.
    #[inline(never)]
    fn counted(&self, item: Item, answer: Option<u16>, table: &Rows, standing: Standing) -> Contribution {
        let points = answer.and_then(|answer| look_up(table, answer));
        Contribution::new(item, self.items.derived.path(item), answer.map(Value::Number), points, standing)
    }

    fn images_only(&self, scale: &Scale) -> Option<ImagesOnly> {
        let [male, _, _, never] = self.items.factors;
        (self.items.images_only == Answer::Given(true)).then(|| {
            let factors = [male, Answer::Given(false), Answer::Given(false), never];
            let without = outcomes(&Items { factors, ..self.items }).only_band(Figure::Sexual);
            ImagesOnly { with_factors: scale.band, without_factors: without.filter(|_| scale.reason.is_none()) }
        })
    }

    fn violent(&mut self, verdict: Verdict) -> ViolentScale {
        let mut scale = self.scale(verdict, Figure::Violent, &[VIOLENT_TABLES]);
        if scale.is_open() {
            let standing = self.attested.standing(&violent::TABLE);
            let burglary = self.items.burglary.into_option();
            let field = self.items.derived.path(Item::Burglary);
            let points = burglary.map(violent::burglary_points);
            scale.contributions = vec![
                self.counted(Item::AgeAtStartOfRisk, self.items.age(), &violent::AGE, standing),
                self.counted(
                    Item::ViolentAppearances,
                    self.items.violent.into_option(),
                    &violent::APPEARANCES,
                    standing,
                ),
                Contribution::new(Item::Burglary, field, burglary.map(Value::Flag), points, standing),
            ];
            scale.points = sum(&scale.contributions);
        }
        ViolentScale { scale, relative_only: verdict::relative_only(&self.items) }
    }

    fn combined(
        &mut self,
        verdict: Verdict,
        tables: &[&[&'static Table]],
        sexual: &Scale,
        violent: &Scale,
    ) -> CombinedScale {
        let mut scale = self.scale(verdict, Figure::Combined, tables);
        if !scale.is_open() {
            return CombinedScale { scale, sexual_points: None, violent_points: None };
        }
        let standing = self.attested.standing(&combined::POINTS);
        let [sexual_points, violent_points] = [sexual, violent].map(|other| other.band.map(combined::points));
        scale.contributions = vec![
            Contribution::new(
                Item::Sexual,
                Item::Sexual.field(),
                sexual.band.map(Value::Band),
                sexual_points,
                standing,
            ),
            Contribution::new(
                Item::Violent,
                Item::Violent.field(),
                violent.band.map(Value::Band),
                violent_points,
                standing,
            ),
        ];
        scale.points = sum(&scale.contributions);
        CombinedScale { scale, sexual_points, violent_points }
    }

    /// All that the scales have in common, but for the contributions.
    #[inline(never)]
    fn scale(&mut self, verdict: Verdict, figure: Figure, tables: &[&[&'static Table]]) -> Scale {
        let mut scale = Scale {
            status: Status::Invalid,
            reason: None,
            standing: None,
            points: None,
            band: None,
            range: None,
            contributions: Vec::new(),
            would_change: Vec::new(),
            later_start: None,
            invalid_fields: Vec::new(),
        };
        match verdict {
            Verdict::Invalid(fields) => scale.invalid_fields = fields.paths(),
            Verdict::NotApplicable(reason) => {
                scale.status = Status::NotApplicable;
                scale.reason = Some(reason);
            }
            Verdict::Open { reason, awaits } => {
                let range = self.range(figure, awaits);
                scale.reason = reason;
                scale.standing = tables.iter().copied().flatten().map(|table| self.attested.standing(table)).max();
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
        scale
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
    fn sexual_tables(&self) -> &'static [&'static Table] {
        let (present, open) = self.items.count_factors();
        let [others @ .., _] = &SEXUAL_TABLES;
        if (present..=present + open).contains(&3) { &SEXUAL_TABLES } else { others }
    }
}

/// The points, where all are known.
fn sum(contributions: &[Contribution]) -> Option<u8> {
    contributions.iter().map(|contribution| contribution.points).sum()
}
