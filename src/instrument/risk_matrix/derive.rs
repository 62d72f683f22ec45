//! What the conviction history answers: taken where the case says nothing, and held against what it says.

use super::MOST_APPEARANCES;
use super::field::Field;
use super::items::{ANY, Bounds, Items};
use crate::case::correction::{CountName, CountValue};
use crate::case::reader::Answer;
use crate::code::Code;
use crate::history::{Count, Counts, GivenCount};
use crate::problem::Problem;

struct Deriving<'a> {
    counts: &'a Counts,
    derived: Vec<Field>,
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
                    self.derived.push(field);
                }
            }
            Answer::Given(given) if self.contradicts(field, count, value(given)) => *answer = Answer::Refused,
            Answer::Given(_) => {}
        }
    }

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

/// Takes from the history what the case leaves open, and refuses what contradicts it.
pub fn derive(items: &mut Items, counts: &Counts, problems: &mut Vec<Problem>) {
    use CountName as N;
    let mut deriving = Deriving { counts, derived: Vec::new(), problems };
    items.sexual_bounds = deriving.number(Field::SexualAppearances, &mut items.sexual, &counts.sexual_appearances);
    items.criminal_bounds =
        deriving.number(Field::CriminalAppearances, &mut items.criminal, &counts.criminal_appearances);
    items.violent_bounds = deriving.number(Field::ViolentAppearances, &mut items.violent, &counts.violent_appearances);
    let [male, stranger, non_contact, _] = &mut items.factors;
    deriving.flag(Field::Burglary, N::Burglary, &mut items.burglary);
    deriving.flag(Field::MaleVictim, N::MaleVictim, male);
    deriving.flag(Field::StrangerVictim, N::StrangerVictim, stranger);
    deriving.flag(Field::NonContactOffence, N::NonContactOffence, non_contact);
    deriving.flag(Field::IndecentImagesOnly, N::IndecentImagesOnly, &mut items.images_only);
    let age = &counts.age_at_latest_sexual_offence;
    // All that is asked of this age is whether it is 17 or more, so a least age of that answers it.
    let told = age.value.or(age.lowest.filter(|least| *least >= 17)).and_then(small);
    let field = (Field::AgeAtLatestSexualOffence, N::AgeAtLatestSexualOffence);
    deriving.settle(field, &mut items.latest, told, whole);
    items.derived = deriving.derived;
}
