//! Numbers and days in order, each with the place of what belongs to it.
//!
//! Every such search goes through here, so that a page carries the standard library's map for one kind of key and not
//! for one of each list.

use std::collections::BTreeMap;

use crate::date::Date;

/// What is looked for: a number, a day, or a number within a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    day: Option<Date>,
    number: usize,
}

impl From<usize> for Key {
    fn from(number: usize) -> Self {
        Self { day: None, number }
    }
}

impl From<Date> for Key {
    fn from(day: Date) -> Self {
        Self { day: Some(day), number: 0 }
    }
}

impl From<(Date, usize)> for Key {
    fn from((day, number): (Date, usize)) -> Self {
        Self { day: Some(day), number }
    }
}

/// Keys in order, each with a place.
#[derive(Debug, Clone, Default)]
pub struct Index {
    places: BTreeMap<Key, usize>,
}

impl Index {
    /// The place of each number, by the order in which they come.
    pub fn of_each(numbers: impl Iterator<Item = usize>) -> Self {
        let mut index = Self::default();
        for (place, number) in numbers.enumerate() {
            index.set(number, place);
        }
        index
    }

    /// Gives `key` this place.
    pub fn set(&mut self, key: impl Into<Key>, place: usize) {
        self.put(key.into(), place);
    }

    /// Takes `key` in, with no place that matters; whether it is new.
    pub fn add(&mut self, key: impl Into<Key>) -> bool {
        self.put(key.into(), 0).is_none()
    }

    /// The place of `key`.
    pub fn place(&self, key: impl Into<Key>) -> Option<usize> {
        self.find(key.into())
    }

    /// Whether `key` is in it.
    pub fn has(&self, key: impl Into<Key>) -> bool {
        self.find(key.into()).is_some()
    }

    /// Takes `key` out; whether it was in.
    pub fn remove(&mut self, key: impl Into<Key>) -> bool {
        self.take(key.into())
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The numbers, in order.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.places.keys().map(|key| key.number)
    }

    /// The first number.
    pub fn first(&self) -> Option<usize> {
        self.numbers().next()
    }

    /// The last number.
    pub fn last(&self) -> Option<usize> {
        self.numbers().next_back()
    }

    /// Takes out the first number whose day is before `day`.
    pub fn pop_before(&mut self, day: Date) -> Option<usize> {
        let key = *self.places.keys().next()?;
        (key.day < Some(day) && self.take(key)).then_some(key.number)
    }

    /// Takes every number out, in order.
    pub fn drain(&mut self) -> Vec<usize> {
        let numbers = self.numbers().collect();
        self.places.clear();
        numbers
    }

    fn put(&mut self, key: Key, place: usize) -> Option<usize> {
        self.places.insert(key, place)
    }

    fn find(&self, key: Key) -> Option<usize> {
        self.places.get(&key).copied()
    }

    fn take(&mut self, key: Key) -> bool {
        self.places.remove(&key).is_some()
    }
}

/// Values by key.
#[derive(Debug, Clone)]
pub struct ByKey<V> {
    index: Index,
    values: Vec<V>,
}

impl<V> Default for ByKey<V> {
    fn default() -> Self {
        Self { index: Index::default(), values: Vec::new() }
    }
}

impl<V> ByKey<V> {
    /// The value of `key`.
    pub fn get(&self, key: impl Into<Key>) -> Option<&V> {
        self.values.get(self.index.find(key.into())?)
    }

    /// The value of `key`, to change.
    pub fn get_mut(&mut self, key: impl Into<Key>) -> Option<&mut V> {
        self.values.get_mut(self.index.find(key.into())?)
    }

    /// Changes the value of `key`; where there is none yet, `value` is put there first.
    pub fn change(&mut self, key: impl Into<Key>, value: V, change: impl FnOnce(&mut V)) {
        let key = key.into();
        let place = self.index.find(key).unwrap_or_else(|| {
            self.index.put(key, self.values.len());
            self.values.push(value);
            self.values.len() - 1
        });
        if let Some(value) = self.values.get_mut(place) {
            change(value);
        }
    }

    /// The numbers with their values, in order.
    pub fn entries(&self) -> impl Iterator<Item = (usize, &V)> {
        self.index.numbers().zip(self.values())
    }

    /// The values, by key.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.index.places.values().filter_map(|place| self.values.get(*place))
    }
}

#[cfg(test)]
mod tests {
    use super::{ByKey, Index};
    use crate::date::{Date, DateError};

    #[test]
    fn keys_come_in_order_and_leave_one_by_one() -> Result<(), DateError> {
        let (one, two) = (Date::parse("2026-01-01")?, Date::parse("2026-01-02")?);
        let mut index = Index::of_each([7, 3, 5].into_iter());
        assert_eq!((index.place(3), index.place(4), index.first(), index.last()), (Some(1), None, Some(3), Some(7)));
        assert!(!index.add(5) && index.add(6) && index.remove(3) && !index.remove(3));
        assert_eq!(index.drain(), [5, 6, 7]);
        assert!(index.is_empty());
        let mut days = Index::default();
        assert!(days.add((two, 1)) && days.add((one, 9)) && days.add((one, 2)));
        assert_eq!((days.pop_before(one), days.pop_before(two), days.pop_before(two)), (None, Some(2), Some(9)));
        assert_eq!(days.len(), 1);
        Ok(())
    }

    #[test]
    fn a_table_has_one_value_a_key_and_gives_them_by_key() {
        let mut table = ByKey::default();
        for (key, letter) in [(9, 'a'), (2, 'b'), (9, 'c')] {
            table.change(key, String::new(), |text| text.push(letter));
        }
        assert_eq!(table.get(9).map(String::as_str), Some("ac"));
        assert_eq!(table.values().collect::<Vec<_>>(), ["b", "ac"]);
        assert_eq!(table.get_mut(1), None);
    }
}
