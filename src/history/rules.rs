//! The counting rules that the sources leave open: what an area's standard may set.

use serde::Serialize;

use crate::code::codes;
use crate::source::Standing;

codes! {
    /// A rule of counting that no source read here settles.
    pub enum CountingRule {
        /// Cautions, reprimands and final warnings as sentencing appearances and convictions of Risk Matrix 2000.
        Cautions = "cautions",
        /// Cautions, reprimands and final warnings as sanctions of OASys.
        CautionsAsSanctions = "cautions-as-sanctions",
        /// Offences that could not have led to custody or supervision, as criminal appearances.
        MinorOffences = "minor-offences",
        /// Occasions outside the United Kingdom.
        ForeignConvictions = "foreign-convictions",
        /// Weapons, firearms, criminal damage, public order and drunkenness as non-sexual violence, where
        /// the table flags them as violent sanctions.
        WiderViolence = "wider-violence",
        /// Indecent images as a non-contact offence.
        ImagesAsNonContact = "images-as-non-contact",
    }
}

codes! {
    /// What a rule does with its rows.
    pub enum Treatment {
        /// They count.
        Include = "include",
        /// They do not.
        Exclude = "exclude",
    }
}

codes! {
    /// How far the reference supports a default that no source was read for.
    pub enum Confidence {
        /// Remembered with high confidence.
        High = "high",
        /// Remembered with medium confidence.
        Medium = "medium",
        /// Remembered with low confidence.
        Low = "low",
        /// Not found: what counts more is taken.
        None = "none",
    }
}

/// How one rule is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RuleSetting {
    /// Whether its rows count.
    pub treatment: Treatment,
    /// How sure that is.
    pub standing: Standing,
    /// How far the reference supports an unconfirmed setting.
    pub confidence: Option<Confidence>,
}

impl RuleSetting {
    const fn unconfirmed(treatment: Treatment, confidence: Confidence) -> Self {
        Self { treatment, standing: Standing::Unconfirmed, confidence: Some(confidence) }
    }

    pub(super) const fn excludes(self) -> bool {
        matches!(self.treatment, Treatment::Exclude)
    }
}

/// Every open rule of counting as a standard sets it; [`CountingRules::UNCONFIRMED`] where it sets none.
///
/// # Source
/// `reference/risk-matrix-2000.md` §6 as compiled in November 2026: the guide's own sections were not
/// reached. All six are unconfirmed.
///
/// # Example
/// ```
/// use joint_risk::history::{CountingRules, Treatment};
/// assert_eq!(CountingRules::default().cautions.treatment, Treatment::Include);
/// assert_eq!(CountingRules::default().minor_offences.treatment, Treatment::Exclude);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CountingRules {
    /// Cautions as appearances and convictions: recalled as counted, unsure for the factors of step two.
    pub cautions: RuleSetting,
    /// Cautions as sanctions: OASys 1.8 asks for the first caution, reprimand or warning.
    pub cautions_as_sanctions: RuleSetting,
    /// Minor offences as criminal appearances: recalled as excluded. Only rows that say `minor` for
    /// every offence are concerned, and never one that is sexual or violent, or may be.
    pub minor_offences: RuleSetting,
    /// Foreign convictions: not found.
    pub foreign_convictions: RuleSetting,
    /// Which violence is "non-sexual violence" beyond violence against the person and acquisitive violence: not found.
    pub wider_violence: RuleSetting,
    /// Whether images are a non-contact offence: sources disagree.
    pub images_as_non_contact: RuleSetting,
}

impl CountingRules {
    /// The defaults, none of them confirmed.
    pub const UNCONFIRMED: Self = Self {
        cautions: RuleSetting::unconfirmed(Treatment::Include, Confidence::Low),
        cautions_as_sanctions: RuleSetting::unconfirmed(Treatment::Include, Confidence::Medium),
        minor_offences: RuleSetting::unconfirmed(Treatment::Exclude, Confidence::Low),
        foreign_convictions: RuleSetting::unconfirmed(Treatment::Include, Confidence::None),
        wider_violence: RuleSetting::unconfirmed(Treatment::Include, Confidence::None),
        images_as_non_contact: RuleSetting::unconfirmed(Treatment::Include, Confidence::Low),
    };

    /// How `rule` is set.
    #[must_use]
    pub const fn setting(&self, rule: CountingRule) -> RuleSetting {
        match rule {
            CountingRule::Cautions => self.cautions,
            CountingRule::CautionsAsSanctions => self.cautions_as_sanctions,
            CountingRule::MinorOffences => self.minor_offences,
            CountingRule::ForeignConvictions => self.foreign_convictions,
            CountingRule::WiderViolence => self.wider_violence,
            CountingRule::ImagesAsNonContact => self.images_as_non_contact,
        }
    }
}

impl CountingRules {
    /// Sets `rule`.
    pub const fn set(&mut self, rule: CountingRule, setting: RuleSetting) {
        *match rule {
            CountingRule::Cautions => &mut self.cautions,
            CountingRule::CautionsAsSanctions => &mut self.cautions_as_sanctions,
            CountingRule::MinorOffences => &mut self.minor_offences,
            CountingRule::ForeignConvictions => &mut self.foreign_convictions,
            CountingRule::WiderViolence => &mut self.wider_violence,
            CountingRule::ImagesAsNonContact => &mut self.images_as_non_contact,
        } = setting;
    }

    /// Goes through every rule, to change it.
    pub(crate) fn each_mut(&mut self, change: &mut dyn FnMut(&mut RuleSetting)) {
        for rule in [
            &mut self.cautions,
            &mut self.cautions_as_sanctions,
            &mut self.minor_offences,
            &mut self.foreign_convictions,
            &mut self.wider_violence,
            &mut self.images_as_non_contact,
        ] {
            change(rule);
        }
    }
}

impl Default for CountingRules {
    fn default() -> Self {
        Self::UNCONFIRMED
    }
}

/// A rule that a count rests on, and how it was set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RuleApplied {
    /// Which rule.
    pub rule: CountingRule,
    /// How it was set.
    #[serde(flatten)]
    pub setting: RuleSetting,
    /// Rows that it concerned; with none, the count is the same either way.
    pub rows: u32,
}
