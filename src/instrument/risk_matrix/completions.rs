//! Every way in which the missing answers can turn out, and which bands they lead to.
//!
//! Within one row of a table every answer scores the same, so one answer stands for its row. All three
//! scales are followed together: they share one age and one number of criminal appearances.

use std::ops::RangeInclusive;

use super::derive::Bounds;
use super::items::{Field, Items};
use super::{combined, sexual, violent};
use crate::band::Band;
use crate::case::reader::Answer;

/// What is followed through the completions, by the place of its four bits in [`Outcomes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Figure {
    /// Band of RM2000/S after step one.
    StepOne = 0,
    /// By how many bands step two raised it.
    RaisedBy = 4,
    /// Band of RM2000/S.
    Sexual = 8,
    /// Band of RM2000/V.
    Violent = 12,
    /// Band of RM2000/C.
    Combined = 16,
}

/// The values, each 0 to 3, that every figure can take: one bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcomes(u32);

impl Outcomes {
    fn one(figure: Figure, value: u8) -> Self {
        Self(1 << (figure as u8 + value))
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The values of a figure, one bit for each.
    const fn values(self, figure: Figure) -> u32 {
        self.0 >> figure as u8 & 0b1111
    }

    const fn differs(self, figure: Figure) -> bool {
        self.values(figure).count_ones() > 1
    }

    /// The values of the scales that differ, without those of the others.
    fn differing(self) -> Self {
        let mut differing = Self::default();
        for scale in [Figure::Sexual, Figure::Violent, Figure::Combined] {
            if self.differs(scale) {
                differing.0 |= self.0 & 0b1111 << scale as u8;
            }
        }
        differing
    }

    /// The value of a figure, where only one is possible.
    pub fn only(self, figure: Figure) -> Option<u8> {
        let (lowest, highest) = self.span(figure)?;
        (lowest == highest).then_some(lowest.rank())
    }

    /// The band of a figure, where only one is possible.
    pub fn only_band(self, figure: Figure) -> Option<Band> {
        let (lowest, highest) = self.span(figure)?;
        (lowest == highest).then_some(lowest)
    }

    /// The lowest and the highest band of a figure.
    pub fn span(self, figure: Figure) -> Option<(Band, Band)> {
        let values = self.values(figure);
        let band = |rank: u32| Band::EVERY.get(usize::try_from(rank).ok()?).copied();
        Some((band(values.trailing_zeros())?, band(values.checked_ilog2()?)?))
    }

    /// The highest band of a figure: what an unknown counts as.
    pub fn highest(self, figure: Figure) -> Option<Band> {
        self.span(figure).map(|(_, highest)| highest)
    }
}

/// The answers that stand for all that an item can still have.
#[derive(Debug, Clone, Copy)]
pub struct Choices {
    answers: [u16; 5],
    count: usize,
}

impl Choices {
    const fn one(answer: u16) -> Self {
        Self { answers: [answer; 5], count: 1 }
    }

    pub const fn none() -> Self {
        Self { answers: [0; 5], count: 0 }
    }

    /// Adds one more; no table has more rows than there is room for.
    #[inline(never)]
    pub fn push(&mut self, answer: u16) {
        if let Some(slot) = self.answers.get_mut(self.count) {
            *slot = answer;
            self.count += 1;
        }
    }

    /// The given answer, or the least of every row of `table` within the bounds and up to `most`.
    #[inline(never)]
    fn counts(given: Option<u16>, table: &[(RangeInclusive<u16>, u8)], (least, greatest): Bounds, most: u16) -> Self {
        if let Some(given) = given {
            return Self::one(given);
        }
        let mut choices = Self::none();
        for (row, _) in table {
            let first = (*row.start()).max(least);
            if first <= (*row.end()).min(greatest) && first <= most {
                choices.push(first);
            }
        }
        choices
    }

    /// Every number from the first to the last.
    fn all(first: u8, last: u8) -> Self {
        let mut choices = Self::none();
        for answer in first..=last {
            choices.push(answer.into());
        }
        choices
    }

    /// The answers, in order.
    pub fn iter(&self) -> impl Iterator<Item = u16> {
        self.answers.iter().copied().take(self.count)
    }
}

/// What is left open for each item, outermost first: criminal appearances, sexual appearances, age, factors present,
/// violent appearances, burglary.
#[derive(Debug, Clone, Copy)]
struct Space([Choices; 6]);

impl Space {
    fn of(items: &Items) -> Self {
        let given = items.criminal.into_option();
        let (least, greatest) = items.criminal_bounds;
        let mut criminal = given.map_or(Choices::none(), Choices::one);
        if given.is_none() {
            for (row, _) in &sexual::CRIMINAL_APPEARANCES {
                // The last of a row leaves the other appearances the most room.
                let last = (*row.end()).min(greatest);
                if (*row.start()).max(least) <= last {
                    criminal.push(last);
                }
            }
        }
        let most = given.unwrap_or(greatest);
        let sexual = match most {
            0 => Choices::one(0),
            _ => Choices::counts(items.sexual.into_option(), &sexual::SEXUAL_APPEARANCES, items.sexual_bounds, most),
        };
        let (youngest, oldest) = items.ages;
        // The age rows of RM2000/V are those of RM2000/S, the last of them divided in two.
        let mut ages = Choices::one(youngest);
        for (row, _) in &violent::AGE {
            if *row.start() > youngest && *row.start() <= oldest {
                ages.push(*row.start());
            }
        }
        let (present, open) = items.count_factors();
        let violent = Choices::counts(items.violent.into_option(), &violent::APPEARANCES, items.violent_bounds, most);
        let burglary = items.burglary.into_option().map_or((0, 1), |given| (given.into(), given.into()));
        let factors = Choices::all(present, present + open);
        Self([criminal, sexual, ages, factors, violent, Choices::all(burglary.0, burglary.1)])
    }

    /// Visits every completion; those that contradict themselves have no outcome.
    #[inline(never)]
    fn walk(&self, visit: &mut dyn FnMut(Outcomes)) {
        if self.0.iter().any(|choices| choices.count == 0) {
            return;
        }
        let mut places = [0; 6];
        let mut on_sexual = (Outcomes::default(), None);
        loop {
            let mut answers = [0; 6];
            for ((answer, choices), place) in answers.iter_mut().zip(&self.0).zip(places) {
                *answer = choices.answers.get(place).copied().unwrap_or_default();
            }
            let [criminal, sexual, age, factors, violent, burglary] = answers;
            // The last two do not change what RM2000/S comes to.
            if let [.., 0, 0] = places {
                on_sexual = sexual_outcome(sexual, criminal, age, factors);
            }
            let (outcomes, band) = on_sexual;
            visit(if sexual.max(violent) > criminal {
                Outcomes::default()
            } else {
                outcomes.and(violent_outcome(band, age, violent, burglary == 1))
            });
            // The next completion: the last item that has a further answer takes it, and those after it start again.
            let stepped = places.iter_mut().zip(&self.0).rev().any(|(place, choices)| {
                *place = if *place + 1 < choices.count { *place + 1 } else { 0 };
                *place > 0
            });
            if !stepped {
                return;
            }
        }
    }
}

fn sexual_outcome(sexual: u16, criminal: u16, age: u16, factors: u16) -> (Outcomes, Option<Band>) {
    let bands = || {
        let points = sexual::appearance_points(sexual)? + sexual::criminal_points(criminal)? + sexual::age_points(age)?;
        let step_one = sexual::step_one(points)?;
        Some((step_one, sexual::step_two(step_one, u8::try_from(factors).ok()?)?))
    };
    let Some((step_one, band)) = bands() else { return (Outcomes::default(), None) };
    let raised_by = band.rank() - step_one.rank();
    let outcomes = Outcomes::one(Figure::StepOne, step_one.rank())
        .and(Outcomes::one(Figure::RaisedBy, raised_by))
        .and(Outcomes::one(Figure::Sexual, band.rank()));
    (outcomes, Some(band))
}

fn violent_outcome(sexual: Option<Band>, age: u16, violent: u16, burglary: bool) -> Outcomes {
    let bands = || {
        let points =
            violent::age_points(age)? + violent::appearance_points(violent)? + violent::burglary_points(burglary);
        violent::band(points)
    };
    let Some(violent) = bands() else { return Outcomes::default() };
    let outcome = Outcomes::one(Figure::Violent, violent.rank());
    match sexual.and_then(|sexual| combined::band(combined::points(sexual) + combined::points(violent))) {
        Some(band) => outcome.and(Outcomes::one(Figure::Combined, band.rank())),
        None => outcome,
    }
}

/// The outcomes of every completion of `items`, together.
#[inline(never)]
pub fn outcomes(items: &Items) -> Outcomes {
    let mut all = Outcomes::default();
    Space::of(items).walk(&mut |outcome| all = all.and(outcome));
    all
}

/// The outcomes, and which of the missing answers decide between them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Completions {
    /// All outcomes together.
    pub outcomes: Outcomes,
    /// For each item of [`Space`], the scales that it alone can change, with the values between which it decides.
    deciding: [Outcomes; 6],
}

impl Completions {
    /// Those of `items`.
    pub fn of(items: &Items) -> Self {
        let space = Space::of(items);
        let mut grid = Vec::new();
        space.walk(&mut |outcome| grid.push(outcome));
        let mut completions = Self::default();
        for outcome in &grid {
            completions.outcomes = completions.outcomes.and(*outcome);
        }
        let mut stride = 1;
        for (deciding, choices) in completions.deciding.iter_mut().zip(&space.0).rev() {
            if choices.count > 1 {
                *deciding = decides(&grid, stride, choices.count);
            }
            stride *= choices.count;
        }
        completions
    }

    /// Whether two completions that differ in this missing field alone differ in this scale.
    pub fn decides(&self, field: Field, figure: Figure) -> bool {
        let [criminal, sexual, ages, factors, violent, burglary] = self.deciding;
        let deciding = match field {
            Field::DateOfBirth | Field::StartOfRisk => ages,
            Field::SexualAppearances => sexual,
            Field::CriminalAppearances => criminal,
            Field::ViolentAppearances => violent,
            Field::Burglary => burglary,
            Field::MaleVictim | Field::StrangerVictim | Field::NonContactOffence | Field::NeverInRelationship => {
                factors
            }
            Field::Sex | Field::AgeAtLatestSexualOffence | Field::IndecentImagesOnly | Field::NotScored => {
                return false;
            }
        };
        deciding.differs(figure)
    }
}

/// Which scales differ along some line of the grid that runs in the direction of one item.
fn decides(grid: &[Outcomes], stride: usize, size: usize) -> Outcomes {
    let mut decided = Outcomes::default();
    for block in grid.chunks(stride * size) {
        for first in 0..stride {
            let mut line = Outcomes::default();
            for step in 0..size {
                line = line.and(block.get(first + step * stride).copied().unwrap_or_default());
            }
            decided = decided.and(line.differing());
        }
    }
    decided
}

impl Items {
    /// How many factors are present, and of how many that is unknown.
    #[inline(never)]
    pub fn count_factors(&self) -> (u8, u8) {
        let (mut present, mut open) = (0, 0);
        for factor in self.factors {
            match factor {
                Answer::Given(true) => present += 1,
                Answer::Given(false) => {}
                Answer::Missing | Answer::Refused => open += 1,
            }
        }
        (present, open)
    }
}
