//! Decisions out of a range code: each with a probability that follows what was decided before.

use core::sync::atomic::{AtomicU8, AtomicU16, Ordering::Relaxed};

/// Half, in parts of 2,048.
const EVEN: u16 = 1024;

/// Reads decisions one after the other.
#[derive(Clone, Copy)]
pub(crate) struct Decoder<'a> {
    packed: &'a [AtomicU8],
    probabilities: &'a [AtomicU16],
    range: u32,
    code: u32,
    next: usize,
}

impl<'a> Decoder<'a> {
    /// At the first decision; `None` where there is not even the first code.
    pub(crate) fn new(packed: &'a [AtomicU8], probabilities: &'a [AtomicU16]) -> Option<Self> {
        // The first byte is always 0.
        let first = packed.get(1..5)?;
        let code = first.iter().fold(0, |code, byte| code << 8 | u32::from(byte.load(Relaxed)));
        for probability in probabilities {
            probability.store(EVEN, Relaxed);
        }
        Some(Self { packed, probabilities, range: u32::MAX, code, next: 5 })
    }

    /// Whether every byte is used up, and nothing of the code is left.
    pub(crate) fn is_finished(&self) -> bool {
        self.next == self.packed.len() && self.code == 0
    }

    fn refill(&mut self) {
        if self.range < 1 << 24 {
            let byte = self.packed.get(self.next).map_or(0, |byte| byte.load(Relaxed));
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(byte);
            self.next += 1;
        }
    }

    /// One decision, 0 or 1, by the probability at `place`.
    #[inline(never)]
    pub(crate) fn bit(&mut self, place: usize) -> usize {
        self.decide(place)
    }

    #[inline(always)]
    fn decide(&mut self, place: usize) -> usize {
        let Some(at) = self.probabilities.get(place) else { return 0 };
        let probability = at.load(Relaxed);
        let bound = (self.range >> 11).wrapping_mul(u32::from(probability));
        let bit = if self.code < bound {
            self.range = bound;
            at.store(probability + ((2048 - probability) >> 5), Relaxed);
            0
        } else {
            self.range -= bound;
            self.code -= bound;
            at.store(probability - (probability >> 5), Relaxed);
            1
        };
        self.refill();
        bit
    }

    /// Decisions down a tree, the highest bit first, from a node of it down to the level that begins at `limit`.
    #[inline(never)]
    pub(crate) fn walk(&mut self, place: usize, mut node: usize, limit: usize) -> usize {
        // A copy stays in registers, where what is behind a reference is written back each time.
        let mut decoder = *self;
        while node < limit {
            node = node << 1 | decoder.decide(place + node);
        }
        *self = decoder;
        node
    }

    /// The same down a whole tree of `levels`.
    pub(crate) fn tree(&mut self, place: usize, levels: u32) -> usize {
        let limit = 1 << levels;
        self.walk(place, 1, limit) - limit
    }

    /// The same, the lowest bit first.
    pub(crate) fn reversed(&mut self, place: usize, levels: u32) -> usize {
        let mut node = 1;
        (0..levels).fold(0, |found, level| {
            let bit = self.bit(place + node);
            node = node << 1 | bit;
            found | bit << level
        })
    }

    /// Bits that are as likely 0 as 1, the highest first.
    pub(crate) fn even(&mut self, count: u32) -> usize {
        (0..count).fold(0, |found, _| {
            self.range >>= 1;
            let bit = usize::from(self.code >= self.range);
            if bit == 1 {
                self.code -= self.range;
            }
            self.refill();
            found << 1 | bit
        })
    }
}
