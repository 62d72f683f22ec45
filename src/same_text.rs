//! Whether two texts say the same: one court in two spellings is one court, and one person cannot sign twice.
//!
//! Two people and two systems write one name with another apostrophe, another hyphen, in capitals, or with an accent
//! as a character after its letter. None of that makes another name. An accent that is left out does: nobody can say
//! that it was meant.

mod latin;

/// The text as it is compared: two that differ only in letter case, kind of apostrophe or hyphen, white space,
/// characters without width, or in how an accent is written, give the same.
///
/// Letters outside Latin keep their case. The result is for comparing and for sorting, and not to be shown.
///
/// # Example
/// ```
/// use joint_risk::same_text::fold;
/// assert_eq!(fold("Leeds Magistrates\u{2019}  Court"), fold("LEEDS MAGISTRATES' COURT"));
/// assert_eq!(fold("Llangefni, Ynys M\u{f4}n"), fold("Llangefni, Ynys Mo\u{302}n"));
/// assert_eq!(fold("Stoke\u{2011}on\u{2011}Trent"), fold("Stoke-on-Tr\u{ad}ent"));
/// assert_ne!(fold("Leeds"), fold("Leigh"));
/// assert_eq!(fold(" \u{200b} "), "");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = Folded { text: String::with_capacity(text.len()), accents: Vec::new(), space: false };
    for letter in text.chars() {
        folded.push(letter);
    }
    folded.settle();
    folded.text
}

/// Whether two texts say the same, as [`fold`] compares them.
///
/// # Example
/// ```
/// use joint_risk::same_text::same;
/// assert!(same("Siân O’Neill", "Siân O'Neill "));
/// assert!(!same("S. O'Neill", "T. O'Neill"));
/// ```
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    one == other || fold(one) == fold(other)
}

struct Folded {
    text: String,
    /// Accents of the last letter: in whatever order they come, they are the same letter.
    accents: Vec<char>,
    /// White space has come since the last letter.
    space: bool,
}

impl Folded {
    fn push(&mut self, letter: char) {
        match letter {
            'a'..='z' | '0'..='9' => self.letter(letter),
            'A'..='Z' => self.letter(letter.to_ascii_lowercase()),
            letter if letter.is_whitespace() => {
                self.settle();
                self.space = true;
            }
            letter if letter.is_ascii() && letter != '`' => self.letter(letter),
            letter if is_without_width(letter) => {}
            '\u{300}'..='\u{36f}' => self.accent(letter),
            letter if is_apostrophe(letter) => self.letter('\''),
            letter if is_hyphen(letter) => self.letter('-'),
            letter => self.composed(small(letter)),
        }
    }

    /// A letter that may carry accents: each is taken off it until none is left.
    fn composed(&mut self, letter: char) {
        if let Some((base, accent)) = without_accent(letter) {
            self.composed(base);
            return self.accent(accent);
        }
        self.letter(if letter == 'ß' { 's' } else { letter });
        if letter == 'ß' {
            self.letter('s');
        }
    }

    /// An accent of the last letter, put in its place among those that it has.
    fn accent(&mut self, accent: char) {
        let place = self.accents.partition_point(|known| *known <= accent);
        self.accents.insert(place, accent);
    }

    fn letter(&mut self, letter: char) {
        self.settle();
        if std::mem::take(&mut self.space) && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push(letter);
    }

    /// Writes the accents of the last letter.
    fn settle(&mut self) {
        self.text.extend(self.accents.drain(..));
    }
}

/// The letter below one accent of a small letter, and that accent.
fn without_accent(letter: char) -> Option<(char, char)> {
    latin::COMPOSED.iter().find_map(|(accent, letters)| {
        let mut letters = letters.chars();
        while let (Some(composed), Some(base)) = (letters.next(), letters.next()) {
            if composed == letter {
                return Some((base, *accent));
            }
        }
        None
    })
}

/// The small letter of a Latin capital; any other character as it is. In these blocks a capital is next to its
/// small letter: before it, on an even place in most and on an odd place in some.
fn small(letter: char) -> char {
    let place = u32::from(letter);
    let next = match place {
        0xd7 | 0x130 => place,
        0xc0..=0xde => place + 0x20,
        0x178 => 0xff,
        0x1e9e => 0xdf,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc => place + place % 2,
        0x100..=0x137 | 0x14a..=0x177 | 0x1de..=0x1ef | 0x1f8..=0x233 | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff => place | 1,
        _ => place,
    };
    char::from_u32(next).unwrap_or(letter)
}

/// Straight, curly and raised apostrophes, primes and accents used as one.
const fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '`' | '\u{b4}' | '\u{2b9}'..='\u{2bd}' | '\u{2c8}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2035}' | '\u{ff07}'
    )
}

/// Hyphens and dashes, and the minus sign.
const fn is_hyphen(letter: char) -> bool {
    matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// Characters that nobody sees: soft hyphens, joiners, marks of direction, byte order marks, choices of a glyph.
pub(crate) const fn is_without_width(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{fold, same};

    #[test]
    fn one_court_has_many_spellings() {
        for court in [
            "Leeds Magistrates' Court",
            "Leeds Magistrates\u{2019} Court",
            "leeds  magistrates\u{2bc}\u{a0}court ",
            "\u{feff}LEEDS Magis\u{200b}trates\u{2032} Court",
        ] {
            assert_eq!(fold(court), "leeds magistrates' court");
        }
    }

    #[test]
    fn accents_are_the_same_composed_or_not_and_in_any_order() {
        for (one, other) in [
            ("Caerdydd \u{174}\u{175}\u{176}\u{177}", "caerdydd w\u{302}w\u{302}y\u{302}y\u{302}"),
            ("\u{1ec7}", "e\u{302}\u{323}"),
            ("\u{1ec6}", "E\u{323}\u{302}"),
            ("\u{15a}wi\u{119}tok\u{142}", "S\u{301}WIE\u{328}TOK\u{141}"),
            ("\u{218}tefan", "s\u{326}tefan"),
            ("Stra\u{df}e", "STRASSE"),
            ("\u{130}zmir", "I\u{307}ZMIR"),
        ] {
            assert!(same(one, other), "{one} {other}: {:?} {:?}", fold(one), fold(other));
        }
    }

    #[test]
    fn what_is_another_letter_is_another_name() {
        for (one, other) in [("Jose", "Jos\u{e9}"), ("\u{e9}", "\u{e8}"), ("S\u{f8}ren", "Soren"), ("a b", "ab")] {
            assert!(!same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn every_capital_of_these_blocks_is_its_small_letter() {
        for place in (0xc0..0x250).chain(0x1e00..0x1f00) {
            let letter = char::from_u32(place).unwrap_or_default();
            let small: String = letter.to_lowercase().collect();
            // Letters of African and historic alphabets keep their case, as those outside Latin do.
            if matches!(place, 0x181..=0x1cc | 0x1f0..=0x1f7 | 0x234..=0x24f) || place == 0x220 {
                continue;
            }
            assert_eq!(fold(&letter.to_string()), fold(&small), "{letter}");
        }
    }
}
