//! Kinds of failure that no rule makes and nobody has settled yet. Each is a fault of the engine or a sentence that the
//! rules lack. Any other kind fails the test.

use super::change::{Change, How};

/// What is open about a change, where something is.
pub fn open(change: &Change) -> Option<&'static str> {
    // What is misspelt reads as silent: nobody has said which of the two it is.
    (change.how == How::MisspeltKey).then_some("a misspelt key reads as a silent one")
}
