//! Reads the tables of published figures: comments, one heading, then rows of equal length.
#![expect(clippy::panic, reason = "a table that cannot be read fails the test")]

/// The rows under `heading`.
pub fn rows<const COLUMNS: usize>(text: &'static str, heading: [&str; COLUMNS]) -> Vec<[&'static str; COLUMNS]> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<_> = line.split(',').collect();
        <[&str; COLUMNS]>::try_from(cells).unwrap_or_else(|_| panic!("not {COLUMNS} cells: {line}"))
    });
    assert_eq!(lines.next(), Some(heading));
    lines.collect()
}

/// Whether a number lies in a cell as `2`, `3-4` or `5+`.
pub fn holds(cell: &str, number: i64) -> bool {
    let bound = |text: &str| text.parse::<i64>().unwrap_or_else(|_| panic!("no number: {text}"));
    match (cell.strip_suffix('+'), cell.split_once('-')) {
        (Some(from), _) => number >= bound(from),
        (None, Some((from, to))) => (bound(from)..=bound(to)).contains(&number),
        (None, None) => number == bound(cell),
    }
}
