//! The published input and output of the predictors, compared value by value.
//!
//! The vectors are third-party data and are not in this repository. They are read from the folder that
//! `CONFORMANCE_DIR` names, or from `../shared/vectors`; where there is none the tests say so and pass. Offence codes
//! are classified by the mappings in `../reference` beside them.
//!
//! Not compared: PNI, which is out of scope, and two flags that only repeat the input (`femaleVersion`,
//! `hasSexualOffenceHistory`).
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where a vector is not what it should be"
)]

#[path = "conformance/features.rs"]
mod features;
#[path = "conformance/request.rs"]
mod request;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use joint_risk::instrument::predictor::{
    Awareness, Form, IndexOffence, Inputs, Level, Motivation, Offence, Ogrs3Class, Ogrs3Group, Prediction, Predictor,
    ProblemKind, SupervisionStatus, ogp, ogrs3, ogrs4, ovp, screens, serious, sexual, snsv,
};
use joint_risk::{Code, Date, Status};
use request::Codes;
use serde_json::Value;

/// What was compared, and what was not the same.
struct Run {
    codes: Codes,
    known: BTreeMap<(String, String), String>,
    used: BTreeSet<(String, String)>,
    counts: BTreeMap<String, usize>,
    values: usize,
    failures: Vec<String>,
}

impl Run {
    fn same(&mut self, id: &str, what: &str, same: bool, detail: impl FnOnce() -> String) {
        self.values += 1;
        if same {
            return;
        }
        let key = (id.to_owned(), what.to_owned());
        if self.known.contains_key(&key) {
            self.used.insert(key);
        } else {
            self.failures.push(format!("{id}: {what}: {}", detail()));
        }
    }

    fn near(&mut self, id: &str, what: &str, ours: Option<f64>, theirs: Option<f64>, within: f64) {
        let same = match (ours, theirs) {
            (Some(ours), Some(theirs)) => (ours - theirs).abs() <= within,
            (ours, theirs) => ours.is_none() && theirs.is_none(),
        };
        self.same(id, what, same, || format!("ours {ours:?}, published {theirs:?}"));
    }

    fn count(&mut self, group: &str) {
        *self.counts.entry(group.to_owned()).or_default() += 1;
    }

    fn finish(self, expected: &[(&str, usize)]) {
        for (group, count) in &self.counts {
            println!("conformance: {group}: {count}");
        }
        println!("conformance: {} values compared, {} known differences used", self.values, self.used.len());
        assert!(self.failures.is_empty(), "{} differences:\n{}", self.failures.len(), self.failures.join("\n"));
        let expected: BTreeMap<String, usize> = expected.iter().map(|(group, n)| ((*group).to_owned(), *n)).collect();
        assert_eq!(self.counts, expected);
    }
}

fn folder() -> PathBuf {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors");
    std::env::var_os("CONFORMANCE_DIR").map_or_else(beside, PathBuf::from)
}

/// The rows of a file of vectors, and what compares them; `None`, and said so, where there are none.
fn vectors(file: &str) -> Option<(Vec<Value>, Run)> {
    let folder = folder();
    let text = std::fs::read_to_string(folder.join(file));
    let codes = Codes::read(&folder.join("../reference"));
    let (Ok(text), Some(codes)) = (text, codes) else {
        println!("conformance: skipped: no `{file}` with its reference in the folder of the vectors");
        return None;
    };
    let rows = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let known = known_differences().into_iter().collect();
    Some((rows, Run { codes, known, used: BTreeSet::new(), counts: BTreeMap::new(), values: 0, failures: Vec::new() }))
}

fn known_differences() -> Vec<((String, String), String)> {
    let text = include_str!("conformance/known-differences.csv");
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|line| {
        let mut cells = line.splitn(3, ',');
        let mut cell = || cells.next().unwrap().to_owned();
        let (key, reason) = ((cell(), cell()), cell());
        assert!(!reason.trim().is_empty(), "no reason: {line}");
        (key, reason)
    })
    .collect()
}

fn decimal(value: &Value) -> Option<f64> {
    value.as_str().map_or_else(|| value.as_f64(), |text| text.parse().ok())
}

fn of_category(inputs: &mut Inputs, name: &Value) {
    let category = request::category(name.as_str().unwrap()).unwrap();
    inputs.offence = Some(IndexOffence::Given(Offence::of(category)));
}

fn two_year(prediction: &Prediction) -> Option<f64> {
    prediction.two_year.map(|likelihood| likelihood.probability)
}

fn percentage(prediction: &Prediction) -> Option<f64> {
    prediction.two_year.map(|likelihood| likelihood.percentage)
}

/// The predictor that an algorithm of the API is.
fn predictor(algorithm: &str) -> Predictor {
    match algorithm {
        "ALL_REOFFENDING_PREDICTOR" => Predictor::Arp,
        "VIOLENT_REOFFENDING_PREDICTOR" => Predictor::Vrp,
        "SERIOUS_VIOLENT_REOFFENDING_PREDICTOR" => Predictor::Svrp,
        "DIRECT_CONTACT_SEXUAL_REOFFENDING_PREDICTOR" => Predictor::DcSrp,
        "IMAGES_AND_INDIRECT_CONTACT_SEXUAL_REOFFENDING_PREDICTOR" => Predictor::IicSrp,
        "COMBINED_SERIOUS_REOFFENDING_PREDICTOR" => Predictor::Csrp,
        "OGRS3" => Predictor::Ogrs3,
        "OGP" => Predictor::Ogp,
        "OVP" => Predictor::Ovp,
        "SNSV" => Predictor::Snsv,
        "OSPDC" => Predictor::OspDc,
        "OSPIIC" => Predictor::OspIic,
        "RSR" => Predictor::Rsr,
        other => panic!("unknown algorithm `{other}`"),
    }
}

fn score(predictor: Predictor, inputs: &Inputs, assessed: Date, form: Option<Form>) -> Prediction {
    match predictor {
        Predictor::Ogrs3 => ogrs3::ogrs3(inputs),
        Predictor::Ogp => ogp::ogp(inputs, &ogrs3::ogrs3(inputs)),
        Predictor::Ovp => ovp::ovp(inputs),
        Predictor::Snsv => snsv::snsv(inputs, assessed, form),
        Predictor::OspDc => sexual::osp_dc(inputs, assessed),
        Predictor::OspIic => sexual::osp_iic(inputs),
        Predictor::Rsr => serious::rsr(inputs, assessed),
        Predictor::Arp => ogrs4::arp(inputs, assessed, form),
        Predictor::Vrp => ogrs4::vrp(inputs, assessed, form),
        Predictor::Svrp => ogrs4::svrp(inputs, assessed, form),
        Predictor::DcSrp => sexual::dc_srp(inputs, assessed),
        Predictor::IicSrp => sexual::iic_srp(inputs),
        Predictor::Csrp => serious::csrp(inputs, assessed),
    }
}

/// A problem as both sides can be written: its kind, and what it is about.
type Said = (String, Vec<String>);

fn ours(prediction: &Prediction) -> Vec<Said> {
    let rows = prediction.problems.iter();
    rows.map(|problem| {
        let fields = problem.fields.iter().map(ToString::to_string);
        (problem.kind.to_string(), fields.chain(problem.components.iter().map(ToString::to_string)).collect())
    })
    .collect()
}

fn kebab(name: &str) -> String {
    name.to_lowercase().replace('_', "-")
}

fn theirs(error: &Value) -> Said {
    let kind = kebab(error["type"].as_str().unwrap());
    let names = error["fields"].as_array().unwrap().iter().map(|field| field.as_str().unwrap());
    let about = if kind == "component-validation-error" {
        names.map(|name| predictor(name).to_string()).collect()
    } else {
        names
            .map(|name| if name == "ogrs3TwoYear" { "ogrs3".to_owned() } else { request::field(name).to_string() })
            .collect()
    };
    (kind, about)
}

/// Since June 2026: the same kinds, of the same fields, in the same order.
fn same_problems(run: &mut Run, id: &str, prediction: &Prediction, errors: &[Value]) {
    let (dynamic, errors): (Vec<Said>, Vec<Said>) =
        errors.iter().map(theirs).partition(|(kind, _)| kind == "missing-dynamic-input");
    let missing: Vec<String> = dynamic.into_iter().flat_map(|(_, fields)| fields).collect();
    let lacking: Vec<String> = prediction.missing_dynamic.iter().map(ToString::to_string).collect();
    // A sum repeats what its violent part lacks; the API does not.
    if prediction.predictor != Predictor::Csrp {
        run.same(id, "missing dynamic", lacking == missing, || format!("ours {lacking:?}, published {missing:?}"));
    }
    let said = ours(prediction);
    run.same(id, "problems", said == errors, || format!("ours {said:?}, published {errors:?}"));
}

/// The kinds of the older edition that have another name now, or several.
fn older_kind(kind: &str, ours: &[Said]) -> Vec<String> {
    let only = |kind: ProblemKind| vec![kind.to_string()];
    match kind {
        "violent-sanction-greater-than-total-sanctions" => only(ProblemKind::ViolentSanctionOutOfRange),
        "sexual-offending-inconsistent-input" => only(ProblemKind::SexualReoffendingPredictorInconsistentInput),
        "sexual-offending-missing-counts" => vec![
            ProblemKind::MissingMandatoryInput.to_string(),
            ProblemKind::SexualReoffendingPredictorNoSanctions.to_string(),
        ],
        // The source threw; ours say what was wrong.
        "unexpected-error" => ours.iter().map(|(kind, _)| kind.clone()).collect(),
        other => vec![other.to_owned()],
    }
}

/// To June 2026: a problem of ours for each of theirs and the other way round, and the same missing fields.
fn same_older_problems(run: &mut Run, id: &str, prediction: &Prediction, errors: &[Value]) {
    let said = ours(prediction);
    let errors: Vec<Said> = errors.iter().map(theirs).collect();
    let sets = |side: &[Said], kind: &str| -> BTreeSet<String> {
        side.iter().filter(|(known, _)| known == kind).flat_map(|(_, fields)| fields.clone()).collect()
    };
    // A sum repeats what its violent part lacks; the API does not.
    let sum = prediction.predictor == Predictor::Rsr;
    if !sum && prediction.form == Some(Form::Static) || !errors.is_empty() && prediction.two_year.is_none() {
        let missing = sets(&errors, "missing-dynamic-input");
        let lacking: BTreeSet<String> = prediction.missing_dynamic.iter().map(ToString::to_string).collect();
        // The older edition did not look at the answers while a fact was missing.
        let looked = prediction.two_year.is_some() || !missing.is_empty();
        run.same(id, "missing dynamic", !looked || lacking == missing, || format!("{lacking:?}, {missing:?}"));
    }
    let errors: Vec<Said> = errors.into_iter().filter(|(kind, _)| kind != "missing-dynamic-input").collect();
    let allowed: Vec<Vec<String>> = errors.iter().map(|(kind, _)| older_kind(kind, &said)).collect();
    let matched = said.iter().all(|(kind, _)| {
        allowed.iter().any(|kinds| kinds.contains(kind))
            || kind == "component-validation-error" && prediction.predictor == Predictor::Ogp
    });
    let covered = allowed.iter().all(|kinds| said.iter().any(|(kind, _)| kinds.contains(kind)))
        || prediction.predictor == Predictor::Ogp && !said.is_empty();
    run.same(id, "problems", matched && covered, || format!("ours {said:?}, published {errors:?}"));
    let component = prediction.predictor == Predictor::Ogp;
    for kind in ["missing-mandatory-input", "component-validation-error"] {
        let (mut mine, published) = (sets(&said, kind), sets(&errors, kind));
        if component && kind == "missing-mandatory-input" {
            mine.extend(sets(&said, "component-validation-error"));
        }
        let counts = errors.iter().any(|(kind, _)| kind == "sexual-offending-missing-counts");
        let skip = counts || component && kind == "component-validation-error";
        run.same(id, kind, skip || mine == published, || format!("ours {mine:?}, published {published:?}"));
    }
}

fn compare(run: &mut Run, id: &str, expected: &Value, prediction: &Prediction, head: bool) {
    let output = &expected["output"];
    let not_applicable = output["band"] == "NOT_APPLICABLE";
    run.same(id, "applicable", not_applicable == (prediction.status == Status::NotApplicable), || {
        format!("ours {:?}, published {}", prediction.status, output["band"])
    });
    if !not_applicable {
        let band = Some(&output["band"]).filter(|band| !band.is_null()).and_then(request::band);
        run.same(id, "band", band == prediction.band, || format!("ours {:?}, published {band:?}", prediction.band));
        let key = ["score", "overallScore", "twoYearScore"].into_iter().find(|key| output.get(key).is_some());
        let theirs = decimal(&output[key.unwrap()]);
        run.near(id, "percentage", percentage(prediction), theirs, 1e-9);
        if output.get("oneYearScore").is_some() {
            let one_year = prediction.one_year.map(|likelihood| likelihood.percentage);
            run.near(id, "one-year percentage", one_year, decimal(&output["oneYearScore"]), 1e-9);
        }
        if output.get("pointScore").is_some() {
            run.near(id, "points", prediction.points.map(f64::from), decimal(&output["pointScore"]), 0.0);
        }
        if output.get("riskBandReductionApplied").is_some() {
            let theirs = output["riskBandReductionApplied"].as_bool();
            run.same(id, "reduction", prediction.reduced == theirs, || format!("ours {:?}", prediction.reduced));
        }
    }
    let two_forms = [Predictor::Arp, Predictor::Vrp, Predictor::Svrp, Predictor::Snsv];
    if two_forms.contains(&prediction.predictor) {
        let form = expected["type"].as_str().and_then(|name| Form::from_code(&kebab(name)));
        run.same(id, "form", form == prediction.form, || format!("ours {:?}, published {form:?}", prediction.form));
    }
    let errors = expected["validationErrors"].as_array().unwrap();
    if head {
        same_problems(run, id, prediction, errors);
    } else {
        same_older_problems(run, id, prediction, errors);
    }
    for (feature, theirs) in expected["featureValues"].as_object().unwrap() {
        let ours = features::added(prediction, feature);
        run.near(id, feature, ours, decimal(theirs), 1e-12);
    }
    run.count(&format!("{}{}", prediction.predictor, if head { "" } else { " (to June 2026)" }));
}

fn compare_mst(run: &mut Run, id: &str, expected: &Value, inputs: &Inputs, assessed: Date) {
    let screen = screens::maturity(inputs, assessed);
    run.near(id, "score", screen.score.map(f64::from), decimal(&expected["maturityScore"]), 0.0);
    let flag = screen.flag.or((screen.status == Status::NotApplicable).then_some(false));
    run.same(id, "flag", flag == expected["maturityFlag"].as_bool(), || format!("ours {flag:?}"));
    let applicable = (screen.status != Status::Incomplete).then_some(screen.status == Status::Scored);
    run.same(id, "applicable", applicable == expected["isMstApplicable"].as_bool(), || format!("ours {applicable:?}"));
    compare_screen(run, id, &screen.problems, expected, "mst");
}

fn compare_screen(
    run: &mut Run,
    id: &str,
    problems: &[joint_risk::instrument::predictor::PredictorProblem],
    expected: &Value,
    group: &str,
) {
    let said: Vec<Said> = problems
        .iter()
        .map(|problem| (problem.kind.to_string(), problem.fields.iter().map(ToString::to_string).collect()))
        .collect();
    let errors: Vec<Said> = expected["validationError"].as_array().unwrap().iter().map(theirs).collect();
    run.same(id, "problems", said == errors, || format!("ours {said:?}, published {errors:?}"));
    run.count(group);
}

fn compare_lds(run: &mut Run, id: &str, expected: &Value, inputs: &Inputs) {
    let screen = screens::learning(inputs);
    run.near(id, "score", screen.score.map(f64::from), decimal(&expected["ldsScore"]), 0.0);
    compare_screen(run, id, &screen.problems, expected, "lds");
}

fn compare_opd(run: &mut Run, id: &str, expected: &Value, inputs: &Inputs) {
    let screen = screens::personality(inputs);
    run.same(id, "checked", expected["opdCheck"] == screen.checked, || format!("ours {}", screen.checked));
    let result = screen.screened_in.map(|screened_in| if screened_in { "SCREEN_IN" } else { "SCREEN_OUT" });
    run.same(id, "result", expected["opdResult"].as_str() == result, || format!("ours {result:?}"));
    let overridden = screen.overridden;
    run.same(id, "override", expected["opdOverride"].as_bool() == overridden, || format!("ours {overridden:?}"));
    compare_screen(run, id, &screen.problems, expected, "opd");
}

fn compare_sum_with_parts(run: &mut Run, id: &str, expected: &Value, inputs: &Inputs, assessed: Date, head: bool) {
    for part in expected["output"]["componentScores"].as_object().unwrap().values() {
        let which = predictor(part["algorithm"].as_str().unwrap());
        compare(run, &format!("{id} inside"), part, &score(which, inputs, assessed, None), head);
    }
}

#[test]
fn regression() {
    let Some((rows, mut run)) = vectors("ogrs4-regression.jsonl") else { return };
    for row in &rows {
        let (id, precision) = (row["id"].as_str().unwrap(), row["precision"].as_str().unwrap());
        let mut inputs = request::inputs(&row["input"], &run.codes);
        of_category(&mut inputs, &row["category"]);
        let assessed = request::day(&row["input"]["assessmentDate"]).unwrap();
        for (name, theirs) in row["expected"].as_object().unwrap() {
            let (model, form) = name.split_once('_').unwrap();
            let predictor = Predictor::from_code(model).unwrap();
            let prediction = score(predictor, &inputs, assessed, Form::from_code(form));
            let ours = two_year(&prediction);
            // Rows that the API itself recomputed have four decimals.
            let ours = if precision == "rounded" { ours.map(|p| (p * 1e4).round() / 1e4) } else { ours };
            run.near(id, name, ours, decimal(theirs), 1e-9);
            run.same(id, name, prediction.problems.is_empty(), || format!("{:?}", prediction.problems));
            run.count(&format!("{name} [{precision}]"));
        }
    }
    assert_eq!(rows.len(), 239);
    let expected: Vec<(String, usize)> = ["arp", "vrp", "svrp"]
        .into_iter()
        .flat_map(|model| ["static", "dynamic"].map(|form| format!("{model}_{form}")))
        .flat_map(|name| {
            [("full precision", 201), ("rounded", 32), ("stale", 6)].map(|(kind, n)| (format!("{name} [{kind}]"), n))
        })
        .collect();
    let expected: Vec<(&str, usize)> = expected.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    run.finish(&expected);
}

/// Compares the fixtures of one edition of the API, and returns what was used of the known differences.
fn fixtures(edition: &str, expected: &[(&str, usize)]) {
    let Some((rows, mut run)) = vectors("predictor-fixtures.jsonl") else { return };
    let head = edition == "head-2026-08-04";
    let on = Date::parse(edition.trim_start_matches("head-")).unwrap();
    for row in rows.iter().filter(|row| row["id"].as_str().unwrap().starts_with(edition)) {
        let (id, input, expected) = (row["id"].as_str().unwrap(), &row["input"], &row["expected"]);
        let inputs = request::inputs(input, &run.codes);
        let assessed = request::day(&input["assessmentDate"]).unwrap_or(on);
        let form = input["snsvStaticOrDynamic"].as_str().and_then(|name| Form::from_code(&kebab(name)));
        let mut rows: Vec<(&str, &Value)> = vec![(row["predictor"].as_str().unwrap(), expected)];
        if rows[0].0 == "e2e" {
            run.count("whole requests");
            rows = expected["actuarialPredictors"].as_object().unwrap().iter().map(|(k, v)| (k.as_str(), v)).collect();
            rows.extend(["mst", "lds", "opd"].map(|screen| (screen, &expected[screen])));
        }
        for (name, expected) in rows {
            match name {
                "pni" => run.count("pni (out of scope)"),
                "mst" => compare_mst(&mut run, id, expected, &inputs, assessed),
                "lds" => compare_lds(&mut run, id, expected, &inputs),
                "opd" => compare_opd(&mut run, id, expected, &inputs),
                _ => {
                    let which = predictor(expected["algorithm"].as_str().unwrap());
                    compare(&mut run, id, expected, &score(which, &inputs, assessed, form), head);
                    if expected["output"].get("componentScores").is_some() {
                        compare_sum_with_parts(&mut run, id, expected, &inputs, assessed, head);
                    }
                }
            }
        }
    }
    for (id, what) in run.known.keys().filter(|(id, _)| id.starts_with(edition)) {
        assert!(run.used.contains(&(id.clone(), what.clone())), "known difference not used: {id}, {what}");
    }
    run.finish(expected);
}

#[test]
fn fixtures_of_august_2026() {
    fixtures(
        "head-2026-08-04",
        &[
            ("arp", 5),
            ("csrp", 11),
            ("dc-srp", 23),
            ("iic-srp", 19),
            ("lds", 17),
            ("mst", 9),
            ("opd", 7),
            ("pni (out of scope)", 2),
            ("svrp", 16),
            ("vrp", 5),
            ("whole requests", 2),
        ],
    );
}

#[test]
fn fixtures_of_june_2026() {
    fixtures(
        "2026-06-18",
        &[
            ("lds", 17),
            ("mst", 9),
            ("ogrs3 (to June 2026)", 9),
            ("opd", 7),
            ("osp-dc (to June 2026)", 24),
            ("osp-iic (to June 2026)", 25),
            ("ovp (to June 2026)", 4),
            ("pni (out of scope)", 2),
            ("rsr (to June 2026)", 16),
            ("snsv (to June 2026)", 32),
            ("whole requests", 2),
        ],
    );
}

#[test]
fn fixtures_of_november_2025() {
    fixtures(
        "2025-11-17",
        &[
            ("lds", 17),
            ("mst", 9),
            ("ogp (to June 2026)", 5),
            ("ogrs3 (to June 2026)", 9),
            ("opd", 7),
            ("osp-dc (to June 2026)", 24),
            ("osp-iic (to June 2026)", 25),
            ("ovp (to June 2026)", 4),
            ("pni (out of scope)", 2),
            ("rsr (to June 2026)", 16),
            ("snsv (to June 2026)", 32),
            ("whole requests", 2),
        ],
    );
}

#[test]
fn known_differences_name_an_edition() {
    for ((id, what), _) in known_differences() {
        let editions = ["head-2026-08-04", "2026-06-18", "2025-11-17"];
        assert!(editions.iter().any(|edition| id.starts_with(edition)), "nothing would use {id}, {what}");
    }
}

#[test]
fn direct_contact_and_images_of_october_2025() {
    let Some((rows, mut run)) = vectors("osp-2025-10.jsonl") else { return };
    for row in &rows {
        let (id, expected) = (row["id"].as_str().unwrap(), &row["expected"]);
        let mut inputs = request::inputs(&row["input"], &run.codes);
        inputs.ever_sexual_offence = Some(true);
        // In custody nothing is reduced, so no assessment date is needed.
        inputs.supervision_status = Some(SupervisionStatus::Custody);
        let direct = sexual::osp_dc(&inputs, Date::parse("2025-10-01").unwrap());
        run.near(id, "dc points", direct.points.map(f64::from), decimal(&expected["dc_points"]), 0.0);
        run.near(id, "dc percentage", percentage(&direct), decimal(&expected["dc_percent"]), 1e-9);
        run.same(id, "dc band", direct.band == request::band(&expected["dc_band"]), || format!("{:?}", direct.band));
        let images = sexual::osp_iic(&inputs);
        run.near(id, "iic percentage", percentage(&images), decimal(&expected["iic_percent"]), 1e-9);
        run.same(id, "iic band", images.band == request::band(&expected["iic_band"]), || format!("{:?}", images.band));
        run.count("osp");
    }
    run.finish(&[("osp", 3)]);
}

fn level(value: &Value) -> Option<Level> {
    [Level::None, Level::Some, Level::Significant].into_iter().nth(value.as_u64().unwrap() as usize)
}

fn unit_ogp(run: &mut Run, id: &str, input: &Value, expected: &Value) {
    let third = |value: &Value| value.as_u64().unwrap() as usize;
    let inputs = Inputs {
        no_fixed_abode: input[1].as_bool(),
        unemployed: input[2].as_bool().map(|yes| if yes { Level::Significant } else { Level::None }),
        offending_activities: level(&input[3]),
        drug_misuse: level(&input[4]),
        drug_motivation: [Motivation::Full, Motivation::Partial, Motivation::None].into_iter().nth(third(&input[5])),
        problem_solving: level(&input[6]),
        awareness: [Awareness::Yes, Awareness::Sometimes, Awareness::No].into_iter().nth(third(&input[7])),
        others_views: level(&input[8]),
        pro_criminal_attitudes: level(&input[9]),
        ..Inputs::default()
    };
    let prediction = ogp::from_percentage(&inputs, input[0].as_u64().map(|percent| percent as u8));
    let one_year = prediction.one_year.map(|likelihood| likelihood.percentage);
    run.near(id, "one year", one_year, decimal(&expected[0]), 0.0);
    run.near(id, "two years", percentage(&prediction), decimal(&expected[1]), 0.0);
    run.same(id, "band", prediction.band == request::band(&expected[2]), || format!("{:?}", prediction.band));
    run.near(id, "points", prediction.points.map(f64::from), decimal(&expected[3]), 0.0);
}

fn unit_ogrs3(run: &mut Run, id: &str, input: &Value, expected: &Value) {
    let weight = decimal(&input[6]).unwrap();
    let groups = Ogrs3Group::ALL.iter().map(|(group, _)| *group);
    let group = groups.into_iter().find(|group| (ogrs3::offence_weight(*group) - weight).abs() < 1e-12).unwrap();
    let offence = Offence { ogrs3: Ogrs3Class::Group(group), ..Offence::default() };
    let inputs = Inputs {
        sex: request::sex(&input[0]),
        date_of_birth: request::day(&input[1]),
        date_of_conviction: request::day(&input[2]),
        start_of_follow_up: request::day(&input[3]),
        total_sanctions: input[4].as_i64().map(|n| n as i32),
        age_at_first_sanction: input[5].as_i64().map(|n| n as i32),
        offence: Some(IndexOffence::Given(offence)),
        ..Inputs::default()
    };
    let prediction = ogrs3::ogrs3(&inputs);
    let one_year = prediction.one_year.map(|likelihood| likelihood.percentage);
    run.near(id, "one year", one_year, decimal(&expected[0]), 0.0);
    run.near(id, "two years", percentage(&prediction), decimal(&expected[1]), 0.0);
    run.same(id, "band", prediction.band == request::band(&expected[2]), || format!("{:?}", prediction.band));
}

fn unit_ogrs4(run: &mut Run, id: &str, input: &Value, expected: &Value) {
    let mut inputs = request::inputs(&input["request"], &run.codes);
    of_category(&mut inputs, &input["category"]);
    let (model, form) = input["model"].as_str().unwrap().split_once('_').unwrap();
    let assessed = request::day(&input["request"]["assessmentDate"]).unwrap();
    let asked = Form::from_code(form).filter(|form| *form == Form::Static);
    let prediction = score(Predictor::from_code(model).unwrap(), &inputs, assessed, asked);
    run.same(id, "form", prediction.form == Form::from_code(form), || format!("{:?}", prediction.form));
    run.near(id, "z", prediction.z, decimal(&expected["totalWeight"]), 1e-12);
    run.near(id, "percentage", percentage(&prediction), decimal(&expected["score"]), 1e-9);
    if expected.get("band").is_some() {
        run.same(id, "band", prediction.band == request::band(&expected["band"]), || format!("{:?}", prediction.band));
    }
}

#[test]
fn unit_values() {
    let Some((rows, mut run)) = vectors("predictor-unit-values.jsonl") else { return };
    for row in &rows {
        let (id, input, expected) = (row["id"].as_str().unwrap(), &row["input"], &row["expected"]);
        let predictor = row["predictor"].as_str().unwrap();
        match predictor {
            "OGP" => unit_ogp(&mut run, id, input, expected),
            "OGRS3" => unit_ogrs3(&mut run, id, input, expected),
            "OGRS4 z" => unit_ogrs4(&mut run, id, input, expected),
            "OGRS3 probability" => {
                let [one_year, two_years] = ogrs3::likelihoods(decimal(&input[1]).unwrap());
                let likelihood = if input[0] == "one_year" { one_year } else { two_years };
                let rounded = (likelihood.probability * 1e5).round() / 1e5;
                run.near(id, "probability", Some(rounded), decimal(expected), 1e-9);
            }
            other => panic!("unknown predictor `{other}`"),
        }
        run.count(predictor);
    }
    run.finish(&[("OGP", 4), ("OGRS3", 2), ("OGRS3 probability", 5), ("OGRS4 z", 5)]);
}
