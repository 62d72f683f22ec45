//! Every way in which the missing answers can turn out, and which bands they lead to.
//!
//! Within one row of a table every answer scores the same, so one answer is tried for its row. All three
//! scales are followed together: they share one age and one number of criminal appearances.

use std::ops::RangeInclusive;

use super::field::Field;
use super::items::{Bounds, Items};
use super::{combined, sexual, violent};
use crate::band::Band;

/// One of the three scales.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Band of RM2000/S.
    Sexual,
    /// Band of RM2000/V.
    Violent,
    /// Band of RM2000/C.
    Combined,
}

/// The lowest and the highest value that completions lead to; `None` where none leads to any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span<T>(Option<(T, T)>);

impl<T> Default for Span<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Copy + Ord> Span<T> {
    const fn one(value: T) -> Self {
        Self(Some((value, value)))
    }

    /// What both allow together.
    fn and(self, other: Self) -> Self {
        match (self.0, other.0) {
            (Some((least, most)), Some((other_least, other_most))) => {
                Self(Some((least.min(other_least), most.max(other_most))))
            }
            (one, other) => Self(one.or(other)),
        }
    }

    fn differs(self) -> bool {
        self.0.is_some_and(|(lowest, highest)| lowest != highest)
    }

    /// The lowest and the highest.
    pub const fn ends(self) -> Option<(T, T)> {
        self.0
    }

    /// The value, where only one is possible.
    pub fn only(self) -> Option<T> {
        self.0.filter(|(lowest, highest)| lowest == highest).map(|(value, _)| value)
    }

    /// The highest: what an unknown counts as.
    pub fn highest(self) -> Option<T> {
        self.0.map(|(_, highest)| highest)
    }
}

/// What completions lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcomes {
    /// Band of RM2000/S after step one.
    pub step_one: Span<Band>,
    /// By how many bands step two raised it.
    pub raised_by: Span<u8>,
    /// Band of RM2000/S.
    pub sexual: Span<Band>,
    /// Band of RM2000/V.
    pub violent: Span<Band>,
    /// Band of RM2000/C.
    pub combined: Span<Band>,
}

impl Outcomes {
    fn and(self, other: Self) -> Self {
        Self {
            step_one: self.step_one.and(other.step_one),
            raised_by: self.raised_by.and(other.raised_by),
            sexual: self.sexual.and(other.sexual),
            violent: self.violent.and(other.violent),
            combined: self.combined.and(other.combined),
        }
    }

    /// The bands of a scale.
    pub const fn of(&self, figure: Figure) -> Span<Band> {
        match figure {
            Figure::Sexual => self.sexual,
            Figure::Violent => self.violent,
            Figure::Combined => self.combined,
        }
    }
}

/// Which scales something decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Decides {
    sexual: bool,
    violent: bool,
    combined: bool,
}

/// The answers that are tried for all that an item can still have.
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
    pub fn push(&mut self, answer: u16) {
        if let Some(slot) = self.answers.get_mut(self.count) {
            *slot = answer;
            self.count += 1;
        }
    }

    /// The given answer, or the least of every row of `table` within the bounds and up to `most`.
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

/// What RM2000/S comes to.
fn sexual_outcome(sexual: u16, criminal: u16, age: u16, factors: u16) -> (Outcomes, Option<Band>) {
    let bands = || {
        let points = sexual::appearance_points(sexual)? + sexual::criminal_points(criminal)? + sexual::age_points(age)?;
        let step_one = sexual::step_one(points)?;
        Some((step_one, sexual::step_two(step_one, u8::try_from(factors).ok()?)?))
    };
    let Some((step_one, band)) = bands() else { return (Outcomes::default(), None) };
    let outcomes = Outcomes {
        step_one: Span::one(step_one),
        raised_by: Span::one(band.rank() - step_one.rank()),
        sexual: Span::one(band),
        ..Outcomes::default()
    };
    (outcomes, Some(band))
}

/// What RM2000/V comes to, and RM2000/C with this band of RM2000/S.
fn violent_outcome(sexual: Option<Band>, age: u16, violent: u16, burglary: bool) -> Outcomes {
    let bands = || {
        let points =
            violent::age_points(age)? + violent::appearance_points(violent)? + violent::burglary_points(burglary);
        violent::band(points)
    };
    let Some(violent) = bands() else { return Outcomes::default() };
    let combined = sexual.and_then(|sexual| combined::band(combined::points(sexual) + combined::points(violent)));
    Outcomes { violent: Span::one(violent), combined: Span(combined.map(|band| (band, band))), ..Outcomes::default() }
}

/// The outcomes of every completion of `items`, together.
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
    /// For each item of [`Space`], the scales that it alone can change.
    deciding: [Decides; 6],
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
        match figure {
            Figure::Sexual => deciding.sexual,
            Figure::Violent => deciding.violent,
            Figure::Combined => deciding.combined,
        }
    }
}

/// Which scales differ along some line of the grid that runs in the direction of one item.
fn decides(grid: &[Outcomes], stride: usize, size: usize) -> Decides {
    let mut decides = Decides::default();
    for block in grid.chunks(stride * size) {
        for first in 0..stride {
            let line = block.iter().skip(first).step_by(stride).fold(Outcomes::default(), |line, next| line.and(*next));
            decides.sexual |= line.sexual.differs();
            decides.violent |= line.violent.differs();
            decides.combined |= line.combined.differs();
        }
    }
    decides
}
