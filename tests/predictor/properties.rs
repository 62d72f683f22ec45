//! What holds for any inputs.

use joint_risk::instrument::predictor::{
    Form, Inputs, Level, Prediction, PreviousOffence, PreviousOffences, ProblemKind, RelationshipStatus,
    SupervisionStatus, ogp, ogrs4, ovp, predict, screens, sexual, snsv,
};
use joint_risk::{Band, Code, Date, Status, case::Sex};
use proptest::prelude::*;

use crate::draw::{Draw, full_case, inputs, scorable};

type Score = fn(&Inputs, Date, Option<Form>) -> Prediction;

const TWO_FORMS: [Score; 4] = [ogrs4::arp, ogrs4::vrp, ogrs4::svrp, snsv::snsv];

fn assessed() -> Date {
    Date::parse("2026-08-04").unwrap()
}

fn every(inputs: &Inputs, on: Date) -> Vec<Prediction> {
    let all = predict(inputs, on);
    vec![
        all.ogrs3,
        all.ogp,
        all.ovp,
        all.snsv,
        all.osp_dc,
        all.osp_iic,
        all.rsr,
        all.arp,
        all.vrp,
        all.svrp,
        all.dc_srp,
        all.iic_srp,
        all.csrp,
    ]
}

fn percentage(prediction: &Prediction) -> f64 {
    prediction.two_year.unwrap().percentage
}

/// Answers what is still open of the four predictors with two forms, and what DC-SRP can do without, by chance.
fn complete(draw: &mut Draw, inputs: &Inputs) -> Inputs {
    Inputs {
        weapon: inputs.weapon.or_else(|| Some(draw.flag())),
        accommodation: inputs.accommodation.or_else(|| Some(draw.level())),
        unemployed: inputs.unemployed.or_else(|| Some(draw.level())),
        partner_relationship: inputs.partner_relationship.or_else(|| Some(draw.level())),
        domestic_abuse: inputs.domestic_abuse.or_else(|| Some(draw.flag())),
        domestic_abuse_against_partner: inputs.domestic_abuse_against_partner.or_else(|| Some(draw.flag())),
        relationship_status: inputs.relationship_status.or_else(|| Some(draw.code())),
        offending_activities: inputs.offending_activities.or_else(|| Some(draw.level())),
        drug_motivation: inputs.drug_motivation.or_else(|| Some(draw.code())),
        alcohol_problems: inputs.alcohol_problems.or_else(|| Some(draw.level())),
        excessive_alcohol: inputs.excessive_alcohol.or_else(|| Some(draw.level())),
        impulsivity: inputs.impulsivity.or_else(|| Some(draw.level())),
        temper_control: inputs.temper_control.or_else(|| Some(draw.level())),
        pro_criminal_attitudes: inputs.pro_criminal_attitudes.or_else(|| Some(draw.level())),
        previous_offences: inputs.previous_offences.or_else(|| Some(draw.previous())),
        stranger_victim: inputs.stranger_victim.or_else(|| Some(draw.flag())),
        date_of_latest_offence: inputs.date_of_latest_offence.or_else(|| Some(draw.day(2010, 16))),
        date_of_latest_sexual_offence: inputs.date_of_latest_sexual_offence.or_else(|| Some(draw.day(2000, 26))),
        ..*inputs
    }
}

fn raised(level: Option<Level>) -> Option<Level> {
    level.map(|level| if level == Level::None { Level::Some } else { Level::Significant })
}

/// 8.8 may be left out where no drug is used. Answered all the same it counts, so left out it leaves a range open:
/// this case could come to high, and its range once ended at medium.
#[test]
fn an_unanswered_motivation_to_tackle_drug_misuse_leaves_a_range_open() {
    let mut draw = Draw::new(10_689_205_665_001_118_198, 45);
    let inputs = scorable(&mut draw);
    let completed = complete(&mut draw, &inputs);
    assert_eq!(inputs.drug_motivation, None);
    assert_eq!(ogrs4::arp(&completed, assessed(), None).band, Some(Band::High));
    let range = ogrs4::arp(&inputs, assessed(), None).range.unwrap();
    assert_eq!((range.lowest, range.highest), (Band::Medium, Band::High));
    assert!(range.decided_by.iter().any(|field| field == "oasys.answers[8.8]"), "{:?}", range.decided_by);
}

proptest! {
    #![proptest_config(crate::seed::drawn(256))]

    #[test]
    fn any_inputs_have_an_answer(seed: u64, missing in 0_u64..100) {
        let mut draw = Draw::new(seed, missing);
        let (inputs, on) = (inputs(&mut draw), draw.day(2020, 10));
        for prediction in every(&inputs, on) {
            let likelihoods = [prediction.one_year, prediction.two_year].into_iter().flatten();
            for likelihood in likelihoods {
                prop_assert!((0.0..=1.0).contains(&likelihood.probability));
                prop_assert!((0.0..=99.99).contains(&likelihood.percentage));
            }
            prop_assert!(prediction.z.is_none_or(f64::is_finite));
            prop_assert!(prediction.contributions.iter().all(|row| row.added.is_finite() && row.value.is_finite()));
            let scored = prediction.status == Status::Scored;
            prop_assert_eq!(scored, prediction.two_year.is_some());
            prop_assert_eq!(prediction.status == Status::NotApplicable, prediction.reason.is_some());
            prop_assert_eq!(scored && prediction.predictor.code() != "snsv", prediction.band.is_some());
            prop_assert!(prediction.status != Status::Invalid || !prediction.problems.is_empty());
        }
        let text = serde_json::to_string(&predict(&inputs, on)).unwrap();
        let minus_zero = text.contains("-0.0,") || text.contains("-0.0}");
        prop_assert!(!minus_zero);
    }

    #[test]
    fn contributions_add_up(seed: u64, missing in 0_u64..40) {
        let mut draw = Draw::new(seed, missing);
        let inputs = scorable(&mut draw);
        for prediction in every(&inputs, assessed()) {
            if prediction.status != Status::Scored {
                continue;
            }
            let sum: f64 = prediction.contributions.iter().map(|row| row.added).sum();
            let whole = match (prediction.points, prediction.z) {
                (Some(points), _) => f64::from(points),
                (None, Some(z)) => z,
                (None, None) if prediction.predictor.code().ends_with("iic") || prediction.predictor.code() == "iic-srp" => {
                    prediction.two_year.unwrap().probability
                }
                (None, None) => percentage(&prediction),
            };
            prop_assert!((sum - whole).abs() < 1e-12, "{:?}: {} and {}", prediction.predictor, sum, whole);
            let products = prediction.contributions.iter().filter_map(|row| Some((row.coefficient?, row)));
            for (coefficient, row) in products {
                prop_assert!((coefficient * row.value - row.added).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_dynamic_form_needs_every_answer_and_the_static_none(seed: u64, missing in 0_u64..30) {
        let mut draw = Draw::new(seed, missing);
        let inputs = scorable(&mut draw);
        let bare = Inputs {
            date_of_birth: inputs.date_of_birth,
            date_of_conviction: inputs.date_of_conviction,
            start_of_follow_up: inputs.start_of_follow_up,
            age_at_first_sanction: inputs.age_at_first_sanction,
            total_sanctions: inputs.total_sanctions,
            violent_sanctions: inputs.violent_sanctions,
            sex: inputs.sex,
            offence: inputs.offence,
            supervision_status: inputs.supervision_status,
            ..Inputs::default()
        };
        for score in TWO_FORMS {
            let prediction = score(&inputs, assessed(), None);
            let inconsistent = prediction
                .problems
                .iter()
                .any(|problem| problem.kind == ProblemKind::MotivationToTackleDrugMisuseInconsistent);
            let complete = prediction.missing_dynamic.is_empty() && !inconsistent;
            prop_assert_eq!(prediction.form, Some(if complete { Form::Dynamic } else { Form::Static }));
            let asked = score(&inputs, assessed(), Some(Form::Static));
            prop_assert_eq!(asked.z, score(&bare, assessed(), None).z);
            prop_assert!(complete || prediction.z == asked.z);
            let dynamic = score(&inputs, assessed(), Some(Form::Dynamic));
            prop_assert_eq!(dynamic.status == Status::Scored, complete);
        }
    }

    #[test]
    fn a_range_contains_every_completion_and_an_answer_narrows_it(seed: u64, missing in 20_u64..100) {
        let mut draw = Draw::new(seed, missing);
        let inputs = scorable(&mut draw);
        let completed = complete(&mut draw, &inputs);
        let answered = Inputs { accommodation: completed.accommodation, relationship_status: completed.relationship_status, ..inputs };
        let (open, closer, closed) =
            (every(&inputs, assessed()), every(&answered, assessed()), every(&completed, assessed()));
        for ((open, closer), closed) in open.iter().zip(&closer).zip(&closed) {
            let (Some(range), Some(band)) = (&open.range, closed.band) else { continue };
            prop_assert!(range.lowest <= band && band <= range.highest, "{:?}: {:?}, {:?}", open.predictor, range, band);
            prop_assert!(range.lowest < range.highest || range.decided_by.is_empty());
            if let Some(closer) = &closer.range {
                prop_assert!(range.lowest <= closer.lowest && closer.highest <= range.highest);
            }
        }
    }

    #[test]
    fn a_greater_problem_never_lowers_a_dynamic_score(seed: u64) {
        let mut draw = Draw::new(seed, 0);
        let inputs = scorable(&mut draw);
        let past = inputs.previous_offences.unwrap();
        let worse = Inputs {
            accommodation: raised(inputs.accommodation),
            unemployed: raised(inputs.unemployed),
            partner_relationship: raised(inputs.partner_relationship),
            offending_activities: raised(inputs.offending_activities),
            alcohol_problems: raised(inputs.alcohol_problems),
            excessive_alcohol: raised(inputs.excessive_alcohol),
            impulsivity: raised(inputs.impulsivity),
            temper_control: raised(inputs.temper_control),
            pro_criminal_attitudes: raised(inputs.pro_criminal_attitudes),
            heroin: Some(true),
            weapon: Some(true),
            previous_offences: Some(
                PreviousOffence::ALL
                    .iter()
                    .map(|(offence, _)| *offence)
                    .filter(|offence| past.contains(*offence) || *offence == PreviousOffence::Arson)
                    .collect::<PreviousOffences>(),
            ),
            ..inputs
        };
        for score in TWO_FORMS {
            prop_assert!(score(&worse, assessed(), None).z >= score(&inputs, assessed(), None).z);
        }
        prop_assert!(ogp::from_percentage(&worse, Some(40)).points >= ogp::from_percentage(&inputs, Some(40)).points);
        let older = (ovp::ovp(&inputs), ovp::ovp(&worse));
        prop_assert!(older.1.points >= older.0.points);
        let skilled_less = Inputs { work_skills: raised(inputs.work_skills), ..inputs };
        prop_assert!(screens::learning(&skilled_less).score >= screens::learning(&inputs).score);
    }

    #[test]
    fn more_contact_or_image_sanctions_never_lower_the_sexual_predictors(
        images in 0_i32..4, adult in 0_i32..4, child in 0_i32..4, other in 1_i32..4, kind in 0_usize..4,
    ) {
        let counted = |counts: [i32; 4]| {
            let [images, adult, child, other] = counts;
            Inputs {
                sex: Some(Sex::Male),
                indecent_image_sanctions: Some(images),
                contact_adult_sexual_sanctions: Some(adult),
                contact_child_sexual_sanctions: Some(child),
                non_contact_sexual_sanctions: Some(other),
                total_sanctions: Some(40),
                ..full_case()
            }
        };
        let fewer = [images, adult, child, other];
        let mut more = fewer;
        *more.get_mut(kind).unwrap() += 1;
        let direct = |counts| sexual::dc_srp(&counted(counts), assessed());
        let indirect = |counts| sexual::iic_srp(&counted(counts));
        prop_assert!(direct(more).points >= direct(fewer).points && direct(fewer).points.is_some());
        prop_assert!(percentage(&direct(more)) >= percentage(&direct(fewer)));
        prop_assert!(indirect(more).band >= indirect(fewer).band);
        prop_assert!(percentage(&indirect(more)) >= percentage(&indirect(fewer)));
    }

    #[test]
    fn more_violent_sanctions_never_lower_the_points_of_ovp(violent in 0_i32..30, others in 0_i32..30) {
        let with = |violent: i32| {
            let total = (violent + others).max(1);
            ovp::ovp(&Inputs { violent_sanctions: Some(violent), total_sanctions: Some(total), ..full_case() })
        };
        prop_assert!(with(violent + 1).points >= with(violent).points && with(violent).points.is_some());
    }

    #[test]
    fn bands_have_no_gap_and_no_overlap(seed: u64, missing in 0_u64..30) {
        let mut draw = Draw::new(seed, missing);
        let inputs = scorable(&mut draw);
        let bounds = |name: &str| -> Option<[f64; 3]> {
            Some(match name {
                "arp" | "ogrs3" => [50.0, 75.0, 90.0],
                "vrp" | "ovp" => [30.0, 60.0, 80.0],
                "svrp" | "csrp" => [1.0, 3.0, 6.9],
                "rsr" => [3.0, 6.9, f64::INFINITY],
                "ogp" => [34.0, 67.0, 85.0],
                _ => return None,
            })
        };
        for prediction in every(&inputs, assessed()) {
            let (Some(bounds), Some(band)) = (bounds(prediction.predictor.code()), prediction.band) else { continue };
            let reached = bounds.iter().filter(|bound| percentage(&prediction) >= **bound).count();
            prop_assert_eq!(usize::from(band.rank()), reached, "{:?}", prediction.predictor);
        }
    }
}

#[test]
fn five_years_without_an_offence_lower_the_band_by_one_outside_custody() {
    let day = |text: &str| Some(Date::parse(text).unwrap());
    let inputs = Inputs {
        date_of_birth: day("1990-01-01"),
        start_of_follow_up: day("2021-08-04"),
        date_of_latest_offence: day("2021-08-04"),
        date_of_latest_sexual_offence: day("2019-01-01"),
        stranger_victim: Some(false),
        supervision_status: Some(SupervisionStatus::Community),
        ..full_case()
    };
    let band = |inputs: &Inputs, on: &str| {
        let prediction = sexual::dc_srp(inputs, Date::parse(on).unwrap());
        (prediction.band, prediction.reduced, percentage(&prediction).to_bits())
    };
    let (before, reduced, percent) = band(&inputs, "2026-08-03");
    assert_eq!((before, reduced), (Some(Band::VeryHigh), Some(false)));
    assert_eq!(band(&inputs, "2026-08-04"), (Some(Band::High), Some(true), percent));
    let custody = Inputs { supervision_status: Some(SupervisionStatus::Custody), ..inputs };
    assert_eq!(band(&custody, "2026-08-04"), (Some(Band::VeryHigh), Some(false), percent));
    let remand = Inputs { supervision_status: Some(SupervisionStatus::Remand), ..inputs };
    assert_eq!(band(&remand, "2026-08-04").0, Some(Band::High));
}

/// The source writes the points of age in two ways, which agree from 18 to 59.
#[test]
fn points_of_age_fall_by_one_for_each_three_years_to_sixty() {
    for age in 10_u32..110 {
        let on = |year: u32| Some(Date::from_ymd(year, 3, 1).unwrap());
        let inputs = Inputs {
            date_of_birth: on(1930),
            start_of_follow_up: on(1930 + age),
            date_of_latest_sexual_offence: on(1931),
            stranger_victim: Some(false),
            ..full_case()
        };
        let without_age = 5 + 3 + 2 + 6;
        let expected = if age < 18 { 14 } else { i32::try_from(60_u32.saturating_sub(age).div_ceil(3)).unwrap() };
        assert_eq!(sexual::dc_srp(&inputs, assessed()).points, Some(without_age + expected), "{age}");
    }
}

#[test]
fn a_percentage_is_never_a_hundred_and_never_below_its_lowest() {
    let day = |text: &str| Some(Date::parse(text).unwrap());
    // Older than anybody: SNSV's polynomial of age runs away.
    let inputs = Inputs {
        date_of_birth: day("1900-01-01"),
        start_of_follow_up: day("2199-12-31"),
        date_of_conviction: day("2020-01-01"),
        sex: Some(Sex::Male),
        ..full_case()
    };
    assert!((percentage(&snsv::snsv(&inputs, assessed(), Some(Form::Static))) - 99.99).abs() < 1e-9);
}

#[test]
fn any_sexual_sanction_that_is_left_is_in_the_lowest_tier() {
    for (adult, other) in [(1, 0), (0, 1), (3, 2)] {
        let inputs = Inputs {
            indecent_image_sanctions: Some(0),
            contact_child_sexual_sanctions: Some(0),
            contact_adult_sexual_sanctions: Some(adult),
            non_contact_sexual_sanctions: Some(other),
            ..full_case()
        };
        let prediction = sexual::iic_srp(&inputs);
        assert_eq!(prediction.two_year.unwrap().probability.to_bits(), 0.00281_f64.to_bits());
        assert_eq!(prediction.band, Some(Band::Low));
    }
}

#[test]
fn a_woman_with_a_sexual_offence_adds_one_in_261_to_the_sums() {
    let woman = Inputs { sex: Some(Sex::Female), ..full_case() };
    let all = predict(&woman, assessed());
    assert_eq!(all.dc_srp.status, Status::NotApplicable);
    let added = (percentage(&all.csrp) - percentage(&all.svrp) - percentage(&all.iic_srp)).abs();
    assert!((added - 0.38).abs() < 1e-9, "{added}");
    assert!((percentage(&all.rsr) - percentage(&all.snsv) - 0.38).abs() < 1e-9);
}

#[test]
fn drugs_without_motivation_leave_the_static_form_and_say_so() {
    let inputs = Inputs { heroin: Some(true), drug_motivation: None, ..full_case() };
    let prediction = ogrs4::arp(&inputs, assessed(), None);
    assert_eq!((prediction.status, prediction.form), (Status::Scored, Some(Form::Static)));
    assert_eq!(prediction.missing_dynamic, []);
    let kinds: Vec<ProblemKind> = prediction.problems.iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::MotivationToTackleDrugMisuseInconsistent]);
    // Methadone alone is of VRP's list and not of ARP's.
    let drugs = |inputs: &Inputs| Inputs {
        other_opiate: None,
        crack_cocaine: None,
        powder_cocaine: None,
        prescribed_drugs: None,
        benzodiazepines: None,
        cannabis: None,
        steroids: None,
        other_drugs: None,
        ketamine: None,
        spice: None,
        hallucinogens: None,
        solvents: None,
        heroin: None,
        methadone: Some(true),
        ..*inputs
    };
    assert_eq!(ogrs4::arp(&drugs(&inputs), assessed(), None).form, Some(Form::Dynamic));
    assert_eq!(ogrs4::vrp(&drugs(&inputs), assessed(), None).form, Some(Form::Static));
}

#[test]
fn living_together_counts_6_4_twice() {
    let with = |status| {
        let inputs =
            Inputs { relationship_status: Some(status), partner_relationship: Some(Level::Some), ..full_case() };
        ogrs4::arp(&inputs, assessed(), None).z.unwrap()
    };
    let difference = with(RelationshipStatus::LivingTogether) - with(RelationshipStatus::NotInRelationship);
    assert!((difference - (0.141655261924428 - 0.266331545877519)).abs() < 1e-12, "{difference}");
}

#[test]
fn an_outcome_is_one_text_with_every_member() {
    let value = serde_json::to_value(predict(&Inputs::default(), assessed())).unwrap();
    let arp = value.get("arp").and_then(|arp| arp.as_object()).unwrap();
    let members = [
        "predictor",
        "status",
        "reason",
        "edition",
        "form",
        "missingDynamic",
        "inputs",
        "contributions",
        "points",
        "z",
        "oneYear",
        "twoYear",
        "band",
        "reduced",
        "range",
        "problems",
    ];
    assert!(members.iter().all(|member| arp.contains_key(*member)));
    assert_eq!(arp.len(), members.len());
    let path = "/arp/range/decidedBy/0";
    assert_eq!(value.pointer(path).and_then(|path| path.as_str()), Some("person.dateOfBirth"));
}
