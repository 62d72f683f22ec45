//! Court orders: how long the law lets each last, what is due before it ends, and what it keeps alive.
#![expect(clippy::indexing_slicing, reason = "a test may stop where it fails")]

mod common {
    pub mod duties;
}

use common::duties::{Case, codes, day, of_kind, open, says, step};
use serde_json::{Value, json};

fn case(division: &str, events: Value) -> Case {
    Case::new(division, "1980-04-12", events)
}

fn order(kind: &str, on: &str, until: &str) -> Value {
    json!({ "kind": "court-order-made", "order": kind, "on": on, "until": until, "id": format!("{kind}-{on}") })
}

/// The least and most that each order lasts (duties-and-dates, section 4), the day within and the day without.
#[test]
fn the_term_of_each_order() {
    let (england, scotland, ireland) = ("england-and-wales", "scotland", "northern-ireland");
    for (division, kind, made, until, allowed) in [
        (england, "sexual-offences-prevention", "2010-03-01", "2015-02-28", true),
        (england, "sexual-offences-prevention", "2010-03-01", "2015-02-27", false),
        (england, "sexual-harm-prevention", "2016-02-29", "2021-02-28", true),
        (england, "sexual-harm-prevention", "2016-02-29", "2021-02-27", false),
        (scotland, "sexual-harm-prevention", "2024-03-01", "2029-02-28", true),
        (scotland, "sexual-harm-prevention", "2024-03-01", "2029-02-27", false),
        (england, "risk-of-sexual-harm", "2010-03-01", "2012-02-29", true),
        (england, "risk-of-sexual-harm", "2010-03-01", "2012-02-28", false),
        (england, "sexual-risk", "2016-03-01", "2018-02-28", true),
        (england, "sexual-risk", "2016-03-01", "2018-02-27", false),
        (england, "foreign-travel", "2016-03-01", "2021-02-28", true),
        (england, "foreign-travel", "2016-03-01", "2021-03-01", false),
        (scotland, "foreign-travel", "2024-03-01", "2029-02-28", true),
        (scotland, "foreign-travel", "2024-03-01", "2029-03-01", false),
        (england, "violent-offender", "2016-03-01", "2018-02-28", true),
        (england, "violent-offender", "2016-03-01", "2018-02-27", false),
        (england, "violent-offender", "2016-03-01", "2021-02-28", true),
        (england, "violent-offender", "2016-03-01", "2021-03-01", false),
        (england, "interim-violent-offender", "2016-03-01", "2016-03-28", true),
        (england, "interim-violent-offender", "2016-03-01", "2016-03-29", false),
        (ireland, "violent-offences-prevention", "2017-03-01", "2022-02-28", true),
        (ireland, "violent-offences-prevention", "2017-03-01", "2022-03-01", false),
        // No figure was found for these, so none is applied.
        (england, "interim-sexual-harm", "2016-03-01", "2016-03-02", true),
        (england, "interim-sexual-risk", "2016-03-01", "2020-03-02", true),
    ] {
        let assessment = case(division, json!([order(kind, made, until)])).on(made);
        let expected: &[&str] = if allowed { &[] } else { &["out-of-range at events[0].until"] };
        assert_eq!(codes(&assessment), expected, "{division} {kind} {made} to {until}");
        // Whatever the law allows, the order is what the court made.
        assert_eq!(day(&open(&assessment, "order-end"), "due"), until, "{kind}");
    }
}

#[test]
fn an_order_until_further_order_has_no_last_day() {
    let endless = |division: &str, made: &str| {
        let event =
            json!({ "kind": "court-order-made", "order": "sexual-harm-prevention", "on": made, "untilFurther": true });
        case(division, json!([event])).on("2025-01-01")
    };
    let english = endless("england-and-wales", "2016-03-01");
    let duty = open(&english, "order-end");
    assert_eq!((duty["state"].as_str(), duty["due"].as_str()), (Some("cannot-date"), None));
    assert!(says(&duty, "until-further-order") && codes(&english).is_empty());
    assert!(of_kind(&english, "order-renewal").is_empty());
    assert_eq!(codes(&endless("scotland", "2024-03-01")), ["contradicts at events[0].untilFurther"]);
    let silent =
        case("england-and-wales", json!([{ "kind": "court-order-made", "order": "sexual-risk", "on": "2016-03-01" }]));
    assert_eq!(step(&open(&silent.on("2017-01-01"), "order-end"), "needs-detail")["detail"], "until");
}

#[test]
fn the_warnings_come_one_after_the_other() {
    let made = order("sexual-risk", "2024-03-01", "2026-08-31");
    let decided = |on: &str| json!({ "kind": "renewal-decided", "of": "sexual-risk-2024-03-01", "on": on });
    let at = |events: Value, today: &str| case("england-and-wales", events).on(today);
    let first = open(&at(json!([made]), "2025-01-01"), "order-renewal");
    // 31 August less six months has no corresponding day: the last of February.
    assert_eq!((day(&first, "due").as_str(), first["rule"].as_str()), ("2026-02-28", Some("convention/order-renewal")));
    assert_eq!((first["state"].as_str(), first["standing"].as_str()), (Some("upcoming"), Some("unconfirmed")));
    assert_eq!(open(&at(json!([made]), "2026-03-10"), "order-renewal")["daysLate"], 10);
    let second = at(json!([made, decided("2026-03-02")]), "2026-03-10");
    assert_eq!(day(&open(&second, "order-renewal"), "due"), "2026-05-31");
    assert_eq!(of_kind(&second, "order-renewal").iter().filter(|duty| duty["state"] == "done").count(), 1);
    let third = at(json!([made, decided("2026-06-02")]), "2026-07-10");
    assert_eq!(
        day(&open(&third, "order-renewal"), "due"),
        "2026-08-03",
        "one decision answers every warning before it"
    );
    let early = open(&at(json!([made, decided("2025-03-02")]), "2026-03-01"), "order-renewal");
    assert_eq!(step(&early, "closes-nothing")["why"], "too-early");
    let last = at(json!([made, decided("2026-08-03")]), "2026-08-10");
    assert!(of_kind(&last, "order-renewal").iter().all(|duty| duty["state"] == "done"));
    let over = at(json!([made]), "2026-09-01");
    assert!(of_kind(&over, "order-renewal").iter().all(|duty| duty["state"] == "ended"));
    assert_eq!(
        open(&over, "order-end")["state"],
        "overdue",
        "nobody has verified that nothing keeps him on the register"
    );
}

#[test]
fn an_area_sets_its_own_warnings() {
    let mut own = case("england-and-wales", json!([order("sexual-risk", "2024-03-01", "2026-08-31")]));
    own.0["orderWarnings"] = json!([{ "days": 56 }, { "months": 12 }]);
    let duty = open(&own.on("2025-01-01"), "order-renewal");
    assert_eq!((day(&duty, "due").as_str(), duty["rule"].as_str()), ("2025-08-31", Some("case/order-renewal")));
    own.0["orderWarnings"] = json!([{ "days": 0 }, { "months": 1, "days": 2 }, {}, { "weeks": 2 }, 4, { "months": 2 }]);
    let bad = own.on("2025-01-01");
    assert_eq!(
        codes(&bad),
        [
            "out-of-range at orderWarnings[0].days",
            "contradicts at orderWarnings[1].months",
            "missing at orderWarnings[2].months",
            "unknown-key at orderWarnings[3].weeks",
            "wrong-type at orderWarnings[4]",
        ]
    );
    // Ruling 21: what cannot be read postpones nothing, so the decision has no day until it is mended; once one that can
    // be read has come it is due.
    let states = |assessment: &Value| {
        let renewals = of_kind(assessment, "order-renewal");
        let state = |duty: Value| format!("{} {}", duty["state"], duty["due"]).replace('"', "");
        renewals.into_iter().map(state).collect::<Vec<_>>()
    };
    assert_eq!(states(&bad), ["cannot-date null"]);
    assert_eq!(states(&own.on("2026-07-01")), ["overdue 2026-06-30", "cannot-date null"]);
    // An order too short for a warning has none.
    let short =
        case("england-and-wales", json!([order("interim-sexual-harm", "2026-03-01", "2026-03-14")])).on("2026-03-01");
    assert!(of_kind(&short, "order-renewal").is_empty());
}

/// s.107: somebody who would cease to be subject to the requirements stays so while the order lasts.
#[test]
fn an_order_that_outlasts_the_period_keeps_it_alive() {
    let with = |kind: &str, made: &str, until: &str, today: &str| {
        case(
            "england-and-wales",
            json!([
                { "kind": "notification-started", "on": "2016-03-01", "disposal": "caution" },
                { "kind": "notified", "about": "initial", "on": "2016-03-02" },
                order(kind, made, until)
            ]),
        )
        .on(today)
    };
    let kept = with("sexual-harm-prevention", "2017-03-01", "2023-05-31", "2019-01-01");
    let end = open(&kept, "notification-end");
    assert_eq!(
        (day(&end, "due").as_str(), step(&end, "kept-alive-by")["order"].as_str()),
        ("2023-05-31", Some("sexual-harm-prevention"))
    );
    assert_eq!(open(&kept, "notification-periodic")["state"], "overdue", "the year still runs");
    let before = with("sexual-harm-prevention", "2017-03-01", "2018-03-31", "2018-03-03");
    let year = open(&before, "notification-periodic");
    assert_eq!((day(&year, "due").as_str(), says(&year, "ends-before")), ("2017-03-02", false));
    // Made after the period had ended it revives nothing; a shorter one and another kind change nothing.
    for (kind, made, until) in [
        ("sexual-harm-prevention", "2018-03-01", "2024-05-31"),
        ("sexual-risk", "2017-03-01", "2023-05-31"),
        ("sexual-harm-prevention", "2016-04-01", "2018-02-27"),
    ] {
        let end = &of_kind(&with(kind, made, until, "2018-02-28"), "notification-end")[0];
        assert_eq!(day(end, "due"), "2018-02-28", "{kind} {made}");
    }
    let last = with("sexual-harm-prevention", "2018-02-28", "2024-05-31", "2018-03-01");
    assert_eq!(day(&open(&last, "notification-end"), "due"), "2024-05-31", "made on the last day");
}

#[test]
fn an_order_bars_the_review_while_it_lasts() {
    let with = |today: &str| {
        open(
            &case(
                "england-and-wales",
                json!([
                    { "kind": "notification-started", "on": "2008-03-01", "disposal": "life" },
                    { "kind": "notified", "about": "initial", "on": "2008-03-02" },
                    order("sexual-harm-prevention", "2020-03-01", "2026-02-28")
                ]),
            )
            .on(today),
            "notification-review",
        )
    };
    assert_eq!(with("2023-03-01")["state"], "upcoming");
    let barred = with("2023-03-02");
    assert_eq!(
        (barred["state"].as_str(), step(&barred, "barred-by")["order"].as_str()),
        (Some("suspended"), Some("sexual-harm-prevention"))
    );
    assert_eq!(with("2026-03-01")["state"], "due");
}

#[test]
fn a_notification_order_has_no_end_of_its_own() {
    let made = case("england-and-wales", json!([order("notification", "2024-03-01", "2029-02-28")])).on("2026-05-01");
    assert_eq!(of_kind(&made, "order-end").len(), 0, "the clock of the requirements says until when");
    assert_eq!(of_kind(&made, "order-renewal").len(), 1, "and its warnings come all the same");
}

#[test]
fn subject_by_an_order_alone() {
    let subject = json!({ "kind": "notification-started", "on": "2020-03-01", "disposal": "prevention-order" });
    let end = open(
        &case("england-and-wales", json!([subject, order("sexual-harm-prevention", "2020-03-01", "2026-02-28")]))
            .on("2021-01-01"),
        "notification-end",
    );
    assert_eq!(day(&end, "due"), "2026-02-28");
}

/// Criminal Justice and Immigration Act 2008, s.108: 3 days beginning with the day the order comes into force.
#[test]
fn a_violent_offender_order_asks_for_a_notification() {
    let made = order("violent-offender", "2026-05-01", "2029-05-01");
    let duty = open(&case("england-and-wales", json!([made])).on("2026-05-01"), "notification-initial");
    assert_eq!(
        (day(&duty, "due").as_str(), duty["rule"].as_str()),
        ("2026-05-03", Some("statute/notification-violent-offender"))
    );
    let told =
        json!({ "kind": "notified", "about": "initial", "of": "violent-offender-2026-05-01", "on": "2026-05-02" });
    let done = case("england-and-wales", json!([made, told])).on("2026-05-10");
    assert_eq!(of_kind(&done, "notification-initial")[0]["state"], "done");
}

#[test]
fn a_court_varies_and_ends_an_order() {
    let made = order("sexual-risk", "2024-03-01", "2026-08-31");
    let later = json!({ "kind": "court-order-varied", "of": "sexual-risk-2024-03-01", "on": "2026-05-01", "until": "2028-08-31" });
    let at = |events: Value, today: &str| case("england-and-wales", events).on(today);
    assert_eq!(day(&open(&at(json!([made, later]), "2026-04-30"), "order-end"), "due"), "2026-08-31");
    assert_eq!(day(&open(&at(json!([made, later]), "2026-05-01"), "order-end"), "due"), "2028-08-31");
    for verified in [true, false] {
        let ended = json!({ "kind": "court-order-ended", "of": "sexual-risk-2024-03-01", "on": "2025-05-01", "verified": verified });
        let duty = &of_kind(&at(json!([made, ended]), "2025-06-01"), "order-end")[0];
        assert_eq!(duty["state"], if verified { "ended" } else { "upcoming" }, "only a verified event ends a clock");
    }
}

#[test]
fn bad_orders_are_told_and_the_rest_is_worked_out() {
    let backwards = json!({ "kind": "court-order-made", "order": "sexual-risk", "on": "2024-03-01", "until": "2023-03-01", "id": "a" });
    let bad = case("england-and-wales", json!([
        backwards,
        order("sexual-harm-prevention", "2024-03-01", "2030-03-01"),
        order("sexual-harm-prevention", "2025-03-01", "2031-03-01"),
        { "kind": "court-order-made", "on": "2024-03-01" },
        { "kind": "court-order-made", "on": "2024-03-01", "order": "asbo" },
        { "kind": "court-order-made", "on": "2024-03-01", "order": "foreign-travel", "until": "2026-03-01", "untilFurther": true },
        { "kind": "court-order-ended", "on": "2025-03-01", "of": "nothing", "verified": true },
        { "kind": "renewal-decided", "on": "2025-03-01" }
    ])).on("2026-01-01");
    assert_eq!(
        codes(&bad),
        [
            "contradicts at events[0].until",
            "missing at events[3].order",
            "unknown-code at events[4].order",
            "contradicts at events[5].untilFurther",
            "unknown-code at events[6].of",
            "missing at events[7].of",
            "duplicate at events[2].order",
        ]
    );
    let ends = of_kind(&bad, "order-end");
    assert_eq!(ends.iter().filter(|end| end["opened"]["index"] == 0 && end["state"] == "cannot-date").count(), 1);
    let mut days: Vec<String> = ends.iter().map(|end| day(end, "due")).collect();
    days.sort();
    assert_eq!(
        days,
        ["2030-03-01", "2031-03-01", "none", "none", "none", "none"],
        "both orders of one kind are shown until somebody says which, and two of which nobody can say what they are"
    );
    // In Scotland a new order ends the old (2016 Act, s.16), once somebody has verified it.
    let scottish = |verified: bool| {
        let mut new = order("sexual-harm-prevention", "2025-03-01", "2031-03-01");
        new["verified"] = json!(verified);
        case("scotland", json!([order("sexual-harm-prevention", "2024-03-01", "2030-03-01"), new])).on("2026-01-01")
    };
    assert!(codes(&scottish(true)).is_empty() && codes(&scottish(false)).is_empty());
    assert_eq!(day(&open(&scottish(true), "order-end"), "due"), "2031-03-01");
    let running = of_kind(&scottish(false), "order-end");
    assert_eq!(running.iter().filter(|end| end["state"] == "upcoming").count(), 2);
}

/// A last day that cannot be read could have warned before the one that can (ruling 21).
#[test]
fn a_last_day_that_cannot_be_read_may_warn_at_any_time_beside_one_that_can() {
    let made = |until: Value| {
        let events = json!([
            { "kind": "court-order-made", "on": "2010-10-05", "until": until },
            { "kind": "court-order-varied", "on": "2015-03-29", "until": "2015-05-30" },
        ]);
        let assessment = case("northern-ireland", events).on("2015-06-21");
        let renewals = of_kind(&assessment, "order-renewal");
        renewals.into_iter().map(|duty| (duty["state"].clone(), duty["due"].clone())).collect::<Vec<_>>()
    };
    let overdue = (json!("overdue"), json!("2014-11-30"));
    assert_eq!(made(json!(["?"])), [overdue.clone(), (json!("cannot-date"), Value::Null)]);
    // One that is later keeps the order alive, and the earlier one warns.
    assert_eq!(made(json!("2020-10-05")), [overdue]);
}
