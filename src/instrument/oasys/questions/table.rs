//! Every question of the form, one a line, in the form's order, which is also the order of [`key`](super::key).
//!
//! The words of a question are in the messages, under its number.

use super::{
    Choice, Question, age, band, count, date, levels, levels_or_missing, linked_to_harm, linked_to_offending, options,
    scored_with, text, ticks, usage, yes_no,
};

const fn c(code: &'static str) -> Choice {
    Choice { code, points: None }
}

const fn p(code: &'static str, points: u8) -> Choice {
    Choice { code, points: Some(points) }
}

/// An answer that was sought and not found: neither yes nor no.
const M: Choice = c("M");
const NO_YES: &[Choice] = &[p("NO", 0), p("YES", 2)];
const NO_YES_M: &[Choice] = &[p("NO", 0), p("YES", 2), M];
const YES_NO_M: &[Choice] = &[p("YES", 2), p("NO", 0), M];
const ZERO_TWO: &[Choice] = &[p("0", 0), p("2", 2)];
const ZERO_TWO_M: &[Choice] = &[p("0", 0), p("2", 2), M];
const TWO_ZERO_M: &[Choice] = &[p("2", 2), p("0", 0), M];
const WORK: &[Choice] = &[p("NO", 0), p("NA", 0), p("YES", 2), M];
const RELATIONSHIP: &[Choice] = &[p("1", 0), p("2", 0), p("3", 0)];
const YES_NO_DK: &[Choice] = &[c("YES"), c("NO"), c("DK")];
const HISTORY: &[Choice] = &[c("N"), c("S"), c("R"), c("H")];
const RECONVICTION: &[Choice] = &[c("L"), c("LM"), c("HM"), c("H")];
const FEATURES: &[Choice] = &[c("WEAPON"), c("ANYVIOL"), c("EXCESSIVE"), c("ARSON"), c("PHYSICALDAM"), c("SEXUAL")];
const VICTIMS: &[Choice] =
    &[c("DIRECTCONT"), c("HATE"), c("RESPTOVICTIM"), c("PHYSICALVIOL"), c("REPEATVICT"), c("STRANGERS")];
const OTHERS: &[Choice] = &[c("100"), c("110"), c("120"), c("130"), c("140"), c("150"), c("160"), c("170"), c("180")];
const MOTIVES: &[Choice] =
    &[c("SEXUAL"), c("FINANCIAL"), c("ADDICTION"), c("EMOTIONAL"), c("RACIAL"), c("THRILL"), c("OTHER")];
const DISINHIBITORS: &[Choice] = &[c("ALCHO"), c("PORNOG"), c("NONMED"), c("PSYCH"), c("EMOT"), c("DRUGS"), c("TRAUM")];
const LIVES_WITH: &[Choice] = &[c("PARENT"), c("FRIEND"), c("RELATIVE"), c("PARTNER"), c("CHILDREN"), c("ALONE")];
const BASIC_SKILLS: &[Choice] = &[c("READING"), c("WRITING"), c("NUMERACY")];
#[rustfmt::skip]
const ZERO_TO_TWENTY: &[Choice] = &[
    c("0"), c("1"), c("2"), c("3"), c("4"), c("5"), c("6"), c("7"), c("8"), c("9"), c("10"),
    c("11"), c("12"), c("13"), c("14"), c("15"), c("16"), c("17"), c("18"), c("19"), c("20"),
];
const SKILLS_BAND: &[Choice] = &[c("1"), c("2"), c("3")];
const INCOME: &[Choice] = &[c("10"), c("20"), c("30"), c("40"), c("50"), c("60"), c("70"), c("80"), c("90")];
const ROLE: &[Choice] = &[c("VICTIM"), c("PERPETRATOR")];
const PROBLEM_WORDS: &[Choice] = &[c("Noproblems"), c("Someproblems"), c("Significantproblems")];
#[rustfmt::skip]
const DRUGS: &[Choice] = &[
    c("A"), c("B"), c("C"), c("D"), c("E"), c("F"), c("G"), c("H"), c("I"), c("J"), c("K"), c("L"), c("M"), c("P"), c("N"),
];
/// Here `M` is steroids and `O` is none.
#[rustfmt::skip]
const MAIN_DRUG: &[Choice] = &[
    c("A"), c("B"), c("C"), c("D"), c("E"), c("F"), c("G"), c("H"), c("I"), c("J"), c("K"), c("L"), c("O"), c("N"), c("M"),
];
#[rustfmt::skip]
const MENTAL_HEALTH: &[Choice] = &[
    c("CHILDHOOD"), c("HISTHEADINJ"), c("HISTPSYCH"), c("MEDICATION"), c("FAILEDTOCOOP"), c("PATIENT"), c("PSYCHTREAT"),
];
const UNSCORED_LEVELS: &[Choice] = &[c("0"), c("1"), c("2")];

pub(super) const QUESTIONS: &[Question] = &[
    // 1 Offending information: raw counts and ages, their bands in the sub-items
    band("1.3"),
    scored_with("1.4", ZERO_TWO, None).full(),
    count("1.5"),
    band("1.5.1"),
    count("1.6"),
    band("1.6.1"),
    age("1.7"),
    band("1.7.1"),
    age("1.8"),
    band("1.8.1"),
    date("1.8.2"),
    band("1.9"),
    band("1.10"),
    scored_with("1.11", ZERO_TWO, None).full(),
    band("1.12"),
    count("1.17"),
    count("1.18"),
    count("1.19"),
    options("1.20", RECONVICTION),
    options("1.21", HISTORY),
    options("1.22", HISTORY),
    options("1.23", RECONVICTION),
    count("1.24"),
    count("1.26"),
    date("1.29"),
    yes_no("1.30"),
    yes_no("1.31"),
    count("1.32"),
    date("1.33"),
    count("1.34"),
    count("1.35"),
    count("1.36"),
    count("1.37"),
    date("1.38"),
    yes_no("1.39"),
    count("1.40"),
    yes_no("1.41"),
    yes_no("1.42"),
    date("1.43"),
    yes_no("1.44"),
    count("1.45"),
    count("1.46"),
    // 2 Analysis of offences
    text("2.1"),
    ticks("2.2", FEATURES),
    ticks("2.3", VICTIMS),
    text("2.4"),
    text("2.4.2"),
    text("2.5"),
    yes_no("2.6"),
    yes_no("2.7"),
    options("2.7.1", OTHERS),
    yes_no("2.7.2"),
    text("2.7.3"),
    text("2.8"),
    ticks("2.9", MOTIVES),
    ticks("2.10", DISINHIBITORS),
    yes_no("2.11"),
    text("2.12"),
    yes_no("2.13"),
    scored_with("2.14", YES_NO_M, None).full().optional(),
    text("2.98"),
    linked_to_harm("2.99"),
    // 3 Accommodation
    text("3.1"),
    ticks("3.2", LIVES_WITH),
    scored_with("3.3", YES_NO_M, Some("NO")).need(),
    levels_or_missing("3.4").need(),
    levels_or_missing("3.5").need(),
    levels_or_missing("3.6").need(),
    text("3.97"),
    linked_to_harm("3.98"),
    linked_to_offending("3.99"),
    // 4 Education, training and employability
    text("4.1"),
    scored_with("4.2", WORK, Some("NO")).need(),
    levels_or_missing("4.3").need(),
    levels_or_missing("4.4").need(),
    levels_or_missing("4.5").need(),
    levels_or_missing("4.6").full().optional(),
    levels_or_missing("4.7").full(),
    ticks("4.7.1", BASIC_SKILLS),
    levels_or_missing("4.8").full().optional(),
    scored_with("4.9", TWO_ZERO_M, Some("0")).full().optional(),
    levels_or_missing("4.10").full().optional(),
    options("4.90", ZERO_TO_TWENTY),
    options("4.92", SKILLS_BAND),
    text("4.94"),
    linked_to_harm("4.96"),
    linked_to_offending("4.98"),
    // 5 Finance
    options("5.1", INCOME),
    levels_or_missing("5.2").full().optional(),
    levels_or_missing("5.3").full().optional(),
    levels_or_missing("5.4").full().optional(),
    levels_or_missing("5.5").full().optional(),
    levels_or_missing("5.6").full().optional(),
    text("5.97"),
    linked_to_harm("5.98"),
    linked_to_offending("5.99"),
    // 6 Relationships
    levels_or_missing("6.1").need(),
    scored_with("6.2", NO_YES_M, Some("NO")).full(),
    levels_or_missing("6.3").need(),
    levels_or_missing("6.4").full(),
    scored_with("6.5", NO_YES_M, Some("NO")).full(),
    levels_or_missing("6.6").need(),
    yes_no("6.7"),
    ticks("6.7.1", ROLE),
    scored_with("6.8", RELATIONSHIP, Some("3")),
    yes_no("6.9"),
    options("6.10", PROBLEM_WORDS).optional(),
    yes_no("6.11"),
    levels("6.12"),
    text("6.97"),
    linked_to_harm("6.98"),
    linked_to_offending("6.99"),
    // 7 Lifestyle and associates
    levels("7.1").full(),
    levels_or_missing("7.2").need(),
    levels_or_missing("7.3").need(),
    levels_or_missing("7.4").full().optional(),
    levels_or_missing("7.5").need(),
    text("7.97"),
    linked_to_harm("7.98"),
    linked_to_offending("7.99"),
    // 8 Drug misuse; 8.2.1 heroin to 8.2.16 ketamine
    yes_no("8.1"),
    ticks("8.2", DRUGS),
    usage("8.2.1"),
    usage("8.2.2"),
    usage("8.2.3"),
    usage("8.2.4"),
    usage("8.2.5"),
    usage("8.2.6"),
    usage("8.2.7"),
    usage("8.2.8"),
    usage("8.2.9"),
    usage("8.2.10"),
    usage("8.2.11"),
    usage("8.2.12"),
    usage("8.2.13"),
    usage("8.2.14"),
    usage("8.2.15"),
    usage("8.2.16"),
    options("8.2A", MAIN_DRUG),
    options("8.3", MAIN_DRUG),
    scored_with("8.4", ZERO_TWO, Some("0")).need(),
    scored_with("8.5", ZERO_TWO_M, Some("0")).need(),
    levels("8.6").need(),
    scored_with("8.7", ZERO_TWO_M, Some("0")).full(),
    levels_or_missing("8.8").need(),
    levels_or_missing("8.9").need(),
    text("8.97"),
    linked_to_harm("8.98"),
    linked_to_offending("8.99"),
    // 9 Alcohol misuse
    levels_or_missing("9.1").need(),
    levels_or_missing("9.2").need(),
    levels_or_missing("9.3").need(),
    scored_with("9.4", NO_YES_M, Some("NO")).full().optional(),
    levels_or_missing("9.5").need(),
    text("9.97"),
    linked_to_harm("9.98"),
    linked_to_offending("9.99"),
    // 10 Emotional wellbeing
    levels("10.1").full(),
    levels("10.2").full(),
    levels("10.3").full(),
    levels("10.4").full(),
    scored_with("10.5", NO_YES, Some("NO")).full(),
    levels("10.6").full(),
    ticks("10.7", MENTAL_HEALTH),
    yes_no("10.8"),
    text("10.97"),
    linked_to_harm("10.98"),
    linked_to_offending("10.99"),
    // 11 Thinking and behaviour
    levels("11.1").full(),
    levels("11.2").full(),
    levels("11.3").full().optional(),
    levels("11.4").full(),
    levels("11.5").need(),
    levels("11.6").need(),
    levels("11.7").need(),
    levels("11.8").full().optional(),
    levels("11.9").need(),
    levels("11.10").full().optional(),
    levels("11.11"),
    levels("11.12"),
    text("11.97"),
    linked_to_harm("11.98"),
    linked_to_offending("11.99"),
    // 12 Attitudes
    levels("12.1").need(),
    options("12.2", UNSCORED_LEVELS),
    levels("12.3").full().optional(),
    levels("12.4").need(),
    levels("12.5").need(),
    levels("12.6").full().optional(),
    yes_no("12.7"),
    levels("12.8").need(),
    levels("12.9"),
    text("12.97"),
    linked_to_harm("12.98"),
    linked_to_offending("12.99"),
    // 13 Health and other considerations
    yes_no("13.1").optional(),
    options("13.2", YES_NO_DK).optional(),
    options("13.2.1", YES_NO_DK).optional(),
    options("13.2.2", YES_NO_DK).optional(),
    text("13.3"),
    yes_no("13.4").optional(),
];
