//! Keeps the small blocks of memory that the engine gives back, and hands them out again.
//!
//! One assessment asks for hundreds of small blocks and gives all of them back. The allocator of the standard library
//! joins each with its neighbours and cuts it out anew for the next: a twentieth of an assessment in WebAssembly.
//! Two libraries that can stand in its place (`talc`, `rlsf`) take longer still. So it stays, for large blocks and
//! for every block that there was not before, and what stands in front of it is no more than a list for each size.
//!
//! Blocks on the lists are never given back to the allocator behind: there are as many as were in use at once.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::ptr::{copy_nonoverlapping, null_mut};

#[cfg(test)]
mod tests;

/// Bytes by which the sizes of kept blocks differ. It is also how they are aligned.
const STEP: usize = 16;

/// Bytes of the largest block that is kept.
const LARGEST: usize = 512;

/// An allocator in front of another one.
pub struct Heap<Behind> {
    /// For each size the block that came back last; at its start stands the one before it.
    kept: [Cell<*mut u8>; LARGEST / STEP],
    behind: Behind,
}

#[expect(unsafe_code, reason = "an allocator is shared by all threads")]
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
// SAFETY: without atomics WebAssembly has one thread.
unsafe impl<Behind: Sync> Sync for Heap<Behind> {}

impl<Behind> Heap<Behind> {
    /// Nothing is kept yet.
    pub const fn new(behind: Behind) -> Self {
        Self { kept: [const { Cell::new(null_mut()) }; LARGEST / STEP], behind }
    }

    /// Which size of kept blocks fits, if any.
    #[inline(always)]
    fn place(layout: Layout) -> Option<usize> {
        let small = layout.size() <= LARGEST && layout.align() <= STEP;
        small.then(|| layout.size().wrapping_sub(1) / STEP)
    }
}

#[expect(unsafe_code, reason = "memory is handed out as pointers")]
// SAFETY: a block is on a list or in use, never both: it goes on a list when it comes back, and is off it when it is
// handed out. Every block that fits a list was asked for in that list's full size and alignment.
unsafe impl<Behind: GlobalAlloc> GlobalAlloc for Heap<Behind> {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some((place, list)) = Self::place(layout).and_then(|place| Some((place, self.kept.get(place)?))) else {
            // SAFETY: the caller's own request.
            return unsafe { self.behind.alloc(layout) };
        };
        let block = list.get();
        if block.is_null() {
            let Ok(full) = Layout::from_size_align((place + 1) * STEP, STEP) else { return null_mut() };
            // SAFETY: it has a size.
            return unsafe { self.behind.alloc(full) };
        }
        // SAFETY: when it came back, a pointer was put at its start, which is aligned for one.
        list.set(unsafe { block.cast::<*mut u8>().read() });
        block
    }

    #[inline(never)]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let Some(list) = Self::place(layout).and_then(|place| self.kept.get(place)) else {
            // SAFETY: it came from there, by the same layout.
            return unsafe { self.behind.dealloc(block, layout) };
        };
        // SAFETY: nobody uses it any more; it has room for a pointer and is aligned for one.
        unsafe { block.cast::<*mut u8>().write(list.get()) };
        list.set(block);
    }

    #[inline(never)]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let Ok(wanted) = Layout::from_size_align(size, layout.align()) else { return null_mut() };
        match (Self::place(layout), Self::place(wanted)) {
            // SAFETY: it came from there, by the same layout.
            (None, None) => unsafe { self.behind.realloc(block, layout, size) },
            (from, to) if from == to => block,
            // SAFETY: two blocks in use do not overlap, and each has room for the smaller of both sizes.
            _ => unsafe {
                let other = self.alloc(wanted);
                if !other.is_null() {
                    copy_nonoverlapping(block, other, layout.size().min(size));
                    self.dealloc(block, layout);
                }
                other
            },
        }
    }
}
