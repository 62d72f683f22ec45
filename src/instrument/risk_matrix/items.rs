//! The answers of a case as the scales take them.

use super::MOST_APPEARANCES;
use super::field::Field;
use super::scale::Item;
use crate::case::reader::Answer;
use crate::case::{NotScored, Sex};
use crate::code::Code;
use crate::date::Date;

/// Where a derived answer comes from.
const HISTORY: &str = "convictions";

/// The least and the most that a number of appearances can be, where it is not given.
pub type Bounds = (u16, u16);

/// Nothing is known of it.
pub const ANY: Bounds = (0, MOST_APPEARANCES);

/// The answers of a case. One that contradicts another is refused like one that could not be read.
#[derive(Debug, Clone)]
pub struct Items {
    /// Sex.
    pub sex: Answer<Sex>,
    /// Date of birth.
    pub date_of_birth: Answer<Date>,
    /// Start of risk.
    pub start_of_risk: Answer<Date>,
    /// Sexual appearances.
    pub sexual: Answer<u16>,
    /// Criminal appearances.
    pub criminal: Answer<u16>,
    /// Violent appearances.
    pub violent: Answer<u16>,
    /// Burglary.
    pub burglary: Answer<bool>,
    /// Male victim, stranger victim, non-contact offence, never in a relationship.
    pub factors: [Answer<bool>; 4],
    /// Age at the latest sexual offence.
    pub latest: Answer<u16>,
    /// Indecent images only.
    pub images_only: Answer<bool>,
    /// Why it was not scored.
    pub not_scored: Answer<NotScored>,
    /// The least and the greatest age at the start of risk that the answers allow, in whole years.
    pub ages: (u16, u16),
    /// The least and the most sexual appearances, where the history leaves a range.
    pub sexual_bounds: Bounds,
    /// The same of criminal appearances.
    pub criminal_bounds: Bounds,
    /// The same of violent appearances.
    pub violent_bounds: Bounds,
    /// Fields whose answer the history gave.
    pub derived: Vec<Field>,
}

impl Items {
    /// The path that an item rests on: the history, where that gave the answer.
    pub fn path(&self, item: Item) -> &'static str {
        item.rests_on().map_or(item.field(), |field| self.path_of(field))
    }

    /// The path that a field rests on.
    pub fn path_of(&self, field: Field) -> &'static str {
        if self.derived.contains(&field) { HISTORY } else { field.code() }
    }

    /// The age at the start of risk, where it is known.
    pub fn age(&self) -> Option<u16> {
        (self.date_of_birth.given().is_some() && self.start_of_risk.given().is_some()).then_some(self.ages.0)
    }

    /// Whether a field is missing, refused or given.
    pub fn state(&self, field: Field) -> Answer<()> {
        const fn of<T: Copy>(answer: Answer<T>) -> Answer<()> {
            match answer {
                Answer::Missing => Answer::Missing,
                Answer::Refused => Answer::Refused,
                Answer::Given(_) => Answer::Given(()),
            }
        }
        let [male, stranger, non_contact, never] = self.factors;
        match field {
            Field::Sex => of(self.sex),
            Field::DateOfBirth => of(self.date_of_birth),
            Field::StartOfRisk => of(self.start_of_risk),
            Field::SexualAppearances => of(self.sexual),
            Field::CriminalAppearances => of(self.criminal),
            Field::ViolentAppearances => of(self.violent),
            Field::Burglary => of(self.burglary),
            Field::MaleVictim => of(male),
            Field::StrangerVictim => of(stranger),
            Field::NonContactOffence => of(non_contact),
            Field::NeverInRelationship => of(never),
            Field::AgeAtLatestSexualOffence => of(self.latest),
            Field::IndecentImagesOnly => of(self.images_only),
            Field::NotScored => of(self.not_scored),
        }
    }

    /// Whether there is a sexual conviction for certain, although not how many.
    pub fn has_sexual_conviction(&self) -> bool {
        match self.sexual {
            Answer::Given(appearances) => appearances > 0,
            Answer::Missing => self.sexual_bounds.0 > 0,
            Answer::Refused => false,
        }
    }

    /// How many factors are present, and of how many that is unknown.
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
