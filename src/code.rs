//! Enumerations that go over the wall as kebab-case codes.

/// A closed set of values, each with one stable code.
pub trait Code: Copy + PartialEq + 'static {
    /// Every value with its code, in the order in which a person would list them.
    const ALL: &'static [(Self, &'static str)];

    /// The value that has this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(value, _)| *value)
    }

    /// The code of this value.
    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(value, _)| *value == self).map_or("", |(_, code)| *code)
    }

    /// Every code, as a problem lists what would have been accepted.
    fn codes() -> Vec<String> {
        Self::ALL.iter().map(|(_, code)| (*code).to_owned()).collect()
    }
}

/// Declares an enumeration whose every variant has a code, so that reading,
/// writing and "what would have been accepted" cannot drift apart.
macro_rules! codes {
    ($(#[$outer:meta])* pub enum $name:ident { $($(#[$inner:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$inner])* $variant,)+ }

        impl $crate::code::Code for $name {
            const ALL: &'static [(Self, &'static str)] = &[$(($name::$variant, $code),)+];
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::code::Code::code(*self))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str($crate::code::Code::code(*self))
            }
        }
    };
}
pub(crate) use codes;

/// Puts `list` into the order of `compare`, which has to tell any two entries apart or call them equal;
/// equal ones keep their order. One copy of a sort serves every list: each further one costs kilobytes.
pub(crate) fn sort<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> std::cmp::Ordering) {
    let mut entries: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    let mut order: Vec<usize> = (0..entries.len()).collect();
    let entry = |index: usize| entries.get(index).and_then(Option::as_ref);
    sort_indices(&mut order, &|a, b| match (entry(a), entry(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => std::cmp::Ordering::Equal,
    });
    list.extend(order.into_iter().filter_map(|index| entries.get_mut(index).and_then(Option::take)));
}

/// Sorts indices by what they stand for.
pub(crate) fn sort_indices(order: &mut [usize], compare: &dyn Fn(usize, usize) -> std::cmp::Ordering) {
    order.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
}
