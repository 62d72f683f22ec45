//! The notification requirements: each rule by the words of the law, with its boundary days.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it fails"
)]

mod common {
    pub mod duties;
    #[allow(dead_code, reason = "the cells here are no ranges")]
    pub mod table;
}

use common::duties::{Case, codes, day, of_kind, open, says, step};
use common::table::rows;
use serde_json::{Value, json};

const ADULT: &str = "1980-04-12";

fn case(events: Value) -> Case {
    Case::new("england-and-wales", ADULT, events)
}

fn subject(disposal: &str, on: &str) -> Value {
    json!({ "kind": "notification-started", "on": on, "disposal": disposal })
}

fn notified(about: &str, on: &str) -> Value {
    json!({ "kind": "notified", "about": about, "on": on })
}

/// `2y+6m`: added; `5m|6m`: beside each other.
fn terms(text: &str) -> Value {
    let mut terms = Vec::new();
    for (beside, part) in
        text.split('|').flat_map(|group| group.split('+').enumerate().map(move |(place, part)| (place == 0, part)))
    {
        let mut term = json!({ "runs": if beside { "concurrent" } else { "consecutive" } });
        let mut digits = String::new();
        for letter in part.chars() {
            if letter.is_ascii_digit() {
                digits.push(letter);
            } else {
                let unit = match letter {
                    'y' => "years",
                    'm' => "months",
                    'd' => "days",
                    other => panic!("{other}"),
                };
                term[unit] = json!(digits.parse::<u16>().unwrap());
                digits.clear();
            }
        }
        terms.push(term);
    }
    json!(terms)
}

#[test]
fn the_period_by_disposal_and_age() {
    let table = rows(
        include_str!("tables/notification-periods.csv"),
        ["disposal", "terms", "relevant-date", "last", "under-18"],
    );
    assert_eq!(table.len(), 21);
    for [disposal, given, on, adult, minor] in table {
        for (born, last) in [(ADULT, adult), ("2000-01-01", minor)] {
            let mut event = subject(disposal, on);
            if !given.is_empty() {
                event["terms"] = terms(given);
            }
            let case = Case::new("england-and-wales", born, json!([event]));
            let what = format!("{disposal} {given} from {on}, born {born}");
            if last == "indefinite" {
                assert!(of_kind(&case.on(on), "notification-end").is_empty(), "{what}");
                assert_eq!(of_kind(&case.on(on), "notification-review").len(), 1, "{what}");
            } else {
                assert_eq!(day(&open(&case.on(on), "notification-end"), "due"), last, "{what}");
                assert_eq!(open(&case.on(last), "notification-end")["state"], "due", "{what}");
                let after = case.on(&joint_risk::Date::parse(last).unwrap().plus_days(1).to_string());
                let end = open(&after, "notification-end");
                assert_eq!(
                    (&end["state"], &end["daysLate"]),
                    (&json!("overdue"), &json!(1)),
                    "{what}: not yet confirmed"
                );
            }
        }
    }
}

#[test]
fn eighteen_on_the_relevant_date_is_not_under_eighteen() {
    for (born, last) in [("1998-03-01", "2026-02-28"), ("1998-03-02", "2021-02-28")] {
        let mut event = subject("imprisonment", "2016-03-01");
        event["terms"] = json!([{ "months": 12 }]);
        let end = open(&Case::new("scotland", born, json!([event])).on("2017-01-01"), "notification-end");
        assert_eq!(day(&end, "due"), last);
        assert_eq!(says(&end, "under-eighteen"), last == "2021-02-28");
    }
}

#[test]
fn what_nobody_said_counts_as_the_longest() {
    let no_term = open(&case(json!([subject("imprisonment", "2016-03-01")])).on("2030-01-01"), "notification-end");
    assert_eq!(
        (no_term["state"].as_str(), step(&no_term, "needs-detail")["detail"].as_str()),
        (Some("cannot-date"), Some("term"))
    );
    let mut event = subject("imprisonment", "2016-03-01");
    event["terms"] = json!([{ "months": 3 }, { "months": "six" }]);
    let half = case(json!([event])).on("2030-01-01");
    assert_eq!(open(&half, "notification-end")["state"], "cannot-date", "a term that cannot be read is not left out");
    assert_eq!(codes(&half), ["wrong-type at events[0].terms[1].months"]);
    let discharge =
        open(&case(json!([subject("conditional-discharge", "2016-03-01")])).on("2030-01-01"), "notification-end");
    assert_eq!(step(&discharge, "needs-detail")["detail"], "until");
    let mut case = case(json!([subject("caution", "2016-03-01")]));
    case.0["person"]["dateOfBirth"] = Value::Null;
    let end = open(&case.on("2016-03-02"), "notification-end");
    assert_eq!(day(&end, "due"), "2018-02-28");
    assert!(says(&end, "age-not-known"));
}

#[test]
fn a_discharge_lasts_as_long_as_it_was_made() {
    let mut event = subject("conditional-discharge", "2016-03-01");
    event["until"] = json!("2017-05-31");
    // Not halved: it is no fixed period.
    let end = open(&Case::new("england-and-wales", "2000-01-01", json!([event])).on("2016-04-01"), "notification-end");
    assert_eq!(day(&end, "due"), "2017-05-31");
}

#[test]
fn the_longest_of_two_periods_governs() {
    let mut prison = subject("imprisonment", "2016-03-01");
    prison["terms"] = json!([{ "months": 12 }]);
    let both = case(json!([prison, subject("caution", "2018-03-01")])).on("2019-01-01");
    assert_eq!(of_kind(&both, "notification-end").len(), 1);
    assert_eq!(day(&open(&both, "notification-end"), "due"), "2026-02-28");
}

/// s.83(1): "within the period of 3 days beginning with the relevant date".
#[test]
fn the_initial_notification_is_due_on_the_third_day() {
    let friday = case(json!([subject("caution", "2026-05-01")]));
    for (today, state, late) in [
        ("2026-05-01", "upcoming", 0),
        ("2026-05-02", "upcoming", 0),
        ("2026-05-03", "due", 0),
        ("2026-05-04", "overdue", 1),
    ] {
        let duty = open(&friday.on(today), "notification-initial");
        assert_eq!(day(&duty, "due"), "2026-05-03", "a Sunday: a statute carries nothing over");
        assert_eq!((duty["state"].as_str(), duty["daysLate"].as_i64()), (Some(state), Some(late)), "{today}");
        assert_eq!(
            (duty["owner"].as_str(), duty["rule"].as_str()),
            (Some("person"), Some("statute/notification-initial"))
        );
        assert_eq!(duty["standing"], "confirmed");
    }
    let leap = case(json!([subject("caution", "2028-02-27")]));
    assert_eq!(day(&open(&leap.on("2028-02-27"), "notification-initial"), "due"), "2028-02-29");
    let done = case(json!([subject("caution", "2026-05-01"), notified("initial", "2026-05-05")])).on("2026-06-01");
    let duty = &of_kind(&done, "notification-initial")[0];
    assert_eq!((duty["state"].as_str(), duty["daysLate"].as_i64()), (Some("done"), Some(2)));
}

/// s.83(6): time in custody, in hospital or abroad is left out.
#[test]
fn custody_stops_the_days_of_the_initial_notification() {
    let events = |more: Value| {
        let mut all = vec![
            subject("other", "2026-05-01"),
            json!({ "kind": "sentenced-to-custody", "on": "2026-05-01", "verified": true }),
        ];
        all.extend(more.as_array().unwrap().iter().cloned());
        case(json!(all))
    };
    let inside = open(&events(json!([])).on("2026-06-01"), "notification-initial");
    assert_eq!((inside["state"].as_str(), inside["due"].as_str()), (Some("suspended"), None));
    let out = events(json!([{ "kind": "released", "on": "2026-06-10" }]));
    let duty = open(&out.on("2026-06-11"), "notification-initial");
    assert_eq!(day(&duty, "due"), "2026-06-12", "the day of release is the first");
    assert!(says(&duty, "time-disregarded"));
    assert!(
        of_kind(&out.on("2026-06-11"), "notification-change").is_empty(),
        "the first notification tells of the release"
    );
    // One day of liberty before hospital: two are left on leaving it.
    let hospital = case(json!([
        subject("other", "2026-05-01"),
        { "kind": "admitted-to-hospital", "on": "2026-05-02", "verified": true },
        { "kind": "discharged-from-hospital", "on": "2026-05-20" }
    ]));
    assert_eq!(day(&open(&hospital.on("2026-05-20"), "notification-initial"), "due"), "2026-05-20");
    // Nobody verified it: the earlier day holds.
    let doubtful = case(json!([subject("other", "2026-05-01"), { "kind": "remanded", "on": "2026-05-01" }]));
    assert_eq!(day(&open(&doubtful.on("2026-05-02"), "notification-initial"), "due"), "2026-05-03");
}

#[test]
fn a_second_conviction_asks_for_no_new_notification_while_the_first_lasts() {
    let twice = case(json!([
        subject("life", "2016-03-01"),
        notified("initial", "2016-03-02"),
        subject("caution", "2018-03-01")
    ]));
    assert_eq!(of_kind(&twice.on("2019-01-01"), "notification-initial").len(), 1);
    let over = case(json!([
        subject("caution", "2016-03-01"),
        notified("initial", "2016-03-02"),
        subject("caution", "2019-03-01")
    ]));
    let again = over.on("2019-03-02");
    assert_eq!(day(&open(&again, "notification-initial"), "due"), "2019-03-03");
}

#[test]
fn the_act_of_1997_allowed_fourteen_days() {
    let duty = open(&case(json!([subject("other", "1999-03-01")])).on("1999-03-02"), "notification-initial");
    assert_eq!((day(&duty, "due").as_str(), duty["standing"].as_str()), ("1999-03-14", Some("unconfirmed")));
    // Nothing was found for the years between: the shorter time of the Act of 2003.
    let between = open(&case(json!([subject("other", "2002-03-01")])).on("2002-03-02"), "notification-initial");
    assert_eq!(day(&between, "due"), "2002-03-03");
}

fn moved(on: &str) -> Value {
    json!({ "kind": "details-changed", "matter": "home", "on": on, "id": "move" })
}

/// s.84(1): "within the period of 3 days beginning with" the change.
#[test]
fn a_change_is_due_on_the_third_day_and_has_to_be_named() {
    let base = [subject("life", "2016-03-01"), notified("initial", "2016-03-02")];
    let with = |more: &[Value]| case(json!([&base[..], more].concat()));
    let open_one = open(&with(&[moved("2017-05-31")]).on("2017-06-01"), "notification-change");
    assert_eq!((day(&open_one, "due").as_str(), open_one["state"].as_str()), ("2017-06-02", Some("upcoming")));
    let nameless = with(&[moved("2017-05-31"), notified("change", "2017-06-01")]).on("2017-06-05");
    assert_eq!(open(&nameless, "notification-change")["state"], "overdue");
    let mut told = notified("change", "2017-06-03");
    told["of"] = json!("move");
    let done = with(&[moved("2017-05-31"), told.clone()]).on("2017-07-01");
    let duty = &of_kind(&done, "notification-change")[0];
    assert_eq!((duty["state"].as_str(), duty["daysLate"].as_i64()), (Some("done"), Some(1)));
    // Bad input: told before it happened, and not as notice.
    told["on"] = json!("2017-05-01");
    let early = open(&with(&[moved("2017-05-31"), told]).on("2017-06-01"), "notification-change");
    assert_eq!(step(&early, "closes-nothing")["why"], "before-event");
    // Before anybody was subject to anything there is nothing to notify.
    assert!(of_kind(&with(&[moved("2010-05-31")]).on("2017-06-01"), "notification-change").is_empty());
    let lone = open(&case(json!([moved("2017-05-31")])).on("2017-06-01"), "notification-change");
    assert_eq!(step(&lone, "needs-event")["events"][0], "notification-started");
}

/// s.84(1)(d): release, for somebody who had notified before.
#[test]
fn release_is_a_change() {
    let released = case(json!([
        subject("life", "2016-03-01"), notified("initial", "2016-03-02"),
        { "kind": "recalled", "on": "2017-01-10", "verified": true },
        { "kind": "released", "on": "2017-08-01" }
    ]));
    let duty = open(&released.on("2017-08-01"), "notification-change");
    assert_eq!((day(&duty, "due").as_str(), duty["opened"]["kind"].as_str()), ("2017-08-03", Some("released")));
}

/// s.84(2) to (4): notice holds where the change comes not more than 2 days before the day given, nor after the
/// end of 3 days beginning with it.
#[test]
fn notice_holds_within_its_days() {
    let mut notice = notified("advance", "2017-05-01");
    notice["matter"] = json!("home");
    notice["expected"] = json!("2017-05-20");
    notice["id"] = json!("notice");
    let with = |change: Option<&str>, today: &str| {
        let mut events = vec![subject("life", "2016-03-01"), notified("initial", "2016-03-02"), notice.clone()];
        events.extend(change.map(moved));
        case(json!(events)).on(today)
    };
    for (on, holds) in
        [("2017-05-17", false), ("2017-05-18", true), ("2017-05-20", true), ("2017-05-22", true), ("2017-05-23", false)]
    {
        let assessment = with(Some(on), "2017-06-30");
        let change = &of_kind(&assessment, "notification-change")[0];
        assert_eq!(change["state"], if holds { "done" } else { "overdue" }, "{on}");
        assert_eq!(says(change, "notice-given"), holds, "{on}");
        // "within the period of 6 days beginning with the date specified"
        let correction = of_kind(&assessment, "notification-correction");
        assert_eq!(correction.len(), usize::from(!holds), "{on}");
        if let Some(correction) = correction.first() {
            assert_eq!((day(correction, "due").as_str(), correction["daysLate"].as_i64()), ("2017-05-25", Some(36)));
        }
    }
    assert!(of_kind(&with(None, "2017-05-22"), "notification-correction").is_empty(), "it can still happen");
    assert_eq!(open(&with(None, "2017-05-23"), "notification-correction")["state"], "upcoming");
    assert_eq!(open(&with(None, "2017-05-25"), "notification-correction")["state"], "due");
    assert_eq!(open(&with(None, "2017-05-26"), "notification-correction")["daysLate"], 1);
}

#[test]
fn bank_identity_and_child_household_are_english_law_since_2012() {
    for matter in ["bank", "identity-document", "child-household"] {
        let on = |division: &str, day: &str| {
            Case::new(
                division,
                ADULT,
                json!([
                    subject("life", "2006-03-01"), notified("initial", "2006-03-02"),
                    { "kind": "details-changed", "matter": matter, "on": day }
                ]),
            )
            .on("2020-01-01")
        };
        assert_eq!(day(&open(&on("england-and-wales", "2013-05-01"), "notification-change"), "due"), "2013-05-03");
        assert_eq!(day(&open(&on("england-and-wales", "2012-08-13"), "notification-change"), "due"), "2012-08-15");
        assert!(of_kind(&on("england-and-wales", "2012-08-12"), "notification-change").is_empty(), "{matter}");
        for division in ["scotland", "northern-ireland"] {
            let duty = open(&on(division, "2013-05-01"), "notification-change");
            assert_eq!(duty["state"], "cannot-date", "no figure was found, so none is given");
            assert!(says(&duty, "figure-not-found"));
        }
    }
}

/// s.85(1): "within the applicable period after each event", one year: the day named is day 0.
#[test]
fn the_year_runs_from_the_last_notification() {
    let base = vec![subject("life", "2016-03-01"), notified("initial", "2016-03-02")];
    let with = |more: Value| case(json!([base.clone(), more.as_array().unwrap().clone()].concat()));
    let due = |assessment: &Value| day(&open(assessment, "notification-periodic"), "due");
    assert_eq!(due(&with(json!([])).on("2016-06-01")), "2017-03-02");
    assert_eq!(due(&with(json!([notified("periodic", "2016-12-01")])).on("2017-01-01")), "2017-12-01");
    // A change starts the year anew; bank details, an identity document or a household do not.
    for (matter, next) in [
        ("home", "2017-06-02"),
        ("name", "2017-06-02"),
        ("other-premises", "2017-06-02"),
        ("bank", "2017-03-02"),
        ("identity-document", "2017-03-02"),
        ("child-household", "2017-03-02"),
    ] {
        let changed = with(json!([
            { "kind": "details-changed", "matter": matter, "on": "2016-06-01", "id": "change" },
            { "kind": "notified", "about": "change", "of": "change", "on": "2016-06-02" }
        ]))
        .on("2016-07-01");
        assert_eq!(due(&changed), next, "{matter}");
        assert_eq!(says(&open(&changed, "notification-periodic"), "closes-nothing"), next == "2017-03-02", "{matter}");
    }
    let leap = case(json!([subject("life", "2024-02-28"), notified("initial", "2024-02-29")])).on("2024-06-01");
    assert_eq!(due(&leap), "2025-02-28", "no corresponding day: the last of the month");
    let late = with(json!([notified("periodic", "2017-03-05")])).on("2017-04-01");
    let done: Vec<Value> =
        of_kind(&late, "notification-periodic").into_iter().filter(|duty| duty["state"] == "done").collect();
    assert_eq!((done.len(), done[0]["daysLate"].as_i64()), (1, Some(3)));
    let waiting = open(&case(json!([subject("life", "2016-03-01")])).on("2016-03-02"), "notification-periodic");
    assert_eq!(
        (waiting["state"].as_str(), step(&waiting, "waits-for")["duty"].as_str()),
        (Some("cannot-date"), Some("notification-initial"))
    );
}

/// s.85(3): the period runs on "until the end of the period of 3 days beginning when" custody first ceases.
#[test]
fn custody_extends_the_year() {
    let with = |more: Value| {
        let mut events = vec![subject("life", "2016-03-01"), notified("initial", "2016-03-02")];
        events.push(json!({ "kind": "went-abroad", "on": "2017-02-20", "verified": true }));
        events.extend(more.as_array().unwrap().iter().cloned());
        case(json!(events))
    };
    let away = open(&with(json!([])).on("2017-04-01"), "notification-periodic");
    assert_eq!((away["state"].as_str(), away["due"].as_str()), (Some("upcoming"), None));
    assert!(says(&away, "runs-on"), "the law prolongs the year: it is not held");
    for (back, due) in [
        ("2017-05-10", "2017-05-12"),
        ("2017-03-03", "2017-03-05"),
        ("2017-03-02", "2017-03-02"),
        ("2017-03-01", "2017-03-02"),
    ] {
        let duty = open(&with(json!([{ "kind": "came-back", "on": back }])).on(back), "notification-periodic");
        assert_eq!(day(&duty, "due"), due, "back on {back}");
        assert_eq!(says(&duty, "extended"), due != "2017-03-02");
    }
}

#[test]
fn without_a_fixed_home_it_is_every_week_in_england() {
    let with = |division: &str| {
        let mut first = notified("initial", "2016-03-02");
        first["noFixedHome"] = json!(true);
        Case::new(division, ADULT, json!([subject("life", "2016-03-01"), first])).on("2016-03-05")
    };
    let weekly = open(&with("england-and-wales"), "notification-periodic");
    assert_eq!(
        (day(&weekly, "due").as_str(), weekly["rule"].as_str()),
        ("2016-03-09", Some("statute/notification-weekly"))
    );
    for division in ["scotland", "northern-ireland"] {
        let duty = open(&with(division), "notification-periodic");
        assert_eq!(duty["state"], "cannot-date");
        assert!(says(&duty, "figure-not-found"), "the ministers prescribe it, and nobody found what");
    }
    // It lasts until a home is notified, and ends then.
    let chain = case(json!([
        subject("life", "2016-03-01"), notified("initial", "2016-03-02"),
        { "kind": "details-changed", "matter": "no-fixed-home", "on": "2016-06-01", "id": "out" },
        { "kind": "notified", "about": "change", "of": "out", "on": "2016-06-02" },
        notified("periodic", "2016-06-08"),
        { "kind": "details-changed", "matter": "home", "on": "2016-06-10", "id": "in" },
        { "kind": "notified", "about": "change", "of": "in", "on": "2016-06-11" }
    ]));
    assert_eq!(day(&open(&chain.on("2016-06-05"), "notification-periodic"), "due"), "2016-06-09");
    assert_eq!(day(&open(&chain.on("2016-06-08"), "notification-periodic"), "due"), "2016-06-15");
    assert_eq!(day(&open(&chain.on("2016-06-20"), "notification-periodic"), "due"), "2017-06-11");
}

fn journey(known: &str, departs: &str, returns: Option<&str>) -> Value {
    json!({ "kind": "travel-planned", "on": known, "departs": departs, "returns": returns, "id": "journey" })
}

#[test]
fn foreign_travel_by_the_rules_of_its_day() {
    let on = |division: &str, event: Value, today: &str| {
        Case::new(division, ADULT, json!([subject("life", "1999-03-01"), event])).on(today)
    };
    let one = |division: &str, known: &str, departs: &str, returns: Option<&str>| {
        of_kind(&on(division, journey(known, departs, returns), known), "notification-travel")
            .first()
            .map(|duty| (day(duty, "due"), duty["rule"].as_str().unwrap().to_owned()))
    };
    let early = |due: &str| Some((due.to_owned(), "statute/travel".to_owned()));
    let late = |due: &str| Some((due.to_owned(), "statute/travel-short-notice".to_owned()));
    let england = "england-and-wales";
    // Since 13 August 2012 every journey, not less than 7 days before: seven clear days.
    assert_eq!(one(england, "2026-02-01", "2026-03-10", Some("2026-03-10")), early("2026-03-02"));
    assert_eq!(one(england, "2026-03-02", "2026-03-10", None), early("2026-03-02"));
    assert_eq!(one(england, "2026-03-03", "2026-03-10", None), late("2026-03-09"), "known too late: 12 hours before");
    assert_eq!(one(england, "2026-03-10", "2026-03-10", None), late("2026-03-10"), "never before it was known");
    // From 1 May 2004 three days or more; from 1 June 2001 eight, and 24 hours.
    assert_eq!(one(england, "2010-02-01", "2010-03-10", Some("2010-03-11")), None);
    assert_eq!(one(england, "2010-02-01", "2010-03-10", Some("2010-03-12")), early("2010-03-02"));
    assert_eq!(
        one(england, "2010-02-01", "2010-03-10", None),
        early("2010-03-02"),
        "a length not given can be long enough"
    );
    assert_eq!(one(england, "2003-02-01", "2003-03-10", Some("2003-03-16")), None);
    assert_eq!(one(england, "2003-02-01", "2003-03-10", Some("2003-03-17")), late("2003-03-09"));
    assert_eq!(one(england, "2000-02-01", "2000-03-10", None), None, "no rule yet");
    // Scotland keeps three days; Northern Ireland asks for every journey but short ones to Ireland.
    assert_eq!(one("scotland", "2026-02-01", "2026-03-10", Some("2026-03-11")), None);
    assert_eq!(one("northern-ireland", "2026-02-01", "2026-03-10", Some("2026-03-10")), early("2026-03-02"));
    let mut ireland = journey("2026-02-01", "2026-03-10", Some("2026-03-11"));
    ireland["toIreland"] = json!(true);
    assert!(of_kind(&on("northern-ireland", ireland.clone(), "2026-02-01"), "notification-travel").is_empty());
    ireland["returns"] = json!("2026-03-12");
    assert_eq!(of_kind(&on("northern-ireland", ireland, "2026-02-01"), "notification-travel").len(), 1);
}

#[test]
fn travel_is_done_by_what_names_it_and_the_return_follows() {
    let events = json!([
        subject("life", "2020-03-01"), notified("initial", "2020-03-02"), journey("2026-02-01", "2026-03-10", Some("2026-03-20")),
        { "kind": "notified", "about": "travel", "of": "journey", "on": "2026-03-01" },
        { "kind": "went-abroad", "on": "2026-03-10", "verified": true },
        { "kind": "came-back", "on": "2026-03-20" }
    ]);
    let assessment = case(events).on("2026-03-21");
    let travel = of_kind(&assessment, "notification-travel");
    let by = |rule: &str| travel.iter().find(|duty| duty["rule"] == rule).expect("a duty of this rule");
    assert_eq!(by("statute/travel")["state"], "done");
    assert_eq!(
        (day(by("statute/travel-return"), "due").as_str(), by("statute/travel-return")["standing"].as_str()),
        ("2026-03-22", Some("unconfirmed"))
    );
}

#[test]
fn absence_from_home_is_law_in_northern_ireland() {
    let with = |division: &str, returns: &str| {
        let absence =
            json!({ "kind": "absence-planned", "on": "2026-02-01", "departs": "2026-03-10", "returns": returns });
        of_kind(
            &Case::new(division, ADULT, json!([subject("life", "2020-03-01"), absence])).on("2026-02-01"),
            "notification-travel",
        )
    };
    assert!(with("northern-ireland", "2026-03-12").is_empty(), "more than three days");
    assert_eq!(day(&with("northern-ireland", "2026-03-13")[0], "due"), "2026-03-09");
    assert!(with("england-and-wales", "2026-03-30").is_empty());
}

/// s.91B(2): the day after the end of the 15 year period beginning with the day of the relevant notification;
/// s.88B(1): the date falling 15 years after the relevant date.
#[test]
fn three_countries_word_the_review_differently() {
    let with = |division: &str, born: &str, given: &str| {
        Case::new(
            division,
            born,
            json!([
                subject("life", "2011-08-30"),
                { "kind": "sentenced-to-custody", "on": "2011-08-30", "verified": true },
                { "kind": "released", "on": "2011-09-09" },
                notified("initial", given)
            ]),
        )
    };
    let review = |case: &Case, today: &str| open(&case.on(today), "notification-review");
    let england = with("england-and-wales", ADULT, "2011-09-10");
    assert_eq!(day(&review(&england, "2020-01-01"), "due"), "2026-09-10", "from the notification");
    assert_eq!(review(&england, "2020-01-01")["owner"], "person");
    for (today, state) in [("2026-09-09", "upcoming"), ("2026-09-10", "due"), ("2030-01-01", "due")] {
        assert_eq!(review(&england, today)["state"], state, "he may apply and need not: never late");
    }
    let scotland = with("scotland", ADULT, "2011-09-10");
    let duty = review(&scotland, "2020-01-01");
    // 15 years after 30 August 2011 and the ten days in custody before the first notification.
    assert_eq!((day(&duty, "due").as_str(), duty["owner"].as_str()), ("2026-09-09", Some("police")));
    assert_eq!(step(&duty, "days-left-out")["count"], 10);
    assert_eq!(review(&scotland, "2026-09-10")["state"], "overdue", "the chief constable has to decide");
    let ireland = review(&with("northern-ireland", ADULT, "2011-09-10"), "2020-01-01");
    assert_eq!(ireland["state"], "cannot-date");
    assert!(says(&ireland, "figure-not-found"));
    for (division, due) in [("england-and-wales", "2019-09-10"), ("scotland", "2019-09-09")] {
        assert_eq!(
            day(&review(&with(division, "2000-01-01", "2011-09-10"), "2015-01-01"), "due"),
            due,
            "under 18: 8 years"
        );
    }
    // The reference's own example.
    let example = with("england-and-wales", ADULT, "2011-09-01");
    assert_eq!(day(&review(&example, "2020-01-01"), "due"), "2026-09-01");
    let leap = Case::new(
        "england-and-wales",
        ADULT,
        json!([subject("life", "2012-02-28"), notified("initial", "2012-02-29")]),
    );
    assert_eq!(day(&review(&leap, "2020-01-01"), "due"), "2027-03-01");
    let leap = Case::new("scotland", ADULT, json!([subject("life", "2012-02-29"), notified("initial", "2012-02-29")]));
    assert_eq!(day(&review(&leap, "2020-01-01"), "due"), "2027-02-28");
}

#[test]
fn a_review_that_continues_opens_the_next() {
    let with = |division: &str, review: Value| {
        Case::new(division, ADULT, json!([subject("life", "2005-03-01"), notified("initial", "2005-03-02"), review]))
            .on("2022-01-01")
    };
    let english = open(
        &with("england-and-wales", json!({ "kind": "notification-reviewed", "on": "2021-05-04", "ends": false })),
        "notification-review",
    );
    assert_eq!((day(&english, "due").as_str(), english["standing"].as_str()), ("2029-05-04", Some("unconfirmed")));
    assert!(says(&english, "may-be-later"), "subsections (4) to (6) were not seen");
    let scottish = |until: &str| {
        with("scotland", json!({ "kind": "notification-reviewed", "on": "2021-05-04", "ends": false, "until": until }))
    };
    assert_eq!(day(&open(&scottish("2031-05-03"), "notification-review"), "due"), "2031-05-03");
    assert!(codes(&scottish("2036-05-03")).is_empty());
    assert_eq!(codes(&scottish("2036-05-04")), ["out-of-range at events[2].until"], "fifteen years at most");
    let ended = with(
        "england-and-wales",
        json!({ "kind": "notification-reviewed", "on": "2021-05-04", "ends": true, "verified": true }),
    );
    let states: Vec<Value> = ended["duties"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|duty| duty["kind"].as_str().unwrap().starts_with("notification"))
        .map(|duty| duty["state"].clone())
        .collect();
    assert!(states.iter().all(|state| state == "done" || state == "ended" || state == "superseded"), "{states:?}");
}

#[test]
fn a_year_that_runs_past_the_end_is_not_shown() {
    let years = |today: &str| {
        let given = json!([
            subject("caution", "2016-03-01"),
            notified("initial", "2016-03-02"),
            notified("periodic", "2017-03-01")
        ]);
        of_kind(&case(given).on(today), "notification-periodic")
    };
    assert_eq!(years("2017-02-01")[0]["due"], "2017-03-02");
    let after: Vec<Value> = years("2017-04-01").iter().map(|year| year["state"].clone()).collect();
    assert_eq!(after, ["done"], "the next would be due on 1 March 2018, and the last day is 28 February");
}

#[test]
fn what_was_missed_stays_overdue_until_somebody_confirms_the_end() {
    let events = json!([subject("caution", "2016-03-01"), notified("initial", "2016-03-02")]);
    let over = case(events.clone()).on("2018-03-10");
    let year = open(&over, "notification-periodic");
    assert_eq!(
        (&year["state"], &year["daysLate"]),
        (&json!("overdue"), &json!(363)),
        "to the last day, and no further"
    );
    assert!(says(&year, "not-recorded") && says(&year, "period-over"));
    assert_eq!(open(&over, "notification-end")["daysLate"], 10);
    let mut confirmed = events;
    let end = json!({ "kind": "notification-ended", "on": "2018-03-09", "verified": true });
    confirmed.as_array_mut().unwrap().push(end);
    let over = case(confirmed).on("2018-03-10");
    let state = |kind: &str| of_kind(&over, kind).iter().map(|duty| duty["state"].clone()).collect::<Vec<_>>();
    assert_eq!(state("notification-periodic"), ["ended"]);
    assert_eq!(state("notification-end"), ["done"]);
    assert_eq!(of_kind(&over, "notification-end")[0]["daysLate"], 9);
    let died = case(json!([subject("life", "2016-03-01"), { "kind": "died", "on": "2016-03-02", "verified": true }]))
        .on("2018-03-01");
    assert!(died["duties"].as_array().unwrap().iter().all(|duty| duty["state"] == "ended"), "{}", died["duties"]);
}

#[test]
fn the_law_stands_where_the_standard_cannot_be_used() {
    let mut unknown = case(json!([subject("caution", "2026-05-01")]));
    unknown.0["standard"] = json!("england-wales-1066");
    assert_eq!(day(&open(&unknown.on("2026-05-01"), "notification-initial"), "due"), "2026-05-03");
}

#[test]
fn bad_input_is_told_and_the_rest_is_worked_out() {
    let bad = case(json!([
        subject("caution", "2026-05-01"),
        { "kind": "notification-started", "on": "2026-05-02" },
        { "kind": "notification-started", "on": "2026-05-02", "disposal": "fine" },
        { "kind": "notification-started", "on": "2026-05-02", "disposal": "other", "terms": [{}] },
        { "kind": "notification-started", "on": "2026-05-02", "disposal": "other", "terms": [{ "months": 30.5 }] },
        { "kind": "notification-started", "on": "2026-05-02", "disposal": "other", "terms": 7 },
        { "kind": "notified", "on": "2026-05-02" },
        { "kind": "notified", "on": "2026-05-02", "about": "advance", "expected": "2026-02-30" },
        { "kind": "details-changed", "on": "2026-05-02", "matter": "hat" },
        { "kind": "travel-planned", "on": "2026-05-02", "departs": "2026-04-01" },
        { "kind": "travel-planned", "on": "2026-05-02", "departs": "2026-06-10", "returns": "2026-06-01", "speed": 3 },
    ]))
    .on("2026-05-03");
    assert_eq!(
        codes(&bad),
        [
            "missing at events[1].disposal",
            "unknown-code at events[2].disposal",
            "missing at events[3].terms[0].months",
            "not-whole at events[4].terms[0].months",
            "wrong-type at events[5].terms",
            "missing at events[6].about",
            "no-such-date at events[7].expected",
            "unknown-code at events[8].matter",
            "contradicts at events[9].departs",
            "contradicts at events[10].returns",
            "unknown-key at events[10].speed",
        ]
    );
    assert!(of_kind(&bad, "notification-initial").iter().any(|duty| duty["due"] == "2026-05-03"));
}
