//! Whom each scale of Risk Matrix 2000 is for, what contradicts what, and the shape of the answer.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

#[path = "common/risk_matrix.rs"]
mod common;

use common::{Answers, PATHS, scales, score, score_on, with};
use joint_risk::instrument::risk_matrix::{self, Item, Scale, ScaleReason, Value as Answer};
use joint_risk::{Attested, Band, Code, Date, Limit, Problem, ProblemCode, Standing, Status, case as case_file};
use serde_json::{Value, json};

/// A man of 40: S medium, raised by one to high; V medium; C high.
fn ordinary() -> Value {
    Answers { age: 40, sexual: 2, criminal: 6, violent: 2, burglary: false, factors: [false, true, false, true] }.case()
}

fn changed(changes: &[(&str, Value)]) -> Value {
    changes.iter().fold(ordinary(), |case, (key, value)| with(&case, key, value.clone()))
}

/// S, V and C of the ordinary case with these changes.
fn verdicts(changes: &[(&str, Value)]) -> [(Status, Option<ScaleReason>); 3] {
    let scored = scales(&changed(changes));
    [scored.sexual.scale, scored.violent.scale, scored.combined.scale].map(|scale| (scale.status, scale.reason))
}

const SCORED: (Status, Option<ScaleReason>) = (Status::Scored, None);
const OPEN: (Status, Option<ScaleReason>) = (Status::Incomplete, None);

const fn not_applicable(reason: ScaleReason) -> (Status, Option<ScaleReason>) {
    (Status::NotApplicable, Some(reason))
}

const fn incomplete(reason: ScaleReason) -> (Status, Option<ScaleReason>) {
    (Status::Incomplete, Some(reason))
}

fn decided_by(scale: &Scale) -> &[String] {
    &scale.range.as_ref().unwrap().decided_by
}

#[test]
fn the_ordinary_case_is_scored() {
    let scored = scales(&ordinary());
    assert_eq!(scored.sexual.scale.band, Some(Band::High));
    assert_eq!(scored.sexual.raised_by, Some(1));
    assert_eq!(scored.sexual.aggravating_factors, Some(2));
    assert_eq!(scored.violent.scale.band, Some(Band::Medium));
    assert_eq!(scored.combined.scale.band, Some(Band::High));
    assert_eq!(scored.combined.scale.points, Some(3));
}

#[test]
fn whom_the_scales_are_not_for() {
    let woman = not_applicable(ScaleReason::NotMale);
    assert_eq!(verdicts(&[("person.sex", json!("female"))]), [woman; 3]);
    let young = not_applicable(ScaleReason::Under18);
    let born = ("person.dateOfBirth", json!("2008-01-06"));
    assert_eq!(verdicts(&[born.clone(), ("riskMatrix.ageAtLatestSexualOffence", json!(16))]), [young; 3]);
    assert_eq!(verdicts(&[born, ("person.sex", json!("female")), (PATHS[11], json!(17))]), [woman; 3]);
    let none = not_applicable(ScaleReason::NoSexualConviction);
    assert_eq!(verdicts(&[("riskMatrix.sexualAppearances", json!(0))]), [none, SCORED, none]);
    let nothing = [(PATHS[3], json!(null)), (PATHS[4], json!(0)), (PATHS[5], json!(0))];
    assert_eq!(verdicts(&nothing), [none, SCORED, none]);
    let child = not_applicable(ScaleReason::Under16AtLatestOffence);
    assert_eq!(verdicts(&[("riskMatrix.ageAtLatestSexualOffence", json!(15))]), [child, SCORED, child]);
    // Never "low": there is no band, no range, no points.
    let scored = scales(&changed(&[("riskMatrix.sexualAppearances", json!(0))]));
    assert_eq!((scored.sexual.scale.band, scored.sexual.scale.range, scored.sexual.scale.points), (None, None, None));
    assert!(scored.sexual.scale.contributions.is_empty() && scored.sexual.factors.is_empty());
    assert_eq!(scored.sexual.scale.standing, None);
}

#[test]
fn exactly_16_at_the_latest_offence_is_referred_to_the_guide() {
    let refer = incomplete(ScaleReason::Age16ReferToGuide);
    assert_eq!(verdicts(&[(PATHS[11], json!(16))]), [refer, SCORED, refer]);
    assert_eq!(verdicts(&[(PATHS[11], json!(17))]), [SCORED; 3]);
    let scored = scales(&changed(&[(PATHS[11], json!(16))]));
    let range = scored.sexual.scale.range.unwrap();
    assert_eq!((range.lowest, range.highest), (Band::High, Band::High));
    assert_eq!(range.decided_by, [PATHS[11]]);
    assert!(scored.violent.relative_only);
    assert_eq!(decided_by(&scored.combined.scale), [PATHS[11]]);
}

#[test]
fn unknown_eligibility_leaves_a_range_and_no_band() {
    let unknown = incomplete(ScaleReason::EligibilityNotKnown);
    for (path, violent) in [(PATHS[0], unknown), (PATHS[3], SCORED), (PATHS[11], SCORED)] {
        assert_eq!(verdicts(&[(path, json!(null))]), [unknown, violent, unknown], "{path}");
        let scored = scales(&changed(&[(path, json!(null))]));
        assert_eq!(decided_by(&scored.sexual.scale), [path]);
        assert_eq!(scored.violent.relative_only, path != PATHS[0]);
    }
    // A man who may be under 18 is scored as if he were not.
    assert_eq!(verdicts(&[(PATHS[1], json!(null))]), [OPEN, OPEN, OPEN]);
    let both = scales(&changed(&[(PATHS[1], json!(null)), (PATHS[2], json!(null))]));
    assert_eq!(decided_by(&both.sexual.scale), [PATHS[1], PATHS[2]]);
    assert_eq!(both.sexual.scale.contributions[2].value, None);
}

#[test]
fn an_empty_case_has_every_band_open() {
    let scored = scales(&json!({}));
    let sexual = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map(|place| PATHS[place]);
    assert_eq!(decided_by(&scored.sexual.scale), sexual);
    assert_eq!(decided_by(&scored.violent.scale), [0, 1, 2, 5, 6].map(|place| PATHS[place]));
    assert_eq!(decided_by(&scored.combined.scale), PATHS);
    for scale in [scored.sexual.scale, scored.violent.scale, scored.combined.scale] {
        let range = scale.range.unwrap();
        assert_eq!((range.lowest, range.highest), (Band::Low, Band::VeryHigh));
        assert_eq!((scale.status, scale.reason), incomplete(ScaleReason::EligibilityNotKnown));
        assert_eq!((scale.points, scale.band, scale.standing), (None, None, Some(Standing::Unconfirmed)));
    }
    assert!(scored.violent.relative_only);
}

#[test]
fn an_age_that_the_other_answers_settle_is_used() {
    // 46 at the latest offence: 45 or over at the start of risk, whenever that is.
    let late = [(PATHS[1], json!(null)), (PATHS[11], json!(46))];
    assert_eq!(verdicts(&late), [SCORED; 3]);
    // Nobody born since 1900 was 18 in 1917.
    let early = [(PATHS[1], json!(null)), (PATHS[2], json!("1917-12-31")), (PATHS[11], json!(17))];
    assert_eq!(verdicts(&early), [not_applicable(ScaleReason::Under18); 3]);
    // Born by today, 2 March 2026, he is 35 or over on that day of 2061, and perhaps not on the day before.
    let planned = |start: &str| verdicts(&[(PATHS[1], json!(null)), (PATHS[2], json!(start))]);
    assert_eq!(planned("2061-03-01"), [OPEN; 3]);
    assert_eq!(planned("2061-03-02"), [SCORED; 3]);
}

#[test]
fn a_reason_for_no_risk_matrix_is_respected() {
    let done = [("riskMatrix.notScored", json!("done-on-paper"))];
    let on_paper = incomplete(ScaleReason::DoneOnPaper);
    assert_eq!(verdicts(&done), [on_paper, SCORED, on_paper]);
    let without = [done[0].clone(), ("riskMatrix.burglary", json!(null))];
    assert_eq!(verdicts(&without), [on_paper; 3]);
    let scored = scales(&changed(&without));
    assert_eq!(decided_by(&scored.sexual.scale), [""; 0]);
    assert_eq!(decided_by(&scored.violent.scale), ["riskMatrix.burglary"]);
    for (reason, code) in case_file::NotScored::ALL {
        assert_eq!(ScaleReason::from(*reason).code(), *code);
    }
}

#[test]
fn internet_offences_only_goes_with_images_only() {
    let reason = ("riskMatrix.notScored", json!("internet-offences-only"));
    let images = ("riskMatrix.indecentImagesOnly", json!(true));
    let contact = ("riskMatrix.nonContactOffence", json!(null));
    let internet = not_applicable(ScaleReason::InternetOffencesOnly);
    assert_eq!(verdicts(&[reason.clone(), images, contact]), [internet, SCORED, internet]);
    let unknown = incomplete(ScaleReason::EligibilityNotKnown);
    let missing = [reason.clone(), ("riskMatrix.indecentImagesOnly", json!(null))];
    assert_eq!(verdicts(&missing), [unknown, SCORED, unknown]);
    assert_eq!(decided_by(&scales(&changed(&missing)).sexual.scale), ["riskMatrix.indecentImagesOnly"]);
    let expected =
        Problem::new(ProblemCode::Contradicts, "riskMatrix.notScored").against("riskMatrix.indecentImagesOnly");
    refuses(&[reason], &expected, [true, false]);
}

#[test]
fn images_only_shows_both_ways_and_takes_the_higher() {
    let images = |changes: &[(&str, Value)]| {
        let case = changed(&[("riskMatrix.indecentImagesOnly", json!(true)), (PATHS[9], json!(null))]);
        let case = changes.iter().fold(case, |case, (path, value)| with(&case, path, value.clone()));
        scales(&case).sexual
    };
    let both = |scale: &risk_matrix::SexualScale| {
        let images = scale.images_only.clone().unwrap();
        (images.with_factors, images.without_factors)
    };
    // Stranger, never in a relationship, and the offences themselves are without contact.
    let scored = images(&[]);
    assert_eq!((scored.aggravating_factors, scored.factors[2].value), (Some(3), Some(true)));
    assert_eq!((scored.scale.band, both(&scored)), (Some(Band::High), (Some(Band::High), Some(Band::Medium))));
    assert!(scored.scale.would_change.iter().all(|entry| entry.field != PATHS[9]));
    let alone = images(&[(PATHS[10], json!(null))]);
    assert_eq!((alone.scale.band, both(&alone)), (Some(Band::High), (Some(Band::High), Some(Band::Medium))));
    let stranger = images(&[(PATHS[8], json!(null)), (PATHS[10], json!(false))]);
    assert_eq!((stranger.scale.status, both(&stranger)), (Status::Incomplete, (None, Some(Band::Medium))));
    assert_eq!(decided_by(&stranger.scale), [PATHS[8]]);
    assert_eq!(scales(&ordinary()).sexual.images_only, None);
}

#[test]
fn no_change_is_offered_that_contradicts_another_answer() {
    let ages = |latest: i64| {
        let scored = scales(&changed(&[(PATHS[11], json!(latest))]));
        let entries = scored.sexual.scale.would_change.into_iter();
        entries.filter(|entry| entry.item == Item::AgeAtStartOfRisk).map(|entry| entry.answer).collect::<Vec<_>>()
    };
    assert_eq!(ages(34), [Answer::Number(34)]);
    assert_eq!(ages(35), []); // he was 35 at the latest offence, so not 34 at the start of risk
}

/// Expects this problem alone, S and C invalid by its field, and V as said: `[sexual, violent]` invalid.
fn refuses(changes: &[(&str, Value)], expected: &Problem, invalid: [bool; 2]) {
    let (scored, problems) = score(&changed(changes));
    assert_eq!(problems, std::slice::from_ref(expected));
    let [sexual, violent] = invalid;
    let scales = scored.scales;
    let scales = [(&scales.sexual.scale, sexual), (&scales.violent.scale, violent), (&scales.combined.scale, true)];
    for (scale, invalid) in scales {
        assert_eq!(scale.status == Status::Invalid, invalid);
        let fields: &[&str] = if invalid { &[expected.field.as_str()] } else { &[] };
        assert_eq!(scale.invalid_fields, fields);
        assert_eq!((scale.band.is_none(), scale.range.is_none()), (invalid, invalid));
    }
}

#[test]
fn answers_that_contradict_each_other_are_refused() {
    let contradicts = |field: &str, other: &str| Problem::new(ProblemCode::Contradicts, field).against(other);
    let before = Problem::new(ProblemCode::BeforeBirth, PATHS[2]).against(PATHS[1]);
    refuses(&[(PATHS[2], json!("1985-01-05"))], &before, [true, true]);
    refuses(&[(PATHS[3], json!(7))], &contradicts(PATHS[3], PATHS[4]).at_most(6), [true, false]);
    refuses(&[(PATHS[5], json!(7))], &contradicts(PATHS[5], PATHS[4]).at_most(6), [false, true]);
    refuses(&[(PATHS[11], json!(41))], &contradicts(PATHS[11], PATHS[2]).at_most(40), [true, false]);
    let images = "riskMatrix.indecentImagesOnly";
    refuses(&[(images, json!(true)), (PATHS[9], json!(false))], &contradicts(PATHS[9], images), [true, false]);
    let nothing = [(images, json!(true)), (PATHS[9], json!(null)), (PATHS[3], json!(0))];
    refuses(&nothing, &contradicts(images, PATHS[3]), [true, false]);
    // The limits themselves are fine, and so is a start of risk that is still to come, or on the day of birth.
    assert_eq!(verdicts(&[(PATHS[3], json!(6)), (PATHS[5], json!(6)), (PATHS[11], json!(40))]), [SCORED; 3]);
    assert_eq!(verdicts(&[(PATHS[2], json!("2027-01-05"))]), [SCORED; 3]);
    let newborn = [(PATHS[2], json!("1986-01-05")), (PATHS[11], json!(null))];
    assert_eq!(verdicts(&newborn), [not_applicable(ScaleReason::Under18); 3]);
}

#[test]
fn a_refused_answer_makes_only_its_scales_invalid() {
    let refused = |path: &str| {
        let (scored, problems) = score(&changed(&[(path, json!("x"))]));
        assert_eq!(problems.len(), 1, "{path}");
        let scales = scored.scales;
        let relative = scales.violent.relative_only;
        ([scales.sexual.scale, scales.violent.scale, scales.combined.scale].map(|scale| scale.status), relative)
    };
    let (bad, fine) = (Status::Invalid, Status::Scored);
    for path in [PATHS[0], PATHS[1], PATHS[2]] {
        assert_eq!(refused(path), ([bad; 3], false), "{path}");
    }
    for path in [PATHS[4], PATHS[7], PATHS[8], PATHS[9], PATHS[10], "riskMatrix.indecentImagesOnly"] {
        assert_eq!(refused(path), ([bad, fine, bad], false), "{path}");
    }
    assert_eq!(refused("riskMatrix.notScored"), ([bad, fine, bad], false));
    for path in [PATHS[3], PATHS[11]] {
        assert_eq!(refused(path), ([bad, fine, bad], true), "{path}");
    }
    for path in [PATHS[5], PATHS[6]] {
        assert_eq!(refused(path), ([fine, bad, bad], false), "{path}");
    }
    let (scored, _) = score(&changed(&[(PATHS[6], json!(1)), (PATHS[3], json!(1.5)), ("person.sex", json!(1))]));
    assert_eq!(scored.scales.combined.scale.invalid_fields, [PATHS[0], PATHS[3], PATHS[6]]);
    // A problem with a key that no scale reads changes nothing.
    let (scored, problems) = score(&changed(&[("riskMatrix.shoeSize", json!(9))]));
    assert_eq!((problems.len(), scored.scales.combined.scale.status), (1, fine));
}

#[test]
fn limits_of_what_can_be_given() {
    let (_, problems) = score(&changed(&[(PATHS[3], json!(1000))]));
    assert_eq!((problems[0].code, problems[0].max), (ProblemCode::OutOfRange, Some(Limit::Number(999))));
    let most = [(PATHS[3], json!(999)), (PATHS[4], json!(999)), (PATHS[5], json!(999))];
    assert_eq!(verdicts(&most), [SCORED; 3]);
}

#[test]
fn a_later_start_of_risk_shows_where_it_would_lower_a_band() {
    let on = |today: &str| score_on(&ordinary(), today).0.scales;
    // 44 on the last day; then 45, which RM2000/V counts and RM2000/S does not.
    let before = on("2031-01-04");
    assert_eq!(before.violent.scale.later_start, None);
    let after = on("2031-01-05");
    assert_eq!(after.sexual.scale.later_start, None);
    let (violent, combined) = (&after.violent.scale, &after.combined.scale);
    assert_eq!((violent.band, violent.points), (Some(Band::Medium), Some(3)));
    assert_eq!(violent.later_start, None); // 2 points are still medium
    assert_eq!(combined.later_start, None);
    let case = changed(&[(PATHS[5], json!(1))]);
    let later = score_on(&case, "2031-01-05").0.scales.violent.scale.later_start.unwrap();
    assert_eq!((later.start_of_risk, later.age, later.band), (Date::parse("2031-01-05").unwrap(), 45, Band::Low));
    // The same day, or a start still to come, shows nothing.
    let case = with(&case, PATHS[2], json!("2031-01-05"));
    assert_eq!(score_on(&case, "2031-01-05").0.scales.violent.scale.later_start, None);
    assert_eq!(score_on(&case, "2026-03-02").0.scales.violent.scale.later_start, None);
}

#[test]
fn the_weakest_standing_is_named_and_an_attestation_strengthens_it() {
    let today = Date::parse(common::TODAY).unwrap();
    let (case, mut problems) = case_file::read(&ordinary().to_string(), today);
    let tables = ["sexual/step-one", "sexual/step-two", "violent"].map(|table| format!("rm2000-2007/{table}"));
    let attested = Attested::new(tables.to_vec());
    let scored = risk_matrix::score(&case, None, today, &attested, &mut problems);
    assert_eq!(scored.scales.sexual.scale.standing, Some(Standing::Attested));
    assert_eq!(scored.scales.sexual.scale.contributions[0].standing, Standing::Confirmed);
    assert_eq!(scored.scales.violent.scale.standing, Some(Standing::Attested));
    assert_eq!(scored.scales.combined.scale.standing, Some(Standing::Unconfirmed));
    let used: Vec<_> = scored.tables.iter().map(|table| table.id.trim_start_matches("rm2000-2007/")).collect();
    assert_eq!(used, ["sexual/items", "sexual/step-one", "sexual/step-two", "violent", "combined/points", "combined"]);
    let alone = score(&changed(&[(PATHS[3], json!(0))])).0;
    assert_eq!(alone.tables.iter().map(|table| table.id).collect::<Vec<_>>(), ["rm2000-2007/violent"]);
}

#[test]
fn the_answer_has_the_members_of_the_contract_in_order() {
    let scored = scales(&changed(&[(PATHS[6], json!(null)), ("riskMatrix.indecentImagesOnly", json!(null))]));
    let text = serde_json::to_string_pretty(&scored).unwrap();
    assert_eq!(text, include_str!("risk_matrix_answer.json").trim_end());
}
