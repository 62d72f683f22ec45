//! `tests/tables/predictor-published.csv`, row by row.

use joint_risk::instrument::predictor::{
    Form, IndexOffence, Inputs, Level, Motivation, Offence, OffenceCategory, Ogrs3Class, Ogrs3Group, Prediction,
    PreviousOffence, RelationshipStatus, SupervisionStatus, ogrs3, ogrs4, ovp, sexual,
};
use joint_risk::{Code, Date, case::Sex};

fn day(text: &str) -> Option<Date> {
    Some(Date::parse(text).unwrap())
}

/// The cases that the rows name.
fn base(name: &str) -> Inputs {
    let man = Inputs { sex: Some(Sex::Male), ..Inputs::default() };
    match name {
        "two-sanctions" => Inputs {
            date_of_birth: day("1990-01-01"),
            date_of_conviction: day("2024-01-01"),
            start_of_follow_up: day("2026-01-01"),
            age_at_first_sanction: Some(18),
            total_sanctions: Some(2),
            ..man
        },
        "sexual" => Inputs {
            ever_sexual_offence: Some(true),
            supervision_status: Some(SupervisionStatus::Community),
            stranger_victim: Some(false),
            ..man
        },
        "solicitation" => Inputs {
            date_of_birth: day("1965-12-07"),
            date_of_conviction: day("2025-05-13"),
            start_of_follow_up: day("2026-12-06"),
            total_sanctions: Some(2),
            age_at_first_sanction: Some(47),
            offence: Some(IndexOffence::Given(Offence {
                ogrs3: Ogrs3Class::Group(Ogrs3Group::SolicitingOrProstitution),
                ..Offence::default()
            })),
            ..man
        },
        "violent" => Inputs {
            date_of_birth: day("2000-10-15"),
            start_of_follow_up: day("2019-12-12"),
            total_sanctions: Some(31),
            violent_sanctions: Some(17),
            recognises_impact: Some(false),
            no_fixed_abode: Some(true),
            unemployed: Some(Level::Significant),
            alcohol_problems: Some(Level::Some),
            excessive_alcohol: Some(Level::None),
            psychiatric_treatment: Some(false),
            temper_control: Some(Level::Significant),
            pro_criminal_attitudes: Some(Level::Some),
            ..man
        },
        other => panic!("no case `{other}`"),
    }
}

/// Some problems everywhere, unemployed, cannabis and steroids: the case of the developers' dynamic tests.
fn some_problems(inputs: &mut Inputs) {
    let some = Some(Level::Some);
    *inputs = Inputs {
        weapon: Some(true),
        accommodation: some,
        unemployed: Some(Level::Significant),
        partner_relationship: some,
        domestic_abuse: Some(false),
        relationship_status: Some(RelationshipStatus::NotLivingTogether),
        offending_activities: some,
        drug_motivation: Some(Motivation::Partial),
        cannabis: Some(true),
        steroids: Some(true),
        alcohol_problems: some,
        excessive_alcohol: some,
        impulsivity: some,
        temper_control: some,
        pro_criminal_attitudes: some,
        ..*inputs
    };
}

fn set(inputs: &mut Inputs, name: &str, value: &str) {
    let count = || Some(value.parse().unwrap());
    match name {
        "offence" => {
            inputs.offence = Some(IndexOffence::Given(Offence::of(OffenceCategory::from_code(value).unwrap())));
        }
        "answers" => some_problems(inputs),
        "past" => inputs.previous_offences = Some(PreviousOffence::from_code(value).into_iter().collect()),
        "violent" => inputs.violent_sanctions = count(),
        "born" => inputs.date_of_birth = day(value),
        "from" => inputs.start_of_follow_up = day(value),
        "latest" => inputs.date_of_latest_sexual_offence = day(value),
        "adult" => inputs.contact_adult_sexual_sanctions = count(),
        "child" => inputs.contact_child_sexual_sanctions = count(),
        "non-contact" => inputs.non_contact_sexual_sanctions = count(),
        "images" => inputs.indecent_image_sanctions = count(),
        "total" => inputs.total_sanctions = count(),
        other => panic!("no input `{other}`"),
    }
}

fn score(predictor: &str, form: Option<Form>, inputs: &Inputs) -> Prediction {
    let assessed = Date::parse("2025-01-01").unwrap();
    match predictor {
        "arp" => ogrs4::arp(inputs, assessed, form),
        "svrp" => ogrs4::svrp(inputs, assessed, form),
        "osp-dc" => sexual::osp_dc(inputs, assessed),
        "dc-srp" => sexual::dc_srp(inputs, assessed),
        "osp-iic" => sexual::osp_iic(inputs),
        "iic-srp" => sexual::iic_srp(inputs),
        "ogrs3" => ogrs3::ogrs3(inputs),
        "ovp" => ovp::ovp(inputs),
        other => panic!("no predictor `{other}`"),
    }
}

#[test]
fn published_figures() {
    let rows = include_str!("../tables/predictor-published.csv").lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.splitn(7, ',').collect();
        let [predictor, form, case, given, member, value, _source] = cells[..] else { panic!("{row}") };
        let mut inputs = base(case);
        for (name, value) in given.split_whitespace().map(|pair| pair.split_once('=').unwrap()) {
            set(&mut inputs, name, value);
        }
        let prediction = score(predictor, Form::from_code(form), &inputs);
        assert_eq!(prediction.problems, [], "{row}");
        let number = match member {
            "band" => {
                assert_eq!(prediction.band.map(|band| band.to_string()).as_deref(), Some(value), "{row}");
                count += 1;
                continue;
            }
            "points" => prediction.points.map(f64::from),
            "percentage" => prediction.two_year.map(|likelihood| likelihood.percentage),
            "one-year" => prediction.one_year.map(|likelihood| likelihood.percentage),
            "z" => prediction.z,
            other => panic!("no member `{other}`"),
        };
        let published: f64 = value.parse().unwrap();
        assert!((number.unwrap() - published).abs() < 1e-12, "{row}: {number:?}");
        count += 1;
    }
    assert_eq!(count, 31);
}
