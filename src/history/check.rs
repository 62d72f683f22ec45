//! Holds counts that were given elsewhere against the history.

use super::counts::{Count, Counts, Finding};
use super::day::Age;
use crate::case::correction::{Correction, CountName, CountValue};
use crate::problem::{Limit, Problem, ProblemCode};
use crate::source::Standing;

/// A count as the case gives it elsewhere, with its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenCount {
    /// Which count.
    pub count: CountName,
    /// The answer that was given.
    pub value: CountValue,
    /// Its path.
    pub field: String,
}

impl Counts {
    /// A problem for each given count that cannot be true together with the history, or with its correction.
    ///
    /// # Example
    /// ```
    /// use joint_risk::case::correction::{CountName, CountValue};
    /// use joint_risk::history::{CountingRules, GivenCount, History};
    /// use joint_risk::{Date, ProblemCode, case};
    /// let (case, mut problems) = case::read(r#"{ "convictions": [] }"#, Date::parse("2026-11-23")?);
    /// let counts = History::of(&case, &mut problems).expect("a history").counts(&CountingRules::default(), None);
    /// let given = |value| GivenCount {
    ///     count: CountName::Sanctions, value: CountValue::Whole(value), field: "oasys.answers[1.32]".to_owned(),
    /// };
    /// assert!(counts.check(&[given(0)]).is_empty());
    /// assert_eq!(counts.check(&[given(1)])[0].code, ProblemCode::Contradicts);
    /// # Ok::<(), joint_risk::DateError>(())
    /// ```
    #[must_use]
    pub fn check(&self, given: &[GivenCount]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for given in given {
            problems.extend(self.contradiction(given));
        }
        problems
    }

    /// Why a given count cannot be true; `None` where it can.
    pub(crate) fn contradiction(&self, given: &GivenCount) -> Option<Problem> {
        let problem = |correction: Option<&Correction>| {
            let other = correction.map_or("convictions", |correction| correction.field.as_str());
            Problem::new(ProblemCode::Contradicts, given.field.clone()).against(other)
        };
        if let Some(finding) = self.finding(given.count) {
            let agrees = finding.value.is_none_or(|value| given.value == CountValue::YesNo(value));
            return (!agrees).then(|| problem(finding.correction.as_ref()));
        }
        let (lowest, highest, correction) = self.limits(given.count)?;
        let agrees = match given.value {
            CountValue::Whole(value) => {
                lowest.is_none_or(|lowest| value >= lowest) && highest.is_none_or(|highest| value <= highest)
            }
            CountValue::YesNo(_) => false,
        };
        (!agrees).then(|| {
            let limit = |value: Option<u32>| value.map(|value| Limit::Number(i64::from(value)));
            let mut problem = problem(correction);
            problem.min = limit(lowest);
            problem.max = limit(highest);
            problem
        })
    }

    /// The count of this name; `None` for a yes or no and for an age.
    #[must_use]
    pub const fn count(&self, name: CountName) -> Option<&Count> {
        Some(match name {
            CountName::SexualAppearances => &self.sexual_appearances,
            CountName::CriminalAppearances => &self.criminal_appearances,
            CountName::ViolentAppearances => &self.violent_appearances,
            CountName::Sanctions => &self.sanctions,
            CountName::ViolentSanctions => &self.violent_sanctions,
            CountName::SexualSanctions => &self.sexual_sanctions,
            CountName::ContactAdultSanctions => &self.contact_adult_sanctions,
            CountName::ContactChildSanctions => &self.contact_child_sanctions,
            CountName::ImagesOrIndirectSanctions => &self.images_or_indirect_sanctions,
            CountName::NonContactOtherSanctions => &self.non_contact_other_sanctions,
            _ => return None,
        })
    }

    /// The yes or no of this name; `None` for a number.
    #[must_use]
    pub const fn finding(&self, name: CountName) -> Option<&Finding> {
        Some(match name {
            CountName::Burglary => &self.burglary,
            CountName::MaleVictim => &self.male_victim,
            CountName::StrangerVictim => &self.stranger_victim,
            CountName::NonContactOffence => &self.non_contact_offence,
            CountName::IndecentImagesOnly => &self.indecent_images_only,
            _ => return None,
        })
    }

    /// The age of this name; `None` for anything else.
    #[must_use]
    pub const fn age(&self, name: CountName) -> Option<&Age> {
        Some(match name {
            CountName::AgeAtFirstSanction => &self.age_at_first_sanction,
            CountName::AgeAtFirstConviction => &self.age_at_first_conviction,
            CountName::AgeAtLatestSexualOffence => &self.age_at_latest_sexual_offence,
            _ => return None,
        })
    }

    /// How sure we are of the weakest rule that a count of Risk Matrix 2000 turned on.
    pub(crate) fn weakest_rule(&self) -> Option<Standing> {
        let mut weakest = None;
        for rules in [
            &self.sexual_appearances.rules,
            &self.criminal_appearances.rules,
            &self.violent_appearances.rules,
            &self.burglary.rules,
            &self.male_victim.rules,
            &self.stranger_victim.rules,
            &self.non_contact_offence.rules,
            &self.indecent_images_only.rules,
        ] {
            for applied in rules {
                if applied.rows > 0 {
                    weakest = weakest.max(Some(applied.setting.standing));
                }
            }
        }
        weakest
    }

    fn limits(&self, name: CountName) -> Option<(Option<u32>, Option<u32>, Option<&Correction>)> {
        let count = self.count(name).map(|count| (Some(count.lowest), Some(count.highest), count.correction.as_ref()));
        count.or_else(|| self.age(name).map(|age| (age.lowest, age.highest, age.correction.as_ref())))
    }
}
