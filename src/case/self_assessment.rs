//! The person's own questionnaire as given: 27 problems, and how likely they think offending is.

use super::reader::{Answer, Fields, Reader};
use crate::date::Date;
use crate::write::push_whole;

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
pub(super) fn read(reader: &mut Reader, oasys: &Fields<'_>, today: Date, born: Option<Date>) -> Option<SelfAssessment> {
    let fields = oasys.given_object(reader, "selfAssessment")?;
    let items = fields.object(reader, "items");
    let mut read = SelfAssessment::default();
    for item in 1..=ITEMS {
        let mut key = String::new();
        push_whole(&mut key, u64::from(item));
        let node = items.take(reader, &key);
        if !matches!(node, Answer::Given(_)) {
            continue;
        }
        let entry = Fields::of(reader, node, items.at(&key));
        read.items.push(SelfItem {
            item,
            problem: entry.yes(reader, "problem"),
            linked: entry.yes(reader, "linked"),
            section: entry.small(reader, "section", 3, 12),
        });
        entry.finish(reader);
    }
    items.finish(reader);
    read.likelihood = fields.small(reader, "likelihood", 0, 3);
    read.completed_on = fields.past_date(reader, "completedOn", today, born).into_option();
    fields.finish(reader);
    Some(read)
}
