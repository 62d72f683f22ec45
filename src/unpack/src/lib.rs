//! Brings back what `tools/pack.mjs` packed: bytes as LZMA.
//!
//! Browsers unpack deflate by themselves, and LZMA is a fifth smaller for an engine. A library's decoder takes more
//! bytes than it is there to save; the tests hold this one to the library that packs. It is a WebAssembly module of
//! its own, and JavaScript for pages that may run none, because it has to be there before the engine is.
//!
//! A host writes the packed bytes at [`input`], calls [`unpack`], and reads what came of them at [`output`]. Where that
//! is a WebAssembly module that was taken apart, it calls [`join`] and reads it at [`module`].
//!
//! # Source
//!
//! Igor Pavlov, "LZMA specification" (7-Zip, 2015); RFC 1950 for the sum (Adler-32).
#![cfg_attr(target_family = "wasm", no_std)]

use core::sync::atomic::{AtomicU8, AtomicU16, Ordering::Relaxed};

mod module;
mod range;

use module::Module;
use range::Decoder;

const PROBABILITY_COUNT: usize = LITERAL + (768 << LITERAL_BITS);

/// Atomics, because a host has to find the bytes in a place of their own; to WebAssembly they are plain memory.
static INPUT: [AtomicU8; 1 << 18] = [const { AtomicU8::new(0) }; 1 << 18];
static OUTPUT: [AtomicU8; 1 << 20] = [const { AtomicU8::new(0) }; 1 << 20];
static MODULE: [AtomicU8; 1 << 20] = [const { AtomicU8::new(0) }; 1 << 20];
static PROBABILITIES: [AtomicU16; PROBABILITY_COUNT] = [const { AtomicU16::new(0) }; PROBABILITY_COUNT];

#[cfg(target_family = "wasm")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

/// Where the packed bytes go: an address in memory.
#[expect(unsafe_code, reason = "a host calls it by its name")]
#[unsafe(no_mangle)]
pub extern "C" fn input() -> usize {
    INPUT.as_ptr() as usize
}

/// Where the unpacked bytes are found: an address in memory.
#[expect(unsafe_code, reason = "a host calls it by its name")]
#[unsafe(no_mangle)]
pub extern "C" fn output() -> usize {
    OUTPUT.as_ptr() as usize
}

/// Unpacks `packed` bytes into `size` bytes. Gives the sum of these, or 0 where the packed bytes cannot be whole.
#[expect(unsafe_code, reason = "a host calls it by its name")]
#[unsafe(no_mangle)]
pub extern "C" fn unpack(packed: usize, size: usize) -> u32 {
    let (Some(packed), Some(output)) = (INPUT.get(..packed), OUTPUT.get(..size)) else {
        return 0;
    };
    let Some(mut decoder) = Decoder::new(packed, &PROBABILITIES) else {
        return 0;
    };
    let mut text = Text { output, place: 0, distances: [0; 4], state: 0 };
    while text.step(&mut decoder) {}
    if text.place == size && decoder.is_finished() { sum(output) } else { 0 }
}

/// Puts together the module of which the first `size` unpacked bytes are the parts, as `tools/apart.mjs` left them.
/// Gives the size of the module, or 0 where there is no room for it.
#[expect(unsafe_code, reason = "a host calls it by its name")]
#[unsafe(no_mangle)]
pub extern "C" fn join(size: usize) -> usize {
    OUTPUT.get(..size).map_or(0, |text| Module::join(text, &MODULE))
}

/// Where the module is found: an address in memory.
#[expect(unsafe_code, reason = "a host calls it by its name")]
#[unsafe(no_mangle)]
pub extern "C" fn module() -> usize {
    MODULE.as_ptr() as usize
}

// How the bytes are packed: bits of the last byte that choose a literal's probabilities, and bits of the place.
const LITERAL_BITS: u32 = 3;
const PLACE_BITS: u32 = 2;

// Where each kind of decision has its probabilities.
const IS_MATCH: usize = 0;
const IS_REPEAT: usize = 192;
const IS_OLDER: usize = 204;
const IS_THIRD: usize = 216;
const IS_FOURTH: usize = 228;
const IS_LONG: usize = 240;
const SLOT: usize = 432;
const DISTANCE: usize = 688;
const ALIGNMENT: usize = 802;
const LENGTH: usize = 818;
const REPEAT_LENGTH: usize = 1332;
const LITERAL: usize = 1846;

/// What is unpacked so far.
struct Text<'a> {
    output: &'a [AtomicU8],
    place: usize,
    /// The last four distances, less one, the latest first.
    distances: [usize; 4],
    /// What the last steps were.
    state: usize,
}

impl Text<'_> {
    /// One literal or one match. `false` where the text ends, or cannot go on.
    #[inline(never)]
    fn step(&mut self, decoder: &mut Decoder) -> bool {
        let column = self.place & ((1 << PLACE_BITS) - 1);
        if decoder.bit(IS_MATCH + (self.state << 4) + column) == 0 {
            self.literal(decoder)
        } else {
            self.copy(decoder, column)
        }
    }

    fn byte(&self, back: usize) -> usize {
        let place = self.place.wrapping_sub(back).wrapping_sub(1);
        self.output.get(place).map_or(0, |byte| usize::from(byte.load(Relaxed)))
    }

    fn push(&mut self, byte: usize) -> bool {
        let Some(at) = self.output.get(self.place) else { return false };
        at.store(byte as u8, Relaxed);
        self.place += 1;
        true
    }

    #[inline(never)]
    fn literal(&mut self, decoder: &mut Decoder) -> bool {
        let base = LITERAL + 768 * (self.byte(0) >> (8 - LITERAL_BITS));
        let mut node = 1;
        if self.state > 6 {
            // After a match it differs from the byte that stands there: as long as it does not, that chooses.
            let mut like = self.byte(self.distances[0]);
            while node < 256 {
                like <<= 1;
                let chosen = like & 256;
                let bit = decoder.bit(base + 256 + chosen + node);
                node = node << 1 | bit;
                if chosen >> 8 != bit {
                    break;
                }
            }
        }
        let node = decoder.walk(base, node, 256);
        self.state = match self.state {
            0..4 => 0,
            4..10 => self.state - 3,
            _ => self.state - 6,
        };
        self.push(node)
    }

    #[inline(never)]
    fn copy(&mut self, decoder: &mut Decoder, column: usize) -> bool {
        let [last, second, third, fourth] = self.distances;
        // The state after it: where a literal, and where a match went before.
        let (states, length) = if decoder.bit(IS_REPEAT + self.state) == 0 {
            let length = length(decoder, LENGTH, column);
            self.distances = [distance(decoder, length), last, second, third];
            ([7, 10], length)
        } else if decoder.bit(IS_OLDER + self.state) == 1 {
            self.distances = if decoder.bit(IS_THIRD + self.state) == 0 {
                [second, last, third, fourth]
            } else if decoder.bit(IS_FOURTH + self.state) == 0 {
                [third, last, second, fourth]
            } else {
                [fourth, last, second, third]
            };
            ([8, 11], length(decoder, REPEAT_LENGTH, column))
        } else if decoder.bit(IS_LONG + (self.state << 4) + column) == 1 {
            ([8, 11], length(decoder, REPEAT_LENGTH, column))
        } else {
            ([9, 11], 1)
        };
        self.state = if self.state < 7 { states[0] } else { states[1] };
        let [back, ..] = self.distances;
        // The end is a match further back than any can be.
        back < self.place && (0..length).all(|_| self.push(self.byte(back)))
    }
}

/// How many bytes a match has.
fn length(decoder: &mut Decoder, place: usize, column: usize) -> usize {
    if decoder.bit(place) == 0 {
        2 + decoder.tree(place + 2 + (column << 3), 3)
    } else if decoder.bit(place + 1) == 0 {
        10 + decoder.tree(place + 130 + (column << 3), 3)
    } else {
        18 + decoder.tree(place + 258, 8)
    }
}

/// How far back a match begins, less one, where it is none of the last four.
fn distance(decoder: &mut Decoder, length: usize) -> usize {
    let slot = decoder.tree(SLOT + ((length - 2).min(3) << 6), 6);
    if slot < 4 {
        return slot;
    }
    let count = (slot >> 1) as u32 - 1;
    let base = (2 | slot & 1) << count;
    if slot < 14 {
        base + decoder.reversed(DISTANCE + base - slot, count)
    } else {
        base + (decoder.even(count - 4) << 4) + decoder.reversed(ALIGNMENT, 4)
    }
}

/// Adler-32.
fn sum(bytes: &[AtomicU8]) -> u32 {
    let (mut one, mut two) = (1, 0);
    // So many stay within 32 bits.
    for part in bytes.chunks(5552) {
        for byte in part {
            one += u32::from(byte.load(Relaxed));
            two += one;
        }
        one %= 65521;
        two %= 65521;
    }
    two << 16 | one
}
