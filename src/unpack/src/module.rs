//! Puts a WebAssembly module together again.
//!
//! `tools/apart.mjs` takes the code of a module apart: first all operations, then all operands of a kind, because like
//! compresses best beside like. That is a fifteenth of a download.
//!
//! # Source
//!
//! WebAssembly Core Specification 2.0 (W3C, 2022), chapter 5: the binary format.

use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

/// What has a stream of its own, in the order in which the streams stand in a text.
#[derive(Clone, Copy)]
enum Kind {
    /// Everything but the bodies of functions.
    Rest,
    Operation,
    /// The types of a function's variables.
    Variables,
    /// Blocks, branches and tables of branches.
    Block,
    Branch,
    Table,
    /// Calls.
    Call,
    /// Variables and globals.
    Get,
    Set,
    Tee,
    Global,
    /// How far below the natural alignment, and offsets in memory.
    Alignment,
    Load,
    Store,
    /// Constants.
    Whole,
    Long,
    Fraction,
    /// Operands of operations that are rare.
    Other,
}

const KINDS: usize = 18;
/// Alignments that operations 0x28 to 0x3e have by nature, as powers of two.
const NATURAL: [u8; 23] = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];
/// Room for the size of a function.
const SIZE: usize = 5;
const CODE: u8 = 10;

/// A module that is being put together out of its streams.
pub(crate) struct Module<'a> {
    text: &'a [AtomicU8],
    /// Where the next of each stream stands.
    next: [usize; KINDS],
    bytes: &'a [AtomicU8],
    place: usize,
}

impl<'a> Module<'a> {
    /// Puts the module of `text` together in `bytes`; gives its size, or 0 where there is no room for it.
    pub(crate) fn join(text: &'a [AtomicU8], bytes: &'a [AtomicU8]) -> usize {
        let mut module = Self { text, next: [0; KINDS], bytes, place: 0 };
        // Where each stream ends is said first, by four bytes each.
        let mut start = 4 * KINDS;
        for (next, end) in module.next.iter_mut().zip(text.chunks(4)) {
            *next = start;
            start = end.iter().rev().fold(0, |end, byte| end << 8 | usize::from(byte.load(Relaxed)));
        }
        let [_, end, ..] = module.next;
        for _ in 0..8 {
            module.copy(Kind::Rest);
        }
        while let [rest, ..] = module.next
            && rest < end
        {
            module.section();
        }
        if module.place > bytes.len() { 0 } else { module.place }
    }

    fn section(&mut self) {
        let section = self.copy(Kind::Rest);
        let size = self.number(Kind::Rest);
        if section == CODE {
            for _ in 0..self.number(Kind::Rest) {
                self.function();
            }
        } else {
            for _ in 0..size {
                self.copy(Kind::Rest);
            }
        }
    }

    fn function(&mut self) {
        let start = self.place;
        self.place += SIZE;
        for _ in 0..self.number(Kind::Variables) {
            self.number(Kind::Variables);
            self.copy(Kind::Variables);
        }
        let mut depth = 1;
        while depth > 0 {
            depth = self.operation(depth);
        }
        // Its size is known now: it comes first, and the body moves up to it.
        let size = self.place - start - SIZE;
        self.place = start;
        let mut left = size;
        while left > 127 {
            self.push(left as u8 | 128);
            left >>= 7;
        }
        self.push(left as u8);
        for place in start + SIZE..start + SIZE + size {
            self.push(self.bytes.get(place).map_or(0, |byte| byte.load(Relaxed)));
        }
    }

    /// One operation and its operands; gives how deep in blocks the next one stands, 0 for outside of the function.
    #[inline(never)]
    fn operation(&mut self, depth: usize) -> usize {
        let operation = self.copy(Kind::Operation);
        let kind = match operation {
            0x02..=0x04 => {
                self.number(Kind::Block);
                return depth + 1;
            }
            0x0b => return depth - 1,
            0x0c | 0x0d => Kind::Branch,
            0x0e => {
                for _ in 0..self.number(Kind::Table) {
                    self.number(Kind::Table);
                }
                Kind::Table
            }
            0x10 => Kind::Call,
            0x20 => Kind::Get,
            0x21 => Kind::Set,
            0x22 => Kind::Tee,
            0x23 | 0x24 => Kind::Global,
            0x28..=0x3e => {
                let natural = NATURAL.get(usize::from(operation) - 0x28).copied().unwrap_or(0);
                let below = self.read(Kind::Alignment);
                self.push(natural.wrapping_sub(below));
                if operation < 0x36 { Kind::Load } else { Kind::Store }
            }
            0x41 => Kind::Whole,
            0x42 => Kind::Long,
            0x43 | 0x44 => {
                for _ in 0..if operation == 0x43 { 4 } else { 8 } {
                    self.copy(Kind::Fraction);
                }
                return depth;
            }
            0x1c => {
                for _ in 1..self.number(Kind::Other) {
                    self.copy(Kind::Other);
                }
                Kind::Other
            }
            0x11 => {
                self.number(Kind::Other);
                Kind::Other
            }
            0xfc => match self.number(Kind::Other) {
                0..=7 => return depth,
                8 | 10 | 12 | 14 => {
                    self.number(Kind::Other);
                    Kind::Other
                }
                _ => Kind::Other,
            },
            0x25 | 0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => Kind::Other,
            _ => return depth,
        };
        self.number(kind);
        depth
    }

    fn read(&mut self, kind: Kind) -> u8 {
        let Some(next) = self.next.get_mut(kind as usize) else { return 0 };
        let byte = self.text.get(*next).map_or(0, |byte| byte.load(Relaxed));
        *next += 1;
        byte
    }

    fn push(&mut self, byte: u8) {
        if let Some(at) = self.bytes.get(self.place) {
            at.store(byte, Relaxed);
        }
        self.place += 1;
    }

    fn copy(&mut self, kind: Kind) -> u8 {
        let byte = self.read(kind);
        self.push(byte);
        byte
    }

    /// Copies a number of several bytes, seven bits in each, and gives it.
    #[inline(never)]
    fn number(&mut self, kind: Kind) -> u32 {
        let mut shift = 0;
        let mut number = 0;
        loop {
            let byte = self.copy(kind);
            number |= u32::from(byte & 127).wrapping_shl(shift);
            shift += 7;
            if byte < 128 {
                return number;
            }
        }
    }
}
