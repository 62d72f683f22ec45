//! How far a part of the form could be scored.

use crate::code::codes;

codes! {
    /// How far a part of the form could be scored. It is asked of everybody, so it is never not applicable.
    pub enum FormStatus {
        /// Every answer is there.
        Scored = "scored",
        /// An answer is missing, or nobody knows it yet.
        Incomplete = "incomplete",
        /// A field that it uses has a problem.
        Invalid = "invalid",
    }
}

impl FormStatus {
    /// That of a part without a problem, or with one, whose answers are all there, or not.
    pub(super) const fn of(valid: bool, whole: bool) -> Self {
        match (valid, whole) {
            (false, _) => Self::Invalid,
            (true, true) => Self::Scored,
            (true, false) => Self::Incomplete,
        }
    }
}
