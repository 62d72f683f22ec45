//! Marking, natively: every exercise of the training page, and the same document wherever it is marked.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use std::fs;

use joint_risk::{Engine, training};
use serde_json::{Value, json};

fn exercises() -> Vec<Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/training/exercises");
    let mut all: Vec<Value> = fs::read_dir(folder)
        .unwrap()
        .map(|file| serde_json::from_str(&fs::read_to_string(file.unwrap().path()).unwrap()).unwrap())
        .collect();
    all.sort_by_key(|exercise| exercise["id"].to_string());
    all
}

/// What the engine makes of `value` as the answer to every question.
fn mark(exercise: &Value, value: impl Fn(&Value) -> Value) -> Value {
    let questions = exercise["questions"].as_array().unwrap();
    let answers: serde_json::Map<String, Value> = questions
        .iter()
        .map(|question| (question["id"].as_str().unwrap().to_owned(), json!({ "value": value(question) })))
        .collect();
    let given = json!({ "exercise": exercise["id"], "edition": exercise["edition"], "answers": answers });
    serde_json::to_value(training::mark(&Engine::new(), &exercise.to_string(), &given.to_string())).unwrap()
}

#[test]
fn every_model_answer_is_right_and_every_trap_is_not() {
    let exercises = exercises();
    assert!(exercises.len() >= 24);
    for exercise in &exercises {
        let right = mark(exercise, |question| question["model"].clone());
        assert_eq!(right["problems"], json!([]), "{}", exercise["id"]);
        assert_eq!((&right["percent"], &right["passed"]), (&json!(100), &json!(true)));
        let trapped = mark(exercise, |question| question["traps"][0]["answer"].clone());
        assert_eq!(trapped["problems"], json!([]), "{}", exercise["id"]);
        for (item, question) in
            trapped["items"].as_array().unwrap().iter().zip(exercise["questions"].as_array().unwrap())
        {
            let expected: &[&str] = if question["traps"].is_array() { &["wrong", "nearly"] } else { &["unanswered"] };
            assert!(expected.contains(&item["verdict"].as_str().unwrap()), "{item}");
        }
    }
}

#[test]
fn the_contributions_of_the_errors_are_what_the_traps_state() {
    for exercise in &exercises() {
        for (index, question) in exercise["questions"].as_array().unwrap().iter().enumerate() {
            for trap in question["traps"].as_array().into_iter().flatten().filter(|trap| !trap["gives"].is_null()) {
                let marked = mark(exercise, |asked| {
                    if asked["id"] == question["id"] { trap["answer"].clone() } else { asked["model"].clone() }
                });
                let effect = &marked["items"][index]["effects"].as_array().unwrap();
                let first = effect.iter().find(|effect| effect["outcome"] == question["moves"][0]).unwrap();
                assert_eq!(first["given"], trap["gives"], "{} {}", exercise["id"], question["id"]);
            }
        }
    }
}

#[test]
fn any_text_in_place_of_the_documents_is_an_answer() {
    let engine = Engine::new();
    for text in [
        "",
        "{",
        "null",
        "[]",
        "3",
        "\"x\"",
        "{}",
        "{\"id\":1,\"id\":2}",
        "\u{feff}{}",
        "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]",
    ] {
        for (exercise, answers) in [(text, "{}"), (text, text)] {
            let marked: Value = serde_json::to_value(training::mark(&engine, exercise, answers)).unwrap();
            assert_ne!(marked["problems"], json!([]), "{text}");
            assert_eq!(marked["items"], json!([]));
        }
    }
}

#[test]
fn cut_off_anywhere_an_exercise_is_refused() {
    let engine = Engine::new();
    let whole = exercises()[0].to_string();
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)).step_by(97) {
        let marked = training::mark(&engine, &whole[..end], "{}");
        assert!(!marked.problems.is_empty() && marked.items.is_empty());
    }
}
