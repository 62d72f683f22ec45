//! The person's own questionnaire as given: 27 problems, and how likely they think offending is.

use super::reader::{Answer, Fields, Reader};
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};

/// How many problems the questionnaire asks about.
pub const ITEMS: u8 = 27;

/// The questionnaire.
#[derive(Debug, Default)]
pub struct SelfAssessment {
    /// The answered items, in order.
    pub items: Vec<SelfItem>,
    /// 28, how likely offending is: 0 definitely not, 1 unlikely, 2 quite, 3 very.
    pub likelihood: Option<u8>,
    /// The day on which the person completed it.
    pub completed_on: Option<Date>,
}

/// One of the 27 problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SelfItem {
    /// Its number, 1 to 27.
    pub item: u8,
    /// The person says that it is a problem.
    pub problem: Option<bool>,
    /// The person says that it is linked to offending.
    pub linked: Option<bool>,
    /// The section of OASys that it belongs to, 3 to 12, as the host or the user says.
    pub section: Option<u8>,
}

/// Reads `selfAssessment`; `None` where there is none.
pub(super) fn read(
    reader: &mut Reader,
    oasys: &mut Fields<'_>,
    today: Date,
    born: Option<Date>,
) -> Option<SelfAssessment> {
    let node = oasys.take(reader, "selfAssessment");
    if matches!(node, Answer::Missing) {
        return None;
    }
    let mut fields = Fields::of(reader, node, oasys.field("selfAssessment"));
    let mut items = fields.object(reader, "items");
    let mut read = Vec::new();
    for item in 1..=ITEMS {
        let key = item.to_string();
        let node = items.take(reader, &key);
        if !matches!(node, Answer::Given(_)) {
            continue;
        }
        let mut entry = Fields::of(reader, node, items.field(&key));
        let problem = entry.yes_or_no(reader, "problem").into_option();
        let linked = entry.yes_or_no(reader, "linked").into_option();
        let section = small(entry.whole(reader, "section", 3, 12));
        entry.finish(reader);
        read.push(SelfItem { item, problem, linked, section });
    }
    items.finish(reader);
    let likelihood = small(fields.whole(reader, "likelihood", 0, 3));
    let completed_on = past_day(reader, &mut fields, "completedOn", today, born);
    fields.finish(reader);
    Some(SelfAssessment { items: read, likelihood, completed_on })
}

/// A small whole number that has passed its limits.
pub(super) fn small(number: Answer<i64>) -> Option<u8> {
    number.into_option().and_then(|number| u8::try_from(number).ok())
}

/// A day that has been: not after today and not before birth.
pub(super) fn past_day(
    reader: &mut Reader,
    fields: &mut Fields<'_>,
    key: &str,
    today: Date,
    born: Option<Date>,
) -> Option<Date> {
    let on = fields.date(reader, key).into_option()?;
    if on > today {
        reader.problems.push(Problem::new(ProblemCode::InTheFuture, fields.field(key)));
        return None;
    }
    if born.is_some_and(|born| on < born) {
        reader.problems.push(Problem::new(ProblemCode::BeforeBirth, fields.field(key)).against("person.dateOfBirth"));
        return None;
    }
    Some(on)
}
