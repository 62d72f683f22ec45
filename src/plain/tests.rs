use super::*;

/// What a host does, here without copying: the input is written through the same cell that hands out its address.
fn call(case: &[u8], today: &[u8]) -> (isize, String) {
    assert!(!joint_risk_input(case.len() + today.len()).is_null());
    INPUT.with_borrow_mut(|room| room.copy_from_slice(&[case, today].concat()));
    let length = joint_risk_assess(case.len(), today.len());
    (length, OUTPUT.with_borrow(Clone::clone))
}

#[test]
fn an_answer_is_what_the_engine_writes() {
    let case = r#"{"reference":"A123 Siân"}"#;
    let (length, text) = call(case.as_bytes(), b"2026-02-01");
    assert_eq!(
        text,
        crate::assess_json(case, given::today("2026-02-01").unwrap_or_else(|error| unreachable!("{error}")))
    );
    assert_eq!(usize::try_from(length), Ok(text.len()));
    assert_eq!(joint_risk_output(), OUTPUT.with_borrow(|output| output.as_ptr()));
}

#[test]
fn a_case_that_cannot_be_used_is_an_answer() {
    let large = vec![b' '; MOST_BYTES + 1];
    for (case, code) in
        [(&b""[..], "malformed-json"), (b"{", "malformed-json"), (b"\xFF", "malformed-json"), (&large, "too-large")]
    {
        let (length, text) = call(case, b"2026-02-01");
        assert_eq!(usize::try_from(length), Ok(text.len()));
        assert!(text.contains(code), "{text}");
    }
}

#[test]
fn misuse_is_the_complement_of_the_length_of_a_message() {
    for (today, said) in [(&b"2026-02-30"[..], "must be a day"), (b"", "must be a day"), (b"\xFF", "must be a day")] {
        let (length, text) = call(b"{}", today);
        assert_eq!(usize::try_from(!length), Ok(text.len()));
        assert!(text.contains(said), "{text}");
    }
    joint_risk_input(4);
    for (case, today) in [(5, 0), (0, 5), (3, 2), (usize::MAX, 1), (1, usize::MAX)] {
        assert!(joint_risk_assess(case, today) < 0);
        assert!(OUTPUT.with_borrow(|text| text.ends_with("the input has room for 4")));
    }
}

#[test]
fn room_is_bounded_and_holds_nothing_of_the_case_before() {
    assert!(joint_risk_input(MOST_INPUT + 1).is_null());
    assert!(!joint_risk_input(0).is_null());
    call(br#"{"reference":"A123"}"#, b"2026-02-01");
    joint_risk_input(30);
    assert!(INPUT.with_borrow(|room| room.iter().all(|byte| *byte == 0)));
}

#[test]
fn the_version_is_that_of_the_crate() {
    assert_eq!(joint_risk_abi(), 1);
    let length = joint_risk_version();
    let text = OUTPUT.with_borrow(Clone::clone);
    assert_eq!(usize::try_from(length), Ok(text.len()));
    assert_eq!(text, to_json(&crate::version()));
}
