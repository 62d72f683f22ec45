//! The face for hosts without JavaScript: ABI 1, functions over the memory of a WebAssembly module without imports.
//!
//! A host asks for room with [`joint_risk_input`], writes the case and then the day into it, calls
//! [`joint_risk_assess`] and reads the answer where [`joint_risk_output`] says. `pkg/ABI.md` tells the rest. Nothing
//! here reads an address that it was given: a host cannot make the engine look outside its own room.
#![expect(unsafe_code, reason = "a function that a host finds by its name has to be exported under that name")]

use std::cell::RefCell;

use crate::Engine;
use crate::given::{self, MOST_BYTES};
use crate::write::to_json;

/// Version of the functions below. It changes only if one of them does: more may come beside them.
const ABI: i32 = 1;

/// Most bytes of one input. Past [`MOST_BYTES`] of a case the answer is `too-large` whatever follows.
const MOST_INPUT: usize = 2 * MOST_BYTES;

thread_local! {
    /// The standards, read once for each instance.
    static ENGINE: Engine = Engine::new();
    /// What the host wrote, kept so that not every call has to make room.
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// The last answer.
    static OUTPUT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The version of this interface: 1.
#[unsafe(no_mangle)]
pub extern "C" fn joint_risk_abi() -> i32 {
    ABI
}

/// Makes room for `length` bytes, all of them zero, and gives its address; 0 where `length` is over 2 MiB. What was
/// asked for before is gone.
#[unsafe(no_mangle)]
pub extern "C" fn joint_risk_input(length: usize) -> *mut u8 {
    if length > MOST_INPUT {
        return std::ptr::null_mut();
    }
    INPUT.with_borrow_mut(|room| {
        room.clear();
        // Room of no bytes has an address as well, so that 0 has one meaning.
        room.reserve(length.max(1));
        room.resize(length, 0);
        room.as_mut_ptr()
    })
}

/// Assesses the case in the first `case_length` bytes of the input on the day in the `today_length` bytes after it;
/// gives the length of the canonical JSON text. A case that cannot be used is an answer.
///
/// Misuse gives the bitwise complement of the length of a message, which is below 0: the day is none, or the lengths
/// are more than was asked for.
#[unsafe(no_mangle)]
pub extern "C" fn joint_risk_assess(case_length: usize, today_length: usize) -> isize {
    answer(INPUT.with_borrow(|room| {
        let (case, today) = parts(room, case_length, today_length).ok_or_else(|| {
            let room = room.len();
            format!("the case has {case_length} bytes and `today` {today_length}, and the input has room for {room}")
        })?;
        let today = given::today(&given::text(today))?;
        Ok(ENGINE.with(|engine| engine.assess_json(&given::text(case), today)))
    }))
}

/// Writes what this engine is made of, as JSON: release, editions, standards, tables and calendar. Gives its length.
#[unsafe(no_mangle)]
pub extern "C" fn joint_risk_version() -> isize {
    answer(Ok(to_json(&crate::version())))
}

/// Address of the last answer or message. It holds until the next call of any function but this one.
#[unsafe(no_mangle)]
pub extern "C" fn joint_risk_output() -> *const u8 {
    OUTPUT.with_borrow(|text| text.as_ptr())
}

/// The case, and the day behind it.
fn parts(room: &[u8], case_length: usize, today_length: usize) -> Option<(&[u8], &[u8])> {
    let (case, rest) = room.split_at_checked(case_length)?;
    Some((case, rest.get(..today_length)?))
}

/// Keeps the text for the host and gives its length, or the complement of it for misuse.
fn answer(made: Result<String, String>) -> isize {
    let used = made.is_ok();
    let text = made.unwrap_or_else(|message| message);
    // No text is longer than half of what can be addressed.
    let length = isize::try_from(text.len()).unwrap_or(isize::MAX);
    OUTPUT.with_borrow_mut(|output| *output = text);
    if used { length } else { !length }
}

#[cfg(test)]
mod tests;
