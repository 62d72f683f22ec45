//! A rating or a level as the duties need it.

use crate::band::{Band, Range};

/// A rating or level as the duties need it: what is certain, and what is still possible.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Level {
    /// What is certain; `None` where nothing is.
    pub certain: Option<Band>,
    /// What is still possible; `None` where it does not apply.
    pub range: Option<Range>,
}

impl Level {
    /// What an unknown counts as.
    #[must_use]
    pub fn highest(&self) -> Option<Band> {
        self.range.as_ref().map(|range| range.highest)
    }

    /// Something unknown could raise it.
    #[must_use]
    pub fn at_least(&self) -> bool {
        self.range.as_ref().is_some_and(|range| self.certain != Some(range.highest))
    }
}
