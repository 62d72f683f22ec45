//! One date in working days, without an assessment.

use serde::Serialize;

use crate::calendar::{self, Counting};
use crate::case::json;
use crate::case::reader::{Answer, Fields, Path, Reader};
use crate::date::Date;
use crate::division::Division;
use crate::problem::{Problem, ProblemCode};

/// The most working days that are counted.
const MOST: i64 = 999;

/// A date in working days, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "WorkingDaysAnswer"))]
pub struct WorkingDays {
    /// The last day of the count.
    pub day: Option<Date>,
    /// The calendar that was used.
    pub calendar: Option<&'static str>,
    /// What is wrong with what was asked.
    pub problems: Vec<Problem>,
}

/// Answers `{ "from": day, "count": 0 to 999, "division": …, "counting": … }`, all of which are needed.
///
/// # Example
/// ```
/// use joint_risk::{ProblemCode, working_days};
/// let asked = |text| working_days(text);
/// let due = asked(r#"{ "from": "2026-01-05", "count": 15, "division": "england-and-wales", "counting": "after" }"#);
/// assert_eq!(due.day.map(|day| day.to_string()).as_deref(), Some("2026-01-26"));
/// let none = asked(r#"{ "from": "2026-01-05", "count": 15, "division": "scotland" }"#);
/// assert_eq!((none.day, none.problems[0].code), (None, ProblemCode::Missing));
/// let past = asked(r#"{ "from": "2040-01-05", "count": 1, "division": "scotland", "counting": "after" }"#);
/// assert_eq!(past.problems[0].code, ProblemCode::CalendarUnknown);
/// ```
#[must_use]
pub fn working_days(text: &str) -> WorkingDays {
    let mut reader = Reader::default();
    let (mut day, mut division) = (None, None);
    match json::parse(text) {
        Err(problem) => reader.problems.push(*problem),
        Ok(node) => {
            let asked = Fields::of(&mut reader, Answer::Given(&node), Path::start(""));
            let from = asked.date(&mut reader, "from");
            let from = reader.required(from, &asked, "from");
            let count = asked.count::<u16>(&mut reader, "count", 0, MOST);
            let count = reader.required(count, &asked, "count");
            let given = asked.choice::<Division>(&mut reader, "division");
            division = reader.required(given, &asked, "division");
            let counting = asked.choice::<Counting>(&mut reader, "counting");
            let counting = reader.required(counting, &asked, "counting");
            asked.finish(&mut reader);
            if let (Some(from), Some(count), Some(division), Some(counting)) = (from, count, division, counting) {
                day = calendar::add_working_days(from, count, counting, division).ok();
                if day.is_none() {
                    let (first, last) = calendar::COVERAGE;
                    let problem = Problem::new(ProblemCode::CalendarUnknown, asked.field("from"));
                    reader.problems.push(problem.between(first, last));
                }
            }
        }
    }
    WorkingDays { day, calendar: division.map(calendar::name), problems: reader.problems }
}
