//! The conviction history: what counts, which rows made it, and every row that cannot be right.
#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a broken expectation ends the test")]

#[path = "common/seed.rs"]
mod seed;

use joint_risk::case::correction::{CountName, CountValue};
use joint_risk::history::{
    Count, CountingRules, Counts, DayFinding, Finding, GivenCount, History, NotCounted, Open, RuleSetting, Treatment,
};
use joint_risk::{Code, Date, Problem, ProblemCode, case};
use proptest::prelude::*;
use serde_json::{Value, json};

const SEXUAL: &str = "01908";
const CHILD: &str = "01909";
const ASSAULT: &str = "00801";
const THEFT: &str = "03900";
const DAMAGE: &str = "05700";
const BURGLARY: &str = "02800";
const AGGRAVATED: &str = "02900";
const DISPUTED: &str = "06608";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn read(case: &Value) -> (Option<History>, Vec<Problem>) {
    let (case, mut problems) = case::read(&case.to_string(), day("2026-11-23"));
    let history = History::of(&case, &mut problems);
    (history, problems)
}

fn history_of(rows: &Value) -> History {
    let (history, problems) = read(&json!({ "person": { "dateOfBirth": "1985-04-12" }, "convictions": rows }));
    assert_eq!(problems, []);
    history.expect("a history")
}

fn counts_of(rows: &Value) -> Counts {
    history_of(rows).counts(&CountingRules::default(), None)
}

fn row(on: &str, court: &str, codes: &[&str]) -> Value {
    let offences: Vec<Value> = codes.iter().map(|code| json!({ "code": code })).collect();
    json!({ "sentencedOn": on, "court": court, "offences": offences })
}

fn one(offence: Value) -> Value {
    json!([{ "sentencedOn": "2004-03-01", "court": "Leeds", "offences": [offence] }])
}

fn paths(count: &Count) -> Vec<String> {
    count.rows.iter().map(|row| row.row.to_string()).collect()
}

fn why_not(count: &Count) -> Vec<(String, NotCounted)> {
    count.not_counted.iter().map(|row| (row.row.to_string(), row.because)).collect()
}

const COUNTS: [CountName; 10] = [
    CountName::SexualAppearances,
    CountName::CriminalAppearances,
    CountName::ViolentAppearances,
    CountName::Sanctions,
    CountName::ViolentSanctions,
    CountName::SexualSanctions,
    CountName::ContactAdultSanctions,
    CountName::ContactChildSanctions,
    CountName::ImagesOrIndirectSanctions,
    CountName::NonContactOtherSanctions,
];
const FINDINGS: [CountName; 5] = [
    CountName::Burglary,
    CountName::MaleVictim,
    CountName::StrangerVictim,
    CountName::NonContactOffence,
    CountName::IndecentImagesOnly,
];

#[test]
fn a_history_counts_and_says_which_rows_made_it() {
    let counts = counts_of(&json!([
        row("2001-05-01", "Leeds", &[THEFT]),
        row("2004-03-01", "Leeds Crown Court", &[SEXUAL, ASSAULT]),
        row("2004-03-01", " leeds  crown court", &[SEXUAL]),
        row("2004-03-01", "York", &[SEXUAL]),
        row("2010-07-20", "York", &[BURGLARY]),
    ]));
    assert_eq!(counts.sexual_appearances.value, Some(2));
    assert_eq!(paths(&counts.sexual_appearances), ["convictions[1]", "convictions[3]"]);
    assert_eq!(counts.sexual_appearances.rows[0].offences[0].to_string(), "convictions[1].offences[0]");
    assert_eq!(
        why_not(&counts.sexual_appearances),
        [
            ("convictions[0]".to_owned(), NotCounted::NotSexual),
            ("convictions[2]".to_owned(), NotCounted::SameOccasion),
            ("convictions[4]".to_owned(), NotCounted::NotSexual),
        ]
    );
    let with: Vec<_> = counts.sexual_appearances.not_counted.iter().filter_map(|row| row.with).collect();
    assert_eq!(with.len(), 1);
    assert_eq!(with[0].to_string(), "convictions[1]");
    assert_eq!(counts.criminal_appearances.value, Some(4));
    assert_eq!(counts.violent_appearances.value, Some(1));
    assert_eq!(counts.sanctions.value, Some(4));
    assert_eq!(counts.violent_sanctions.value, Some(1));
    assert_eq!(counts.burglary.value, Some(true));
    assert_eq!(counts.first_sanction.value, Some(day("2001-05-01")));
    assert_eq!(counts.age_at_first_sanction.value, Some(16));
    assert_eq!(counts.latest_sexual_sanction.value, Some(day("2004-03-01")));
}

#[test]
fn an_empty_history_is_none_of_anything_and_no_history_is_not_empty() {
    let counts = counts_of(&json!([]));
    for name in COUNTS {
        assert_eq!(counts.count(name).and_then(|count| count.value), Some(0), "{name}");
    }
    for name in FINDINGS {
        assert_eq!(counts.finding(name).and_then(|finding| finding.value), Some(false), "{name}");
    }
    assert_eq!(counts.first_sanction, DayFinding { rules: counts.first_sanction.rules.clone(), ..Default::default() });
    assert_eq!(read(&json!({})), (None, vec![]));
    assert_eq!(read(&json!({ "convictions": null })), (None, vec![]));
}

#[test]
fn every_class_of_code_counts_where_it_should() {
    // code, sexual, violent appearance, violent sanction, burglary: 1 yes, 0 no, None open.
    let table = [
        (SEXUAL, Some(1), Some(0), Some(0), Some(false)),
        (CHILD, Some(1), Some(0), Some(0), Some(false)),
        (ASSAULT, Some(0), Some(1), Some(1), Some(false)),
        ("03400", Some(0), Some(1), Some(1), Some(false)), // robbery
        (AGGRAVATED, Some(0), Some(1), Some(1), None),     // the code cannot tell
        (BURGLARY, Some(0), Some(0), Some(0), Some(true)),
        ("03000", Some(0), Some(0), Some(0), Some(true)), // burglary other
        (DAMAGE, Some(0), Some(1), Some(1), Some(false)), // wider violence, by rule
        ("00528", Some(0), Some(1), Some(0), Some(false)), // violence that the table does not flag
        (THEFT, Some(0), Some(0), Some(0), Some(false)),
        (DISPUTED, None, Some(0), Some(0), Some(false)), // the tables disagree
        ("00001", None, None, None, None),               // the code says nothing
    ];
    for (code, sexual, violent, sanction, burglary) in table {
        let counts = counts_of(&one(json!({ "code": code })));
        assert_eq!(counts.sexual_appearances.value, sexual, "{code}");
        assert_eq!(counts.sexual_sanctions.value, sexual, "{code}");
        assert_eq!(counts.violent_appearances.value, violent, "{code}");
        assert_eq!(counts.violent_sanctions.value, sanction, "{code}");
        assert_eq!(counts.burglary.value, burglary, "{code}");
        assert_eq!(counts.criminal_appearances.value, Some(1), "{code}");
    }
}

#[test]
fn what_is_said_outright_adds_to_the_code() {
    let counts = counts_of(&one(json!({ "code": THEFT, "sexual": true, "violent": true, "burglary": true })));
    assert_eq!(counts.sexual_appearances.value, Some(1));
    assert_eq!(counts.violent_appearances.value, Some(1));
    assert_eq!(counts.violent_sanctions.value, Some(1));
    assert_eq!(counts.burglary.value, Some(true));
    let said_not = json!({ "code": AGGRAVATED, "burglary": false });
    assert_eq!(counts_of(&one(said_not)).burglary.value, Some(false));
    let said_not = json!({ "code": DAMAGE, "violent": false });
    assert_eq!(counts_of(&one(said_not)).violent_appearances.value, Some(0));
    let said_not = json!({ "code": DISPUTED, "sexual": false });
    assert_eq!(counts_of(&one(said_not)).sexual_appearances.value, Some(0));
    // A kind says that it was sexual.
    let kind = json!({ "code": THEFT, "sexualKind": "non-contact-other" });
    assert_eq!(counts_of(&one(kind)).sexual_appearances.value, Some(1));
}

#[test]
fn no_code_tells_the_kind_and_the_kind_may_be_said() {
    let range = |count: &Count| (count.lowest, count.highest);
    let counts = counts_of(&one(json!({ "code": SEXUAL })));
    assert_eq!(range(&counts.contact_adult_sanctions), (0, 1));
    assert_eq!(counts.contact_adult_sanctions.open_rows[0].because, Open::KindNotKnown);
    let counts = counts_of(&one(json!({ "code": CHILD })));
    assert_eq!(range(&counts.contact_adult_sanctions), (0, 0));
    assert_eq!(range(&counts.contact_child_sanctions), (0, 1));
    // kind, adult, child, images or indirect, other, non-contact, images only
    let table = [
        ("contact-adult", [1, 0, 0, 0], false, false),
        ("contact-child", [0, 1, 0, 0], false, false),
        ("indecent-images", [0, 0, 1, 0], true, true),
        ("indirect-child-contact", [0, 0, 1, 0], true, false),
        ("non-contact-other", [0, 0, 0, 1], true, false),
    ];
    for (kind, numbers, non_contact, images_only) in table {
        let counts = counts_of(&one(json!({ "code": SEXUAL, "sexualKind": kind })));
        let got = [
            &counts.contact_adult_sanctions,
            &counts.contact_child_sanctions,
            &counts.images_or_indirect_sanctions,
            &counts.non_contact_other_sanctions,
        ]
        .map(|count| count.value);
        assert_eq!(got, numbers.map(Some), "{kind}");
        assert_eq!(counts.non_contact_offence.value, Some(non_contact), "{kind}");
        assert_eq!(counts.indecent_images_only.value, Some(images_only), "{kind}");
    }
}

#[test]
fn images_only_means_every_sexual_offence() {
    let images = json!({ "code": CHILD, "sexualKind": "indecent-images" });
    let only = |offences: Value| {
        let rows = json!([{ "sentencedOn": "2004-03-01", "court": "Leeds", "offences": offences }]);
        counts_of(&rows).indecent_images_only.value
    };
    assert_eq!(only(json!([images])), Some(true));
    assert_eq!(only(json!([images, { "code": THEFT }])), Some(true));
    assert_eq!(only(json!([images, { "code": CHILD }])), None);
    assert_eq!(only(json!([images, { "code": CHILD, "sexualKind": "contact-child" }])), Some(false));
    assert_eq!(only(json!([{ "code": THEFT }])), Some(false));
}

#[test]
fn victims_are_asked_of_sexual_offences_alone() {
    let male = |offence: Value| counts_of(&one(offence)).male_victim;
    let value = |finding: Finding| finding.value;
    assert_eq!(value(male(json!({ "code": SEXUAL, "maleVictim": true }))), Some(true));
    assert_eq!(value(male(json!({ "code": SEXUAL, "maleVictim": false }))), Some(false));
    assert_eq!(value(male(json!({ "code": SEXUAL }))), None);
    assert_eq!(male(json!({ "code": SEXUAL })).open_rows[0].because, Open::NotAnswered);
    assert_eq!(male(json!({ "code": ASSAULT, "maleVictim": true })).not_counted[0].because, NotCounted::NotSexual);
    assert_eq!(male(json!({ "code": SEXUAL, "maleVictim": false })).not_counted[0].because, NotCounted::AnsweredNo);
}

#[test]
fn a_court_that_is_not_named_leaves_a_range_on_its_day() {
    let unnamed = json!({ "sentencedOn": "2004-03-01", "offences": [{ "code": THEFT }] });
    let alone = counts_of(&json!([unnamed]));
    assert_eq!(alone.criminal_appearances.value, Some(1));
    let both = json!([{ "sentencedOn": "2004-03-01", "offences": [{ "code": ASSAULT }] }, unnamed]);
    let both = counts_of(&both).criminal_appearances;
    assert_eq!((both.value, both.lowest, both.highest), (None, 1, 2));
    assert_eq!(both.open_rows[0].because, Open::CourtNotKnown);
    let named = counts_of(&json!([row("2004-03-01", "Leeds", &[ASSAULT]), unnamed])).criminal_appearances;
    assert_eq!((named.lowest, named.highest), (1, 2));
    let other_day = counts_of(&json!([row("2004-03-02", "Leeds", &[ASSAULT]), unnamed])).criminal_appearances;
    assert_eq!(other_day.value, Some(2));
}

fn with(change: impl Fn(&mut CountingRules, RuleSetting)) -> CountingRules {
    let mut rules = CountingRules::default();
    change(&mut rules, RuleSetting { treatment: Treatment::Exclude, ..CountingRules::UNCONFIRMED.cautions });
    rules
}

#[test]
fn cautions_count_both_ways_and_the_rule_is_named() {
    let mut caution = row("2003-01-05", "West Yorkshire Police", &[SEXUAL]);
    caution["outcome"] = json!("caution");
    let history = history_of(&json!([caution, row("2004-03-01", "Leeds", &[SEXUAL])]));
    let counts = history.counts(&CountingRules::default(), None);
    assert_eq!(counts.sexual_appearances.value, Some(2));
    assert_eq!(counts.sanctions.value, Some(2));
    assert_eq!(counts.first_sanction.value, Some(day("2003-01-05")));
    assert_eq!(counts.first_conviction.value, Some(day("2004-03-01")));
    let named = counts.sexual_appearances.rules.first().expect("a rule");
    assert_eq!((serde_json::to_value(named.rule).expect("JSON"), named.rows), (json!("cautions"), 1));
    let setting = json!({ "treatment": "include", "standing": "unconfirmed", "confidence": "low" });
    assert_eq!(serde_json::to_value(named.setting).expect("JSON"), setting);
    let without = history.counts(&with(|rules, exclude| rules.cautions = exclude), None);
    assert_eq!(without.sexual_appearances.value, Some(1));
    assert_eq!(why_not(&without.sexual_appearances), [("convictions[0]".to_owned(), NotCounted::CautionExcluded)]);
    assert_eq!(without.sanctions.value, Some(2));
    let without = history.counts(&with(|rules, exclude| rules.cautions_as_sanctions = exclude), None);
    assert_eq!((without.sexual_appearances.value, without.sanctions.value), (Some(2), Some(1)));
    assert_eq!(without.first_sanction.value, Some(day("2004-03-01")));
}

#[test]
fn a_caution_and_a_sentence_of_one_day_are_two() {
    let mut caution = row("2004-03-01", "Leeds", &[THEFT]);
    caution["outcome"] = json!("final-warning");
    assert_eq!(counts_of(&json!([caution, row("2004-03-01", "Leeds", &[ASSAULT])])).sanctions.value, Some(2));
}

#[test]
fn minor_foreign_wider_and_images_follow_their_rules() {
    let minor = one(json!({ "code": THEFT, "minor": true }));
    assert_eq!(counts_of(&minor).criminal_appearances.value, Some(0));
    assert_eq!(counts_of(&minor).criminal_appearances.not_counted[0].because, NotCounted::MinorExcluded);
    assert_eq!(counts_of(&minor).sanctions.value, Some(1));
    let include = CountingRules { minor_offences: CountingRules::UNCONFIRMED.cautions, ..Default::default() };
    assert_eq!(history_of(&minor).counts(&include, None).criminal_appearances.value, Some(1));
    // A sexual appearance is a criminal one, minor or not, and so is one that may be sexual.
    for code in [SEXUAL, DISPUTED, ASSAULT, "00001"] {
        assert_eq!(
            counts_of(&one(json!({ "code": code, "minor": true }))).criminal_appearances.value,
            Some(1),
            "{code}"
        );
    }

    let mut foreign = row("2004-03-01", "Lyon", &[SEXUAL]);
    foreign["country"] = json!("outside-united-kingdom");
    let foreign = history_of(&json!([foreign]));
    assert_eq!(foreign.counts(&CountingRules::default(), None).sexual_appearances.value, Some(1));
    let without = foreign.counts(&with(|rules, exclude| rules.foreign_convictions = exclude), None);
    assert_eq!(without.sexual_appearances.not_counted[0].because, NotCounted::ForeignExcluded);
    assert_eq!(without.sanctions.value, Some(0));

    let damage = history_of(&one(json!({ "code": DAMAGE })));
    let without = damage.counts(&with(|rules, exclude| rules.wider_violence = exclude), None);
    assert_eq!(without.violent_appearances.not_counted[0].because, NotCounted::WiderViolenceExcluded);
    assert_eq!(without.violent_sanctions.value, Some(1));

    let images = history_of(&one(json!({ "code": CHILD, "sexualKind": "indecent-images" })));
    let without = images.counts(&with(|rules, exclude| rules.images_as_non_contact = exclude), None);
    assert_eq!(without.non_contact_offence.value, Some(false));
    assert_eq!(without.non_contact_offence.not_counted[0].because, NotCounted::ImagesExcluded);
}

#[test]
fn quashed_and_later_rows_do_not_count() {
    let mut quashed = row("2003-01-05", "Leeds", &[SEXUAL]);
    quashed["outcome"] = json!("quashed");
    let history =
        history_of(&json!([quashed, row("2004-03-01", "Leeds", &[SEXUAL]), row("2009-03-01", "Leeds", &[SEXUAL])]));
    let counts = history.counts(&CountingRules::default(), Some(day("2008-12-31")));
    assert_eq!(counts.sanctions.value, Some(1));
    assert_eq!(
        why_not(&counts.sanctions),
        [("convictions[0]".to_owned(), NotCounted::Quashed), ("convictions[2]".to_owned(), NotCounted::AfterStart)]
    );
}

#[test]
fn days_and_ages_follow_the_offences() {
    let rows = |first: Value, second: Value| {
        json!([
            { "sentencedOn": "2004-03-01", "court": "Leeds", "offences": [first] },
            { "sentencedOn": "2010-03-01", "court": "Leeds", "offences": [second] },
        ])
    };
    let counts = counts_of(&rows(
        json!({ "code": SEXUAL, "committedOn": "2003-04-11" }),
        json!({ "code": THEFT, "committedOn": "2009-12-24" }),
    ));
    assert_eq!(counts.latest_offence.value, Some(day("2009-12-24")));
    assert_eq!(counts.latest_sexual_offence.value, Some(day("2003-04-11")));
    assert_eq!(counts.age_at_latest_sexual_offence.value, Some(17));
    let undated = counts_of(&rows(json!({ "code": SEXUAL, "committedOn": "2003-04-11" }), json!({ "code": SEXUAL })));
    let latest = undated.latest_sexual_offence;
    assert_eq!(
        (latest.value, latest.earliest, latest.latest),
        (None, Some(day("2003-04-11")), Some(day("2010-03-01")))
    );
    assert_eq!(latest.open_rows[0].row.to_string(), "convictions[1].offences[0]");
    let age = undated.age_at_latest_sexual_offence;
    assert_eq!((age.value, age.lowest, age.highest), (None, Some(17), Some(24)));
    // An undated offence that was sentenced before the latest known one moves nothing.
    let earlier = counts_of(&rows(json!({ "code": SEXUAL }), json!({ "code": SEXUAL, "committedOn": "2009-12-24" })));
    assert_eq!(earlier.latest_sexual_offence.value, Some(day("2009-12-24")));
}

fn problem_of(rows: Value) -> Vec<(String, String, Option<String>)> {
    let (_, problems) = read(&json!({ "person": { "dateOfBirth": "1985-04-12" }, "convictions": rows }));
    problems.into_iter().map(|problem| (problem.code.code().to_owned(), problem.field, problem.other)).collect()
}

fn is(problems: &[(String, String, Option<String>)], code: &str, field: &str, other: Option<&str>) {
    let expected = (code.to_owned(), field.to_owned(), other.map(str::to_owned));
    assert_eq!(problems, [expected]);
}

#[test]
fn every_bad_row_is_named_by_its_path() {
    let leeds = |offences: Value| json!([{ "sentencedOn": "2004-03-01", "court": "Leeds", "offences": offences }]);
    let theft = json!([{ "code": THEFT }]);
    is(
        &problem_of(leeds(json!([{ "code": THEFT }, { "code": "99999" }]))),
        "unknown-code",
        "convictions[0].offences[1].code",
        None,
    );
    is(&problem_of(leeds(json!([{ "code": "1908" }]))), "not-five-digits", "convictions[0].offences[0].code", None);
    is(&problem_of(leeds(json!([{ "code": 1908 }]))), "wrong-type", "convictions[0].offences[0].code", None);
    is(&problem_of(leeds(json!([{}]))), "missing", "convictions[0].offences[0].code", None);
    is(&problem_of(leeds(json!([]))), "missing", "convictions[0].offences", None);
    is(&problem_of(leeds(json!(null))), "missing", "convictions[0].offences", None);
    is(&problem_of(leeds(json!({}))), "wrong-type", "convictions[0].offences", None);
    is(
        &problem_of(leeds(json!([{ "code": THEFT, "kind": 1 }]))),
        "unknown-key",
        "convictions[0].offences[0].kind",
        None,
    );
    is(
        &problem_of(leeds(json!([{ "code": THEFT, "committedOn": "2004-03-02" }]))),
        "contradicts",
        "convictions[0].offences[0].committedOn",
        Some("convictions[0].sentencedOn"),
    );
    is(
        &problem_of(leeds(json!([{ "code": THEFT, "committedOn": "1985-04-12" }]))),
        "before-birth",
        "convictions[0].offences[0].committedOn",
        Some("person.dateOfBirth"),
    );
    is(
        &problem_of(leeds(json!([{ "code": SEXUAL, "sexual": false }]))),
        "contradicts",
        "convictions[0].offences[0].sexual",
        Some("convictions[0].offences[0].code"),
    );
    is(
        &problem_of(leeds(json!([{ "code": THEFT, "sexual": false, "sexualKind": "contact-adult" }]))),
        "contradicts",
        "convictions[0].offences[0].sexualKind",
        Some("convictions[0].offences[0].sexual"),
    );
    is(
        &problem_of(leeds(json!([{ "code": CHILD, "sexualKind": "contact-adult" }]))),
        "contradicts",
        "convictions[0].offences[0].sexualKind",
        Some("convictions[0].offences[0].code"),
    );
    for (field, code) in [("violent", ASSAULT), ("burglary", BURGLARY)] {
        is(
            &problem_of(leeds(json!([{ "code": code, field: false }]))),
            "contradicts",
            &format!("convictions[0].offences[0].{field}"),
            Some("convictions[0].offences[0].code"),
        );
    }
    is(&problem_of(json!([{ "court": "Leeds", "offences": theft }])), "missing", "convictions[0].sentencedOn", None);
    is(&problem_of(json!([row("2026-11-24", "Leeds", &[THEFT])])), "in-the-future", "convictions[0].sentencedOn", None);
    is(&problem_of(json!([row("2026-02-30", "Leeds", &[THEFT])])), "no-such-date", "convictions[0].sentencedOn", None);
    is(
        &problem_of(json!([row("1985-04-12", "Leeds", &[THEFT])])),
        "before-birth",
        "convictions[0].sentencedOn",
        Some("person.dateOfBirth"),
    );
    is(&problem_of(json!([7])), "wrong-type", "convictions[0]", None);
    is(&problem_of(json!({})), "wrong-type", "convictions", None);
    is(&problem_of(json!(vec![Value::Null; 501])), "too-many", "convictions", None);
    is(&problem_of(leeds(json!(vec![json!({ "code": THEFT }); 51]))), "too-many", "convictions[0].offences", None);
    let mut scottish = row("2004-03-01", "Perth", &[]);
    scottish["country"] = json!("scotland");
    scottish["offences"] = json!([{ "sexual": true }]);
    assert_eq!(problem_of(json!([scottish])), []);
}

#[test]
fn the_same_row_twice_is_a_problem_and_counts_once() {
    let twice = json!([
        row("2004-03-01", "Leeds", &[THEFT, ASSAULT]),
        row("2005-03-01", "Leeds", &[THEFT, ASSAULT]),
        row("2004-03-01", "LEEDS", &[ASSAULT, THEFT]),
    ]);
    is(&problem_of(twice.clone()), "duplicate", "convictions[2]", Some("convictions[0]"));
    let (history, _) = read(&json!({ "convictions": twice }));
    let counts = history.expect("a history").counts(&CountingRules::default(), None);
    assert_eq!(counts.criminal_appearances.value, Some(2));
    let other_codes = json!([row("2004-03-01", "Leeds", &[THEFT]), row("2004-03-01", "Leeds", &[ASSAULT])]);
    assert_eq!(problem_of(other_codes), []);
}

#[test]
fn a_row_that_cannot_be_read_may_hide_anything() {
    for (bad, known) in [(json!(7), 0), (json!({ "sentencedOn": "2004-03-01", "offences": [{ "code": "1908" }] }), 1)] {
        let (history, _) = read(&json!({ "convictions": [bad] }));
        let counts = history.expect("a history").counts(&CountingRules::default(), None);
        for name in [CountName::SexualAppearances, CountName::ViolentSanctions, CountName::ContactChildSanctions] {
            let count = counts.count(name).expect("a count");
            assert_eq!((count.lowest, count.highest), (0, 1), "{name}");
        }
        assert_eq!((counts.sanctions.lowest, counts.sanctions.highest), (known, 1));
        assert_eq!(counts.burglary.value, None);
    }
    let undated = json!([row("2030-03-01", "Leeds", &[THEFT]), row("2004-03-01", "Leeds", &[THEFT])]);
    let (history, _) = read(&json!({ "convictions": undated, "person": { "dateOfBirth": "1985-04-12" } }));
    let counts = history.expect("a history").counts(&CountingRules::default(), None);
    assert_eq!((counts.sanctions.lowest, counts.sanctions.highest), (1, 2));
    assert_eq!(counts.first_sanction.value, None);
    assert_eq!(counts.age_at_first_sanction.lowest, None);
    assert_eq!(counts.age_at_first_sanction.highest, Some(18));
}

#[test]
fn a_correction_stands_with_its_reason_and_hides_nothing() {
    let correction = json!({ "count": "sexual-appearances", "value": 3, "reason": "a conviction of 1999 is not on the record",
        "by": "PS 12", "on": "2026-11-20" });
    let case = json!({ "convictions": [row("2004-03-01", "Leeds", &[SEXUAL])], "corrections": [correction] });
    let (history, problems) = read(&case);
    assert_eq!(problems, []);
    let count = history.expect("a history").counts(&CountingRules::default(), None).sexual_appearances;
    assert_eq!((count.value, count.lowest, count.highest), (Some(3), 3, 3));
    assert_eq!((count.derived.lowest, count.derived.highest), (1, 1));
    let shown = serde_json::to_value(&count).expect("JSON");
    assert_eq!(shown["correction"]["reason"], "a conviction of 1999 is not on the record");
    assert_eq!(shown["correction"]["field"], "corrections[0]");
    assert_eq!(shown["rows"][0], json!({ "row": "convictions[0]", "offences": ["convictions[0].offences[0]"] }));

    for member in ["count", "value", "reason", "by", "on"] {
        let mut case = case.clone();
        case["corrections"][0][member] = Value::Null;
        let (history, problems) = read(&case);
        assert_eq!(problems.len(), 1, "{member}: {problems:?}");
        assert_eq!(problems[0].code, ProblemCode::Missing);
        assert_eq!(problems[0].field, format!("corrections[0].{member}"));
        let counts = history.expect("a history").counts(&CountingRules::default(), None);
        assert_eq!(counts.sexual_appearances.value, Some(1), "{member}");
    }
    let bad = |change: &dyn Fn(&mut Value)| {
        let mut case = case.clone();
        change(&mut case);
        let (_, problems) = read(&case);
        problems.into_iter().map(|problem| (problem.code.code(), problem.field)).collect::<Vec<_>>()
    };
    let of = |code: &'static str, field: &str| vec![(code, field.to_owned())];
    assert_eq!(bad(&|case| case["corrections"][0]["value"] = json!(true)), of("wrong-type", "corrections[0].value"));
    assert_eq!(bad(&|case| case["corrections"][0]["value"] = json!(1000)), of("out-of-range", "corrections[0].value"));
    assert_eq!(
        bad(&|case| case["corrections"][0]["on"] = json!("2026-11-24")),
        of("in-the-future", "corrections[0].on")
    );
    assert_eq!(bad(&|case| case["convictions"] = Value::Null), of("missing", "convictions"));
    let twice = bad(&|case| case["corrections"] = json!([case["corrections"][0], case["corrections"][0]]));
    assert_eq!(twice, of("duplicate", "corrections[1].count"));
}

#[test]
fn a_given_count_that_cannot_be_true_is_a_problem() {
    let counts = counts_of(&json!([row("2004-03-01", "Leeds", &[SEXUAL]), row("2005-03-01", "Leeds", &[DISPUTED])]));
    let check = |count: CountName, value: CountValue| {
        let problems = counts.check(&[GivenCount { count, value, field: "somewhere".to_owned() }]);
        problems.into_iter().next().map(|problem| {
            assert_eq!((problem.code, problem.field.as_str()), (ProblemCode::Contradicts, "somewhere"));
            assert_eq!(problem.other.as_deref(), Some("convictions"));
            (problem.min.map(|min| min.to_string()), problem.max.map(|max| max.to_string()))
        })
    };
    let limits = |min: &str, max: &str| Some((Some(min.to_owned()), Some(max.to_owned())));
    assert_eq!(check(CountName::SexualAppearances, CountValue::Whole(0)), limits("1", "2"));
    assert_eq!(check(CountName::SexualAppearances, CountValue::Whole(1)), None);
    assert_eq!(check(CountName::SexualAppearances, CountValue::Whole(2)), None);
    assert_eq!(check(CountName::SexualAppearances, CountValue::Whole(3)), limits("1", "2"));
    assert_eq!(check(CountName::AgeAtFirstSanction, CountValue::Whole(18)), None);
    assert_eq!(check(CountName::AgeAtFirstSanction, CountValue::Whole(17)), limits("18", "18"));
    assert_eq!(check(CountName::Burglary, CountValue::YesNo(false)), None);
    assert_eq!(check(CountName::Burglary, CountValue::YesNo(true)), Some((None, None)));
    assert_eq!(check(CountName::MaleVictim, CountValue::YesNo(true)), None); // not answered in the rows
}

// ---------------------------------------------------------------- properties

fn offence() -> impl Strategy<Value = Value> {
    let code = prop::sample::select(vec![
        SEXUAL, CHILD, ASSAULT, THEFT, DAMAGE, BURGLARY, AGGRAVATED, DISPUTED, "00001", "99999", "1908",
    ]);
    let kind = prop::sample::select(vec![
        None,
        None,
        Some("contact-adult"),
        Some("indecent-images"),
        Some("non-contact-other"),
    ]);
    let yes_or_no = || prop::sample::select(vec![None, Some(true), Some(false)]);
    (code, kind, yes_or_no(), yes_or_no(), yes_or_no(), any::<bool>()).prop_map(
        |(code, kind, male, minor, violent, dated)| {
            json!({ "code": code, "sexualKind": kind, "maleVictim": male, "minor": minor, "violent": violent,
            "committedOn": dated.then_some("2003-06-01") })
        },
    )
}

fn occasion() -> impl Strategy<Value = Value> {
    let date = prop::sample::select(vec!["2004-03-01", "2004-03-01", "2004-03-02", "2005-01-01", "2030-01-01", ""]);
    let court = prop::sample::select(vec![Some("Leeds"), Some("LEEDS"), Some("York"), None]);
    let outcome = prop::sample::select(vec![None, Some("caution"), Some("discharge"), Some("quashed")]);
    let country = prop::sample::select(vec![None, Some("outside-united-kingdom")]);
    (date, court, outcome, country, prop::collection::vec(offence(), 0..4)).prop_map(
        |(date, court, outcome, country, offences)| {
            json!({ "sentencedOn": date, "court": court, "outcome": outcome, "country": country, "offences": offences })
        },
    )
}

fn rules() -> impl Strategy<Value = CountingRules> {
    any::<[bool; 6]>().prop_map(|excluded| {
        let mut settings = excluded.map(|excluded| RuleSetting {
            treatment: if excluded { Treatment::Exclude } else { Treatment::Include },
            ..CountingRules::UNCONFIRMED.cautions
        });
        settings.rotate_left(1);
        let [
            cautions,
            cautions_as_sanctions,
            minor_offences,
            foreign_convictions,
            wider_violence,
            images_as_non_contact,
        ] = settings;
        CountingRules {
            cautions,
            cautions_as_sanctions,
            minor_offences,
            foreign_convictions,
            wider_violence,
            images_as_non_contact,
        }
    })
}

fn counted(rows: &[Value], rules: &CountingRules, until: Option<Date>) -> Counts {
    let (history, _) = read(&json!({ "person": { "dateOfBirth": "1985-04-12" }, "convictions": rows }));
    history.expect("a history").counts(rules, until)
}

proptest! {
    #![proptest_config(seed::drawn(256))]

    #[test]
    fn rows_open_rows_and_the_rest_are_all_rows(rows in prop::collection::vec(occasion(), 0..9), rules in rules()) {
        let counts = counted(&rows, &rules, Some(day("2004-12-31")));
        let every: Vec<String> = (0..rows.len()).map(|index| format!("convictions[{index}]")).collect();
        let whole = |counted: Vec<String>| { let mut all = counted; all.sort(); all };
        for name in COUNTS {
            let count = counts.count(name).expect("a count");
            let all = count.rows.iter().map(|row| row.row).chain(count.open_rows.iter().map(|row| row.row))
                .chain(count.not_counted.iter().map(|row| row.row)).map(|row| row.to_string()).collect();
            prop_assert_eq!(whole(all), every.clone(), "{}", name);
            prop_assert_eq!(count.lowest as usize, count.rows.len());
            prop_assert!(count.lowest <= count.highest && count.highest as usize <= count.rows.len() + count.open_rows.len());
            prop_assert_eq!(count.open_rows.is_empty(), count.value.is_some());
        }
        for name in FINDINGS {
            let finding = counts.finding(name).expect("a finding");
            let all = finding.rows.iter().map(|row| row.row).chain(finding.open_rows.iter().map(|row| row.row))
                .chain(finding.not_counted.iter().map(|row| row.row)).map(|row| row.to_string()).collect();
            prop_assert_eq!(whole(all), every.clone(), "{}", name);
        }
    }

    #[test]
    fn another_row_never_lowers_a_count(
        rows in prop::collection::vec(occasion(), 0..8), more in occasion(), rules in rules()
    ) {
        let fewer = counted(&rows, &rules, None);
        let mut rows = rows;
        rows.push(more);
        let after = counted(&rows, &rules, None);
        for name in COUNTS {
            let (fewer, after) = (fewer.count(name).expect("a count"), after.count(name).expect("a count"));
            prop_assert!(fewer.lowest <= after.lowest && fewer.highest <= after.highest, "{}", name);
        }
        for name in FINDINGS.into_iter().filter(|name| *name != CountName::IndecentImagesOnly) {
            let (fewer, after) = (fewer.finding(name).expect("a finding"), after.finding(name).expect("a finding"));
            prop_assert!(fewer.value != Some(true) || after.value == Some(true), "{}", name);
            prop_assert!(after.value != Some(false) || fewer.value == Some(false), "{}", name);
        }
        prop_assert!(after.first_sanction.earliest <= fewer.first_sanction.earliest || fewer.sanctions.highest == 0);
        prop_assert!(fewer.latest_offence.earliest <= after.latest_offence.earliest);
    }

    #[test]
    fn the_order_of_entry_changes_nothing(
        rows in prop::collection::vec(occasion(), 0..8), rules in rules(), turn in 0_usize..8
    ) {
        let mut other = rows.clone();
        other.reverse();
        let turn = turn % other.len().max(1);
        other.rotate_left(turn);
        let (a, b) = (counted(&rows, &rules, None), counted(&other, &rules, None));
        for name in COUNTS {
            let (a, b) = (a.count(name).expect("a count"), b.count(name).expect("a count"));
            prop_assert_eq!((a.lowest, a.highest, a.rows.len(), a.open_rows.len()),
                (b.lowest, b.highest, b.rows.len(), b.open_rows.len()), "{}", name);
            prop_assert_eq!(&a.rules, &b.rules);
        }
        for name in FINDINGS {
            prop_assert_eq!(a.finding(name).map(|a| a.value), b.finding(name).map(|b| b.value), "{}", name);
        }
        let days = |counts: &Counts| [&counts.first_sanction, &counts.first_conviction, &counts.latest_offence,
            &counts.latest_sexual_offence, &counts.latest_sexual_sanction].map(|day| (day.value, day.earliest, day.latest));
        prop_assert_eq!(days(&a), days(&b));
        prop_assert_eq!(a.age_at_first_sanction, b.age_at_first_sanction);
    }

    #[test]
    fn excluding_never_raises_a_count(rows in prop::collection::vec(occasion(), 0..8), rules in rules()) {
        let everything = CountingRules { minor_offences: CountingRules::UNCONFIRMED.cautions, ..Default::default() };
        let (all, some) = (counted(&rows, &everything, None), counted(&rows, &rules, None));
        for name in COUNTS {
            let (all, some) = (all.count(name).expect("a count"), some.count(name).expect("a count"));
            prop_assert!(some.lowest <= all.lowest && some.highest <= all.highest, "{}", name);
        }
    }
}

#[test]
fn two_hundred_occasions_of_twenty_offences_are_counted_at_once() {
    let codes: Vec<&str> = [SEXUAL, CHILD, ASSAULT, THEFT, DAMAGE, BURGLARY, AGGRAVATED, DISPUTED, "03400", "00801"]
        .into_iter()
        .cycle()
        .take(20)
        .collect();
    let rows: Vec<Value> =
        (0..200).map(|index| row(&format!("{}-0{}-01", 2000 + index / 8, 1 + index % 8), "Leeds", &codes)).collect();
    let text = json!({ "person": { "dateOfBirth": "1985-04-12" }, "convictions": rows }).to_string();
    let start = std::time::Instant::now();
    let mut fastest = std::time::Duration::MAX;
    let mut reading = fastest;
    for _ in 0..20 {
        let before = std::time::Instant::now();
        let (case, mut problems) = case::read(&text, day("2026-11-23"));
        let read = before.elapsed();
        let history = History::of(&case, &mut problems).expect("a history");
        let counts = history.counts(&CountingRules::default(), None);
        let written = serde_json::to_string(&counts).expect("JSON");
        fastest = fastest.min(before.elapsed());
        reading = reading.min(read);
        assert_eq!(counts.sanctions.value, Some(200));
        assert!(problems.is_empty() && written.len() > 10_000);
    }
    println!("reading {reading:?}, with counting and writing {fastest:?}, {:?} in all", start.elapsed());
    assert!(fastest < std::time::Duration::from_millis(100), "{fastest:?}"); // unoptimised; 5 ms is for the release build
}
