//! The members of an object, taken one by one.

use super::{Answer, BIRTH, Path, Reader, limit, one_by_one};
use crate::case::json::{Member, Node};
use crate::code::Code;
use crate::date::Date;
use crate::problem::ProblemCode;

/// The answer of somebody who was asked and does not know.
const NOT_KNOWN: &str = "not-known";

/// What sees to an entry of a list: the entry's place and its members.
pub type ReadEntry<'r> = dyn FnMut(&mut Reader, usize, &Fields<'_>) + 'r;

/// What sees to a member of an object whose keys are data: its key, path and value.
pub type ReadMember<'r, 'a> = dyn FnMut(&mut Reader, &'a str, &Path<'_>, Answer<&'a Node<'a>>) + 'r;

/// The members of an object. One that is taken is ticked off in the tree.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'a> {
    pub(super) path: Path<'a>,
    pub(super) members: &'a [Member<'a>],
    pub(super) refused: bool,
}

impl<'a> Fields<'a> {
    /// The members of `node` at `path`. What is no object is a problem, and each of its fields is refused.
    pub fn of(reader: &mut Reader, node: Answer<&'a Node<'a>>, path: Path<'a>) -> Self {
        let mut fields = Self { path, members: &[], refused: false };
        match node {
            Answer::Given(Node::Object(members)) => fields.members = members,
            Answer::Missing => {}
            _ => fields.refused = true,
        }
        if fields.refused && matches!(node, Answer::Given(_)) {
            let _: Answer<()> = reader.wrong_type(&path, "object");
        }
        fields
    }

    /// Path of the object.
    pub const fn path(&self) -> &Path<'a> {
        &self.path
    }

    /// Path of the member `key`.
    #[must_use]
    pub const fn at<'p>(&'p self, key: &'p str) -> Path<'p> {
        self.path.member(key)
    }

    /// Path of the member `key`, written out.
    pub fn field(&self, key: &str) -> String {
        self.at(key).text()
    }

    /// Takes the value of a member.
    pub fn take(&self, reader: &mut Reader, key: &str) -> Answer<&'a Node<'a>> {
        if self.refused {
            return Answer::Refused;
        }
        taken(reader, self.members, key, &self.path)
    }

    /// Takes an answer, bare or as `{ value, on, by, trained }`, and notes where it comes from.
    pub fn take_answer(&self, reader: &mut Reader, key: &str) -> Answer<&'a Node<'a>> {
        let taken = self.take(reader, key);
        reader.answer(taken, &self.at(key))
    }

    /// Takes the members of a member.
    pub fn object<'p>(&'p self, reader: &mut Reader, key: &'p str) -> Fields<'p> {
        let node = self.take(reader, key);
        Fields::of(reader, node, self.at(key))
    }

    /// Takes the members of a member; `None` where the case does not have it.
    pub fn given_object<'p>(&'p self, reader: &mut Reader, key: &'p str) -> Option<Fields<'p>> {
        match self.take(reader, key) {
            Answer::Missing => None,
            node => Some(Fields::of(reader, node, self.at(key))),
        }
    }

    /// Takes a list of at most `most` entries.
    pub fn list(&self, reader: &mut Reader, key: &str, most: usize) -> Answer<&'a [Node<'a>]> {
        self.take(reader, key).and_then(|node| self.as_list(reader, key, most, node))
    }

    fn as_list(&self, reader: &mut Reader, key: &str, most: usize, node: &'a Node<'a>) -> Answer<&'a [Node<'a>]> {
        match node {
            Node::List(list) if list.len() <= most => Answer::Given(list.as_slice()),
            Node::List(_) => {
                reader.note_limits(ProblemCode::TooMany, &self.at(key), None, limit(most));
                Answer::Refused
            }
            _ => reader.wrong_type(&self.at(key), "list"),
        }
    }

    /// Takes a list of at most `most` entries; of one that is there twice the first, as the reader of files keeps it. Also
    /// whether the case may say more than that.
    pub fn first_list(&self, reader: &mut Reader, key: &str, most: usize) -> (&'a [Node<'a>], bool) {
        let twice = self.members.iter().find(|member| member.key == key && member.duplicated);
        let list = match (self.take(reader, key), twice.map(|member| &member.value)) {
            (Answer::Given(node), None) => self.as_list(reader, key, most, node),
            (_, Some(node)) => self.as_list(reader, key, most, node),
            (Answer::Refused, None) => Answer::Refused,
            (Answer::Missing, None) => Answer::Missing,
        };
        (list.given().copied().unwrap_or_default(), list.is_refused() || twice.is_some())
    }

    /// Goes through a list of at most `most` objects; gives their number.
    pub fn each(&self, reader: &mut Reader, key: &str, most: usize, read: &mut ReadEntry<'_>) -> Answer<usize> {
        self.list(reader, key, most).and_then(|list| {
            self.each_of(reader, key, list, read);
            Answer::Given(list.len())
        })
    }

    /// Goes through the objects of a list that was taken.
    pub fn each_of(&self, reader: &mut Reader, key: &str, list: &'a [Node<'a>], read: &mut ReadEntry<'_>) {
        let path = self.at(key);
        for (index, node) in list.iter().enumerate() {
            let entry = Fields::of(reader, Answer::Given(node), path.entry(index));
            read(reader, index, &entry);
        }
    }

    /// Takes a whole number from `min` to `max`.
    pub fn whole(&self, reader: &mut Reader, key: &str, min: i64, max: i64) -> Answer<i64> {
        self.take_answer(reader, key).and_then(|node| reader.whole(node, &self.at(key), min, max))
    }

    /// Takes a small whole number.
    pub fn number(&self, reader: &mut Reader, key: &str, min: i64, max: u16) -> Option<u16> {
        self.whole(reader, key, min, i64::from(max)).into_option().and_then(|number| u16::try_from(number).ok())
    }

    /// Takes a whole number that is smaller still.
    pub fn small(&self, reader: &mut Reader, key: &str, min: i64, max: u8) -> Option<u8> {
        self.number(reader, key, min, u16::from(max)).and_then(|number| u8::try_from(number).ok())
    }

    /// Takes a whole number of any size, and tells one that cannot be read from none.
    pub fn count<T: TryFrom<i64>>(&self, reader: &mut Reader, key: &str, min: i64, max: i64) -> Answer<T> {
        self.whole(reader, key, min, max).and_then(|number| T::try_from(number).map_or(Answer::Refused, Answer::Given))
    }

    /// Whether a member says outright that its answer is not known. It is taken then, and counts as one that cannot
    /// be read: somebody has asked, and nobody can say that the milder answer holds.
    fn is_not_known(&self, key: &str) -> bool {
        let given = self.members.iter().find(|member| !member.taken.get() && member.key == key && !member.duplicated);
        let not_known = given.filter(|member| matches!(&member.value, Node::Text(text) if text == NOT_KNOWN));
        not_known.is_some_and(|member| {
            member.taken.set(true);
            true
        })
    }

    /// Takes a small whole number, or `"not-known"`, which is refused without a problem.
    pub fn small_or_not_known(&self, reader: &mut Reader, key: &str, min: i64, max: i64) -> Answer<u8> {
        if self.is_not_known(key) { Answer::Refused } else { self.count(reader, key, min, max) }
    }

    /// Takes a yes or no, or `"not-known"`, which is refused without a problem.
    pub fn yes_no_or_not_known(&self, reader: &mut Reader, key: &str) -> Answer<bool> {
        if self.is_not_known(key) { Answer::Refused } else { self.yes_or_no(reader, key) }
    }

    /// Takes one of a closed set of codes, or `"not-known"`, which is refused without a problem.
    pub fn choice_or_not_known<T: Code>(&self, reader: &mut Reader, key: &str) -> Answer<T> {
        if self.is_not_known(key) { Answer::Refused } else { self.choice(reader, key) }
    }

    /// Takes a name, of at most 100 characters, to keep it.
    pub fn name(&self, reader: &mut Reader, key: &str) -> Answer<String> {
        self.text(reader, key, 100).and_then(|name| Answer::Given(name.to_owned()))
    }

    /// Takes a yes or no.
    pub fn yes_or_no(&self, reader: &mut Reader, key: &str) -> Answer<bool> {
        self.take_answer(reader, key).and_then(|node| reader.yes_or_no(node, &self.at(key)))
    }

    /// Takes a yes or no that may be left out.
    pub fn yes(&self, reader: &mut Reader, key: &str) -> Option<bool> {
        self.yes_or_no(reader, key).into_option()
    }

    /// Takes a day.
    pub fn date(&self, reader: &mut Reader, key: &str) -> Answer<Date> {
        self.take_answer(reader, key).and_then(|node| reader.date(node, &self.at(key)))
    }

    /// Takes a day that cannot lie after today.
    pub fn date_until(&self, reader: &mut Reader, key: &str, today: Date) -> Answer<Date> {
        let day = self.date(reader, key);
        self.no_later_than(reader, key, day, today)
    }

    /// Takes a day that has been: not after today and not before birth.
    pub fn past_date(&self, reader: &mut Reader, key: &str, today: Date, born: Option<Date>) -> Answer<Date> {
        match self.date_until(reader, key, today) {
            Answer::Given(on) if born.is_some_and(|born| on < born) => {
                reader.note_against(ProblemCode::BeforeBirth, &self.at(key), &BIRTH);
                Answer::Refused
            }
            on => on,
        }
    }

    /// Takes a day that cannot lie before another, which is in `other`, where that one is known.
    pub fn date_from(&self, reader: &mut Reader, key: &str, least: Option<Date>, other: &str) -> Answer<Date> {
        match (self.date(reader, key), least) {
            (Answer::Given(day), Some(least)) if day < least => {
                reader.note_against(ProblemCode::Contradicts, &self.at(key), &self.at(other));
                Answer::Refused
            }
            (day, _) => day,
        }
    }

    /// Refuses a day of the member `key` that lies after `today`: it is no plan, and has not been.
    pub fn no_later_than(&self, reader: &mut Reader, key: &str, day: Answer<Date>, today: Date) -> Answer<Date> {
        match day {
            Answer::Given(on) if on > today => {
                reader.note(ProblemCode::InTheFuture, &self.at(key));
                Answer::Refused
            }
            day => day,
        }
    }

    /// Takes one of a closed set of codes.
    pub fn choice<T: Code>(&self, reader: &mut Reader, key: &str) -> Answer<T> {
        match self.choose(reader, key, T::CODES) {
            Answer::Given(place) => T::at(place).map_or(Answer::Refused, Answer::Given),
            Answer::Missing => Answer::Missing,
            Answer::Refused => Answer::Refused,
        }
    }

    fn choose(&self, reader: &mut Reader, key: &str, codes: &[&str]) -> Answer<usize> {
        self.take_answer(reader, key).and_then(|node| reader.choose(node, &self.at(key), codes))
    }

    /// Takes a list of codes of at most `most` entries; one that cannot be read is a problem, and the others are kept.
    pub fn choices<T: Code>(&self, reader: &mut Reader, key: &str, most: usize) -> Option<Vec<T>> {
        let places = self.places(reader, key, most, T::CODES)?;
        Some(places.into_iter().filter_map(T::at).collect())
    }

    fn places(&self, reader: &mut Reader, key: &str, most: usize, codes: &[&str]) -> Option<Vec<usize>> {
        let path = self.at(key);
        let list = self.list(reader, key, most).into_option()?;
        let mut places = Vec::with_capacity(list.len());
        for (index, node) in list.iter().enumerate() {
            places.extend(reader.choose(node, &path.entry(index), codes).into_option());
        }
        Some(places)
    }

    /// Takes a text of at most `most` characters.
    pub fn text(&self, reader: &mut Reader, key: &str, most: usize) -> Answer<&'a str> {
        self.take(reader, key).and_then(|node| reader.text(node, &self.at(key), most))
    }

    /// Takes a text that may be left out, to keep it.
    pub fn words(&self, reader: &mut Reader, key: &str, most: usize) -> Option<String> {
        self.text(reader, key, most).into_option().map(str::to_owned)
    }

    /// Takes a text that cannot be left out, to keep it.
    pub fn required_words(&self, reader: &mut Reader, key: &str, most: usize) -> Option<String> {
        let text = self.text(reader, key, most);
        reader.required(text, self, key).map(str::to_owned)
    }

    /// Goes through an object whose keys are data. Those that are there twice are reported before anything else.
    pub fn entries(&self, reader: &mut Reader, read: &mut ReadMember<'_, 'a>) {
        for member in self.members {
            if member.duplicated {
                reader.note(ProblemCode::DuplicateKey, &self.path.key(&member.key));
            }
        }
        for member in self.members {
            read(reader, &member.key, &self.path.key(&member.key), value_of(member));
        }
    }

    /// Reports every member that nobody took.
    pub fn finish(&self, reader: &mut Reader) {
        self.finish_as(reader, ProblemCode::UnknownKey);
    }

    /// The same, as a separate problem.
    pub fn finish_as(&self, reader: &mut Reader, code: ProblemCode) {
        for member in self.members {
            if !member.taken.get() {
                reader.note(code, &self.at(&member.key));
            }
        }
    }

    /// Whether the object itself could not be read.
    pub const fn is_refused(&self) -> bool {
        self.refused
    }
}

/// Takes a member of the object at `path`. Where there is none, but one whose name is a slip away, that one is refused
/// and not silent: it may say what would not be the milder reading.
pub(super) fn taken<'a>(
    reader: &mut Reader,
    members: &'a [Member<'a>],
    key: &str,
    path: &Path<'_>,
) -> Answer<&'a Node<'a>> {
    let find = |is: &dyn Fn(&str) -> bool| members.iter().find(|member| !member.taken.get() && is(&member.key));
    if let Some(member) = find(&|given| given == key) {
        member.taken.set(true);
        if member.duplicated {
            reader.note(ProblemCode::DuplicateKey, &path.member(key));
        }
        return value_of(member);
    }
    let Some(member) = find(&|given| is_slip(given, key)) else { return Answer::Missing };
    member.taken.set(true);
    reader.note_allowing(ProblemCode::UnknownKey, &path.member(&member.key), &mut one_by_one(&[key]));
    Answer::Refused
}

/// Whether `given` is `name` with a letter too many, too few or wrong, or with two that changed places. The plural of a
/// name is another name; a short one less a letter, or one with digits and another letter, could be anything.
fn is_slip(given: &str, name: &str) -> bool {
    let (given, name) = (given.as_bytes(), name.as_bytes());
    if given.len().abs_diff(name.len()) > 1 {
        return false;
    }
    let long = name.len() > 3 && name.iter().all(u8::is_ascii_alphabetic);
    let start = given.iter().zip(name).take_while(|(one, other)| one == other).count();
    let (Some(given), Some(name)) = (given.get(start..), name.get(start..)) else { return false };
    let end = given.iter().rev().zip(name.iter().rev()).take_while(|(one, other)| one == other).count();
    match (given.get(..given.len() - end), name.get(..name.len() - end)) {
        (Some([letter]), Some([])) => letter.is_ascii_alphabetic() && (end > 0 || *letter != b's'),
        (Some([]), Some([letter])) => long && (end > 0 || *letter != b's'),
        (Some([_]), Some([_])) => long,
        (Some([one, other]), Some([first, second])) => long && one == second && other == first,
        _ => false,
    }
}

/// The value of a member: none is used where its key is there twice.
const fn value_of<'a>(member: &'a Member<'a>) -> Answer<&'a Node<'a>> {
    match &member.value {
        _ if member.duplicated => Answer::Refused,
        Node::Null => Answer::Missing,
        value => Answer::Given(value),
    }
}
