//! What the form of OASys gives of the predictors' inputs.

use super::cell::{Cell, Input, Reading};
use super::given::FromCase;
use super::inputs::Field;
use crate::code::Code;
use crate::instrument::oasys::{Sheet, SheetAnswer, place};

/// Where 1.41 is on the form: only 1.44 hangs on it.
const SEXUALLY_MOTIVATED: Option<u8> = place(Some("1.41"));

impl FromCase {
    /// Every answer of the form, by the table of the inputs.
    pub(super) fn read_form(&mut self, sheet: &Sheet) {
        // 6.7 comes first: 6.7.1 hangs on it.
        for field in [Field::DomesticAbuse].iter().chain(Field::VALUES) {
            let Some(place) = field.place() else { continue };
            let answer = sheet.at(place);
            if matches!(answer, SheetAnswer::Refused) {
                self.refuse(*field);
            }
            let cell = match *field {
                Field::DomesticAbuseAgainstPartner => self.perpetrator(answer),
                _ => cell(field.row().reading, answer),
            };
            self.inputs.put(*field, cell);
        }
        // 1.44 is not asked where 1.41 says that the offence was not sexually motivated.
        if !self.inputs.has(Field::StrangerVictim)
            && matches!(at(sheet, SEXUALLY_MOTIVATED), SheetAnswer::Code(choice) if choice.code == "NO")
        {
            self.inputs.set(Field::StrangerVictim, false);
        }
    }

    /// 6.7.1 asks for a role. Only where there was abuse does an empty list say that he has none.
    fn perpetrator(&self, answer: SheetAnswer) -> Cell {
        match answer {
            SheetAnswer::Ticked(roles) if self.inputs.holds(Field::DomesticAbuse) || !roles.is_empty() => {
                roles.has("PERPETRATOR").cell()
            }
            _ => Cell::Missing,
        }
    }
}

/// What an answer of the form makes of an input.
fn cell(reading: Reading, answer: SheetAnswer) -> Cell {
    match (reading, answer) {
        (Reading::Day, SheetAnswer::Day(day)) => Cell::Day(day),
        (Reading::Number, SheetAnswer::Whole(_)) => number(answer).map_or(Cell::Missing, Cell::Number),
        (Reading::Code(numbers), SheetAnswer::Code(choice)) => numbers
            .iter()
            .find(|(known, _)| *known == choice.code)
            .map_or(Cell::Missing, |(_, number)| Cell::Number(*number)),
        (Reading::Used, SheetAnswer::Code(_)) => true.cell(),
        (Reading::Tick(code), SheetAnswer::Ticked(ticked)) => ticked.has(code).cell(),
        _ => Cell::Missing,
    }
}

/// The answer at a place of the form; none where it has no such question.
pub(super) fn at(sheet: &Sheet, place: Option<u8>) -> SheetAnswer {
    place.map_or(SheetAnswer::Missing, |place| sheet.at(place.into()))
}

/// An answer that is a number.
pub(super) fn number(answer: SheetAnswer) -> Option<i32> {
    match answer {
        SheetAnswer::Whole(number) => Some(i32::from(number)),
        _ => None,
    }
}
