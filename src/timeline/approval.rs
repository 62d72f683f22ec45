//! Whether another person than the author agreed to something.

use crate::same_text;

/// Whether `by` names another person than `author`; where one of them is not named, nobody can say.
#[must_use]
pub fn approves(by: Option<&str>, author: Option<&str>) -> Option<bool> {
    Some(!same_text::same(by?, author?))
}
