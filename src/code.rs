//! Enumerations that go over the wall as kebab-case codes.

use std::cmp::Ordering;

/// A closed set of values, each with one stable code.
pub trait Code: Copy + PartialEq + 'static {
    /// Every value with its code, in the order in which a person would list them.
    const ALL: &'static [(Self, &'static str)];

    /// Every value, in the same order.
    const VALUES: &'static [Self];

    /// Every code, in the same order.
    const CODES: &'static [&'static str];

    /// The code of this value.
    fn code(self) -> &'static str;

    /// The value that has this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::at(position(Self::CODES, code)?)
    }

    /// The value at this place of the list.
    fn at(place: usize) -> Option<Self> {
        Self::VALUES.get(place).copied()
    }
}

/// The place of `code` among `codes`: one search for every set of codes.
pub(crate) fn position(codes: &[&str], code: &str) -> Option<usize> {
    codes.iter().position(|known| *known == code)
}

/// Declares an enumeration whose every variant has a code, so that reading,
/// writing and "what would have been accepted" cannot drift apart.
macro_rules! codes {
    ($(#[$outer:meta])* pub enum $name:ident { $($(#[$inner:meta])* $variant:ident = $code:literal,)+ }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS))]
        $(#[$outer])*
        pub enum $name { $($(#[$inner])* #[cfg_attr(feature = "types", ts(rename = $code))] $variant,)+ }

        impl $crate::code::Code for $name {
            const ALL: &'static [(Self, &'static str)] = &[$(($name::$variant, $code),)+];
            const VALUES: &'static [Self] = &[$($name::$variant,)+];
            const CODES: &'static [&'static str] = &[$($code,)+];

            fn code(self) -> &'static str {
                // The variants are in the order of their codes.
                Self::CODES.get(self as usize).copied().unwrap_or_default()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_unit_variant("", 0, $crate::code::Code::code(*self))
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

/// Puts `list` into the order of `compare`, which has to tell any two entries apart or call them equal; equal ones keep
/// their order. The places of the entries are sorted, so that one copy of the standard library's sort serves every list.
pub(crate) fn sort<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    sort_by(list, &compare);
}

/// The same, once for each type of entry and not for each order.
fn sort_by<T>(list: &mut [T], compare: &dyn Fn(&T, &T) -> Ordering) {
    let order = sorted_places(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    bring(order, &mut |place, other| list.swap(place, other));
}

/// For each place below `count` the first that is equal to what is there: itself, where none before it is.
pub(crate) fn first_alike(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut alike: Vec<usize> = (0..count).collect();
    let mut first: Option<usize> = None;
    for place in sorted_places(count, compare) {
        if first.is_none_or(|first| compare(first, place).is_ne()) {
            first = Some(place);
        }
        if let (Some(slot), Some(first)) = (alike.get_mut(place), first) {
            *slot = first;
        }
    }
    alike
}

/// The places below `count` in the order of what is there.
fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Exchanges two places, one pair after the other, until a list is in `order`: large entries move once.
fn bring(mut order: Vec<usize>, exchange: &mut dyn FnMut(usize, usize)) {
    for first in 0..order.len() {
        let mut place = first;
        while let Some(slot) = order.get_mut(place) {
            let from = std::mem::replace(slot, place);
            if from == place || from == first {
                break;
            }
            exchange(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn every_order_of_few_entries_is_sorted_and_equal_ones_stay() {
        for seed in 0..5_u32.pow(6) {
            let mut list: Vec<(u32, usize)> =
                (0..6).map(|place| (seed / 5_u32.pow(place) % 5, place as usize)).collect();
            let mut expected = list.clone();
            expected.sort_by_key(|(value, _)| *value);
            sort(&mut list, |a, b| a.0.cmp(&b.0));
            assert_eq!(list, expected);
        }
    }

    #[test]
    fn many_entries_are_sorted() {
        for count in [0, 1, 2, 3, 31, 32, 33, 1000] {
            let mut list: Vec<usize> = (0..count).map(|index| index * 7919 % 1009).collect();
            let mut expected = list.clone();
            expected.sort_unstable();
            sort(&mut list, Ord::cmp);
            assert_eq!(list, expected);
        }
    }
}
