//! What a single answer, or a later start of risk, would make of the bands.

use std::ops::RangeInclusive;

use super::completions::{Choices, Figure, Outcomes, outcomes};
use super::items::Items;
use super::scale::{Item, LaterStart, Value, WouldChange};
use super::{MOST_APPEARANCES, YOUNGEST, sexual, violent};
use crate::band::Band;
use crate::case::reader::Answer;
use crate::date::Date;

/// What other answers lead to: followed once for all three scales.
#[derive(Debug, Default)]
pub struct Alternatives {
    /// Each other answer to one item, by item and then the nearest first.
    changes: Vec<(Item, Value, Outcomes)>,
    /// A start of risk today.
    today: Option<(Date, u16, Outcomes)>,
}

impl Alternatives {
    /// Those of `items`.
    pub fn of(items: &Items, today: Date) -> Self {
        let mut alternatives = Self { changes: Vec::new(), today: later_start(items, today) };
        if let Answer::Given(sexual) = items.sexual {
            let answers = neighbours(&sexual::SEXUAL_APPEARANCES, sexual, 1);
            alternatives.add_numbers(items, Item::SexualAppearances, &answers);
        }
        if let Answer::Given(criminal) = items.criminal {
            let least = items.sexual.into_option().max(items.violent.into_option()).unwrap_or(0).max(1);
            let answers = neighbours(&sexual::CRIMINAL_APPEARANCES, criminal, least);
            alternatives.add_numbers(items, Item::CriminalAppearances, &answers);
        }
        if let Some(age) = items.age() {
            let least = items.latest.into_option().unwrap_or(0).max(YOUNGEST);
            alternatives.add_numbers(items, Item::AgeAtStartOfRisk, &neighbours(&violent::AGE, age, least));
        }
        for (item, factor) in Item::FACTORS.into_iter().zip(items.factors) {
            // Images are without contact: there that answer cannot change.
            let fixed = item == Item::NonContactOffence && items.images_only == Answer::Given(true);
            if let (Answer::Given(present), false) = (factor, fixed) {
                alternatives.add(items, item, Value::Flag(!present));
            }
        }
        if let Answer::Given(violent) = items.violent {
            // A violent appearance is a criminal one, so enough of them fill that row too.
            let criminal = items.criminal.into_option().unwrap_or(MOST_APPEARANCES);
            let mut answers = neighbours(&violent::APPEARANCES, violent, 0);
            for (row, _) in &sexual::CRIMINAL_APPEARANCES {
                if *row.start() > criminal {
                    answers.push(*row.start());
                }
            }
            alternatives.add_numbers(items, Item::ViolentAppearances, &answers);
        }
        if let Answer::Given(burglary) = items.burglary {
            alternatives.add(items, Item::Burglary, Value::Flag(!burglary));
        }
        alternatives
    }

    fn add(&mut self, items: &Items, item: Item, answer: Value) {
        let mut changed = items.clone();
        change(&mut changed, item, answer);
        self.changes.push((item, answer, outcomes(&changed)));
    }

    fn add_numbers(&mut self, items: &Items, item: Item, answers: &Choices) {
        for answer in answers.iter() {
            self.add(items, item, Value::Number(answer));
        }
    }

    /// The single answers that would change `band`: raising ones first, each with the nearest answer that does it.
    pub fn would_change(&self, items: &Items, figure: Figure, band: Band) -> Vec<WouldChange> {
        let concerns = |item: Item| match figure {
            Figure::Sexual => !matches!(item, Item::ViolentAppearances | Item::Burglary),
            Figure::Violent => matches!(item, Item::AgeAtStartOfRisk | Item::ViolentAppearances | Item::Burglary),
            Figure::Combined => true,
        };
        let mut entries: Vec<WouldChange> = Vec::new();
        for raising in [true, false] {
            for (item, answer, outcomes) in &self.changes {
                let then = outcomes.of(figure).highest().filter(|then| *then != band && (*then > band) == raising);
                let Some(then) = then.filter(|_| concerns(*item)) else { continue };
                if !entries.iter().any(|entry| entry.item == *item && entry.band == then) {
                    entries.push(WouldChange { item: *item, field: items.path(*item), answer: *answer, band: then });
                }
            }
        }
        entries
    }

    /// What a start of risk today would make of `band`, where that is lower.
    pub fn later_start(&self, figure: Figure, band: Band) -> Option<LaterStart> {
        let (start_of_risk, age, outcomes) = self.today?;
        let then = outcomes.of(figure).highest().filter(|then| *then < band)?;
        Some(LaterStart { start_of_risk, age, band: then })
    }
}

fn later_start(items: &Items, today: Date) -> Option<(Date, u16, Outcomes)> {
    let start = items.start_of_risk.into_option().filter(|start| *start < today);
    let age = start.and(items.date_of_birth.given()).and_then(|born| born.completed_years(today))?;
    Some((today, age, outcomes(&Items { ages: (age, age), ..items.clone() })))
}

/// Gives another answer to one item.
fn change(items: &mut Items, item: Item, answer: Value) {
    match (item, answer) {
        (Item::AgeAtStartOfRisk, Value::Number(age)) => items.ages = (age, age),
        (Item::CriminalAppearances, Value::Number(criminal)) => items.criminal = Answer::Given(criminal),
        (_, Value::Number(appearances)) => {
            // A sexual or a violent appearance is a criminal one.
            items.criminal = items.criminal.and_then(|criminal| Answer::Given(criminal.max(appearances)));
            let kind = if item == Item::SexualAppearances { &mut items.sexual } else { &mut items.violent };
            *kind = Answer::Given(appearances);
        }
        (Item::Burglary, Value::Flag(burglary)) => items.burglary = Answer::Given(burglary),
        (_, Value::Flag(present)) => {
            for (factor, known) in items.factors.iter_mut().zip(Item::FACTORS) {
                if known == item {
                    *factor = Answer::Given(present);
                }
            }
        }
        // The band of another scale is no answer.
        (_, Value::Band(_)) => {}
    }
}

/// The nearest answers in the other rows of a table: those above, then those below down to `least`.
fn neighbours(table: &[(RangeInclusive<u16>, u8)], answer: u16, least: u16) -> Choices {
    let mut nearest = Choices::none();
    for (row, _) in table {
        if *row.start() > answer {
            nearest.push(*row.start());
        }
    }
    for (row, _) in table.iter().rev() {
        if *row.end() < answer && *row.end() >= least {
            nearest.push(*row.end());
        }
    }
    nearest
}
