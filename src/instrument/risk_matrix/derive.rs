//! What the conviction history answers: taken where the case says nothing, and held against what it says.

use super::MOST_APPEARANCES;
use super::items::{Field, Fields, Items};
use super::scale::Item;
use crate::case::correction::{CountName, CountValue};
use crate::case::reader::Answer;
use crate::code::Code;
use crate::history::{Count, Counts, GivenCount};
use crate::problem::Problem;

/// Where a derived answer comes from.
const HISTORY: &str = "convictions";

/// Where the fields whose answer the conviction history gave rest on that.
impl Fields {
    /// The path that an item rests on: the history, where that gave the answer.
    pub fn path(self, item: Item) -> &'static str {
        item.rests_on().map_or(item.field(), |field| self.path_of(field))
    }

    /// The path that a field rests on.
    pub fn path_of(self, field: Field) -> &'static str {
        if self.holds(field) { HISTORY } else { field.code() }
    }
}

/// The least and the most that a number of appearances can be, where it is not given.
pub type Bounds = (u16, u16);

/// Nothing is known of it.
pub const ANY: Bounds = (0, MOST_APPEARANCES);

struct Deriving<'a> {
    counts: &'a Counts,
    derived: Fields,
    problems: &'a mut Vec<Problem>,
}

impl Deriving<'_> {
    fn settle<T: Copy>(
        &mut self,
        (field, count): (Field, CountName),
        answer: &mut Answer<T>,
        told: Option<T>,
        value: impl Fn(T) -> CountValue,
    ) {
        match *answer {
            Answer::Refused => {}
            Answer::Missing => {
                if let Some(told) = told {
                    *answer = Answer::Given(told);
                    self.derived.add(field);
                }
            }
            Answer::Given(given) if self.contradicts(field, count, value(given)) => *answer = Answer::Refused,
            Answer::Given(_) => {}
        }
    }

    #[inline(never)]
    fn contradicts(&mut self, field: Field, count: CountName, value: CountValue) -> bool {
        let given = GivenCount { count, value, field: field.code().to_owned() };
        let contradiction = self.counts.contradiction(&given);
        let contradicts = contradiction.is_some();
        self.problems.extend(contradiction);
        contradicts
    }

    fn number(&mut self, field: Field, answer: &mut Answer<u16>, count: &Count) -> Bounds {
        self.settle((field, count.name), answer, count.value.and_then(small), whole);
        let bound = |value: u32| small(value).unwrap_or(MOST_APPEARANCES);
        if *answer == Answer::Missing { (bound(count.lowest), bound(count.highest)) } else { ANY }
    }

    fn flag(&mut self, field: Field, count: CountName, answer: &mut Answer<bool>) {
        let told = self.counts.finding(count).and_then(|finding| finding.value);
        self.settle((field, count), answer, told, CountValue::YesNo);
    }
}

fn small(value: u32) -> Option<u16> {
    u16::try_from(value).ok()
}

fn whole(value: u16) -> CountValue {
    CountValue::Whole(u32::from(value))
}

impl Items {
    /// Takes from the history what the case leaves open, and refuses what contradicts it.
    pub fn derive(&mut self, counts: &Counts, problems: &mut Vec<Problem>) {
        use CountName as N;
        let mut deriving = Deriving { counts, derived: Fields::default(), problems };
        self.sexual_bounds = deriving.number(Field::SexualAppearances, &mut self.sexual, &counts.sexual_appearances);
        self.criminal_bounds =
            deriving.number(Field::CriminalAppearances, &mut self.criminal, &counts.criminal_appearances);
        self.violent_bounds =
            deriving.number(Field::ViolentAppearances, &mut self.violent, &counts.violent_appearances);
        let [male, stranger, non_contact, _] = &mut self.factors;
        deriving.flag(Field::Burglary, N::Burglary, &mut self.burglary);
        deriving.flag(Field::MaleVictim, N::MaleVictim, male);
        deriving.flag(Field::StrangerVictim, N::StrangerVictim, stranger);
        deriving.flag(Field::NonContactOffence, N::NonContactOffence, non_contact);
        deriving.flag(Field::IndecentImagesOnly, N::IndecentImagesOnly, &mut self.images_only);
        let age = &counts.age_at_latest_sexual_offence;
        // All that is asked of this age is whether it is 17 or more, so a least age of that answers it.
        let told = age.value.or(age.lowest.filter(|least| *least >= 17)).and_then(small);
        let field = (Field::AgeAtLatestSexualOffence, N::AgeAtLatestSexualOffence);
        deriving.settle(field, &mut self.latest, told, whole);
        self.derived = deriving.derived;
    }

    /// Whether there is a sexual conviction for certain, although not how many.
    pub fn has_sexual_conviction(&self) -> bool {
        match self.sexual {
            Answer::Given(appearances) => appearances > 0,
            Answer::Missing => self.sexual_bounds.0 > 0,
            Answer::Refused => false,
        }
    }
}
