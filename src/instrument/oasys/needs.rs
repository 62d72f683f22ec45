//! What the scored answers of each section make: the current need, the older rule and the full form's total.

use serde::Serialize;

use super::answers::{Entries, Sheet, SheetAnswer, path};
use super::form_status::FormStatus;
use super::questions::{Link, Question};
use crate::band::Need;
use crate::case::OasysAnswers;
use crate::code::codes;

/// What is published for a section.
struct Rule {
    section: u8,
    /// Most points of the current need score, and how many make a need.
    need: Option<(u8, u8)>,
    /// Most points of the 2002-2009 full form.
    full_form: u8,
}

const fn rule(section: u8, need: Option<(u8, u8)>, full_form: u8) -> Rule {
    Rule { section, need, full_form }
}

const RULES: [Rule; 12] = [
    rule(1, None, 20),
    rule(2, None, 2),
    rule(3, Some((8, 2)), 8),
    rule(4, Some((8, 3)), 18),
    rule(5, None, 10),
    rule(6, Some((6, 2)), 12),
    rule(7, Some((6, 2)), 10),
    rule(8, Some((10, 2)), 12),
    rule(9, Some((8, 4)), 10),
    rule(10, None, 12),
    rule(11, Some((8, 4)), 20),
    rule(12, Some((8, 2)), 12),
];

/// The first section to which the older rule applies.
const FIRST_NEED: u8 = 3;

codes! {
    /// Why a section is a need by the older rule.
    pub enum OlderRuleReason {
        /// It is linked to the risk of serious harm.
        LinkedToHarm = "linked-to-harm",
        /// It is linked to offending.
        LinkedToOffending = "linked-to-offending",
        /// Its current need score is at the threshold or over it.
        ScoreAtThreshold = "score-at-threshold",
        /// It scores low and needs attention all the same.
        LowScoringArea = "low-scoring-area",
    }
}

/// What a section comes to.
///
/// # Source
/// `oasys/section-scores` and `oasys/need-thresholds` of [`TABLES`](super::TABLES): confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// Section, 1 to 12.
    pub section: u8,
    /// How far it was answered: by the current need score, and where it has none by the full form.
    pub status: FormStatus,
    /// Points of the answered questions of the current need score; `None` where none is answered, where the
    /// section has no such score, or where it is invalid.
    pub score: Option<u8>,
    /// Most points of the current need score.
    pub maximum: Option<u8>,
    /// Points from which it is a need.
    pub threshold: Option<u8>,
    /// Whether it is a need now; `None` where the section has no threshold, or is invalid.
    pub need: Option<Need>,
    /// What the score can still become.
    pub range: Option<ScoreRange>,
    /// Numbers of the questions of the need score that have no answer, or `M`.
    pub missing: Vec<&'static str>,
    /// The older rule: linked to harm, linked to offending, score at the threshold, or a low-scoring area.
    pub older_rule: OlderRule,
    /// Every scored question of the 2002-2009 form.
    pub full_form: FullForm,
    /// Its flag says that it is linked to the risk of serious harm.
    pub linked_to_harm: Option<bool>,
    /// Its flag says that it is linked to offending.
    pub linked_to_offending: Option<bool>,
    /// Why it needs attention though it scores low.
    pub low_scoring_area: Option<String>,
    /// What each answer added, in the form's order.
    pub contributions: Vec<SectionContribution>,
    /// Fields that the section uses and that have a problem.
    pub invalid_fields: Vec<String>,
}

/// The least and the most that a score can still become, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ScoreRange {
    /// If every missing answer adds nothing.
    pub lowest: u8,
    /// If every missing answer adds its most.
    pub highest: u8,
}

/// The older rule: any one reason makes a need.
///
/// # Source
/// The legacy interface, offender-assessments-api f9a293f (2020-09-24): confirmed.
///
/// # Differences
/// There a flag that nobody answered is no reason; here it leaves the need undecided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OlderRule {
    /// `None` for sections 1 and 2, and where the section is invalid.
    pub need: Option<Need>,
    /// Every reason that holds.
    pub because: Vec<OlderRuleReason>,
}

/// The total of a section on the 2002-2009 full form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FullForm {
    /// Points of the answered questions; `None` where none is answered, or the section is invalid.
    pub score: Option<u8>,
    /// Most points.
    pub maximum: u8,
    /// Numbers of its questions that have no answer, or `M`.
    pub missing: Vec<&'static str>,
}

/// What one answer added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SectionContribution {
    /// Number of the question.
    pub item: &'static str,
    /// Path of the answer.
    pub field: String,
    /// The code that was answered.
    pub value: Option<&'static str>,
    /// What it added, 0 to 2.
    pub points: Option<u8>,
    /// It counts to the current need score, and not only to the full form's.
    pub counts: bool,
}

/// Sections 1 to 12, in order, from the sheet of every question.
pub(super) fn sections(answers: &OasysAnswers, sheet: &Sheet) -> Vec<Section> {
    let mut entries = sheet.entries();
    let mut sections = Vec::with_capacity(RULES.len());
    for rule in &RULES {
        sections.push(section(rule, answers, &mut entries));
    }
    sections
}

fn section(rule: &Rule, answers: &OasysAnswers, entries: &mut Entries<'_>) -> Section {
    let mut tally = Tally::default();
    if answers.answers_refused {
        tally.refused.push("oasys.answers".to_owned());
    } else {
        while let Some((question, answer)) = entries.next_of(&[rule.section]) {
            tally.add(question, answer);
        }
    }
    let low_scoring_area = answers.low_scoring_areas.iter().find(|area| area.section == rule.section);
    let valid = tally.refused.is_empty();
    let need = rule.need.filter(|_| valid).map(|(_, threshold)| tally.current.reaches(threshold));
    let older_rule = if valid && rule.section >= FIRST_NEED {
        older_rule(need, &tally, low_scoring_area.is_some(), answers.low_scoring_refused)
    } else {
        OlderRule { need: None, because: Vec::new() }
    };
    let open = if rule.need.is_some() { &tally.current } else { &tally.full };
    Section {
        section: rule.section,
        status: FormStatus::of(valid, open.missing.is_empty()),
        score: tally.current.score().filter(|_| valid),
        maximum: rule.need.map(|(maximum, _)| maximum),
        threshold: rule.need.map(|(_, threshold)| threshold),
        need,
        range: need.map(|_| tally.current.range()),
        older_rule,
        full_form: FullForm {
            score: tally.full.score().filter(|_| valid),
            maximum: rule.full_form,
            missing: tally.full.missing,
        },
        missing: tally.current.missing,
        linked_to_harm: tally.linked_to_harm,
        linked_to_offending: tally.linked_to_offending,
        low_scoring_area: low_scoring_area.map(|area| area.reason.clone()),
        // Nobody is to add up what the engine would not.
        contributions: if valid { tally.contributions } else { Vec::new() },
        invalid_fields: tally.refused,
    }
}

/// Any one reason decides for a need; against it speak only reasons that are all known not to hold.
fn older_rule(by_score: Option<Need>, tally: &Tally, low_scoring_area: bool, areas_refused: bool) -> OlderRule {
    let mut because = Vec::new();
    for (reason, holds) in [
        (OlderRuleReason::LinkedToHarm, tally.linked_to_harm == Some(true)),
        (OlderRuleReason::LinkedToOffending, tally.linked_to_offending == Some(true)),
        (OlderRuleReason::ScoreAtThreshold, by_score == Some(Need::Yes)),
        (OlderRuleReason::LowScoringArea, low_scoring_area),
    ] {
        if holds {
            because.push(reason);
        }
    }
    let nothing_open = tally.linked_to_harm.is_some()
        && tally.linked_to_offending.is_some()
        && by_score != Some(Need::Undecided)
        && !areas_refused;
    let need = match (because.is_empty(), nothing_open) {
        (false, _) => Need::Yes,
        (true, true) => Need::No,
        (true, false) => Need::Undecided,
    };
    OlderRule { need: Some(need), because }
}

/// What the answers of a section come to.
#[derive(Default)]
struct Tally {
    current: Sum,
    full: Sum,
    linked_to_harm: Option<bool>,
    linked_to_offending: Option<bool>,
    contributions: Vec<SectionContribution>,
    refused: Vec<String>,
}

impl Tally {
    fn add(&mut self, question: &'static Question, answer: SheetAnswer) {
        let scored = question.counts || question.full_form;
        match (answer, question.link) {
            (SheetAnswer::Refused, link) if scored || link.is_some() => self.refused.push(path(question.id)),
            (SheetAnswer::Code(choice), Some(link)) => {
                let linked = match link {
                    Link::Harm => &mut self.linked_to_harm,
                    Link::Offending => &mut self.linked_to_offending,
                };
                *linked = Some(choice.code == "YES");
            }
            (SheetAnswer::Code(choice), None) if scored => {
                self.each_sum(question, choice.points);
                if choice.points.is_some() {
                    let contribution = SectionContribution {
                        item: question.id,
                        field: path(question.id),
                        value: Some(choice.code),
                        points: choice.points,
                        counts: question.counts,
                    };
                    self.contributions.push(contribution);
                }
            }
            (SheetAnswer::Missing, None) if scored => self.each_sum(question, None),
            _ => {}
        }
    }

    /// Adds the points to the sums to which the question counts, or leaves them open.
    fn each_sum(&mut self, question: &Question, points: Option<u8>) {
        for (counts, sum) in [(question.counts, &mut self.current), (question.full_form, &mut self.full)] {
            match points {
                _ if !counts => {}
                Some(points) => sum.add(points),
                None => sum.leave_open(question),
            }
        }
    }
}

/// Points so far, and what the missing answers can add.
#[derive(Default)]
struct Sum {
    points: u8,
    answered: bool,
    open: u8,
    missing: Vec<&'static str>,
}

impl Sum {
    const fn add(&mut self, points: u8) {
        self.points = self.points.saturating_add(points);
        self.answered = true;
    }

    fn leave_open(&mut self, question: &Question) {
        self.open = self.open.saturating_add(question.most_points());
        self.missing.push(question.id);
    }

    /// A sum of nothing is not 0: nobody has answered that there is no problem.
    fn score(&self) -> Option<u8> {
        self.answered.then_some(self.points)
    }

    const fn range(&self) -> ScoreRange {
        ScoreRange { lowest: self.points, highest: self.points.saturating_add(self.open) }
    }

    const fn reaches(&self, threshold: u8) -> Need {
        let ScoreRange { lowest, highest } = self.range();
        if lowest >= threshold {
            Need::Yes
        } else if highest < threshold {
            Need::No
        } else {
            Need::Undecided
        }
    }
}
