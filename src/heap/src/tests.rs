//! Blocks in use never overlap and keep what is in them, whatever comes and goes.
#![expect(unsafe_code, reason = "an allocator is called as the compiler calls it")]
#![expect(clippy::indexing_slicing, reason = "a place that is not there fails the test")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::Index;

use super::{Heap, LARGEST, STEP};

/// The library's allocator, which counts how many blocks are in use and how many it ever gave.
#[derive(Default)]
struct Counted {
    live: Cell<isize>,
    given: Cell<usize>,
}

// SAFETY: all of it is the library's.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.live.set(self.live.get() + 1);
        self.given.set(self.given.get() + 1);
        // SAFETY: the caller's own request.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        self.live.set(self.live.get() - 1);
        // SAFETY: it came from there.
        unsafe { System.dealloc(block, layout) }
    }
}

/// A block in use, every byte of it filled with `fill`.
struct Block {
    start: *mut u8,
    layout: Layout,
    fill: u8,
}

impl Block {
    fn new(heap: &Heap<Counted>, size: usize, align: usize, fill: u8) -> Option<Self> {
        let layout = Layout::from_size_align(size, align).ok()?;
        // SAFETY: it has a size.
        let start = unsafe { heap.alloc(layout) };
        (!start.is_null()).then_some(Self { start, layout, fill }).inspect(Self::put)
    }

    fn put(&self) {
        // SAFETY: the block is ours.
        unsafe { self.start.write_bytes(self.fill, self.layout.size()) }
    }

    fn holds(&self, length: usize) -> bool {
        // SAFETY: the block is ours, and was filled.
        (0..length).all(|at| unsafe { self.start.add(at).read() } == self.fill)
    }

    fn is_aligned(&self) -> bool {
        self.start.addr().is_multiple_of(self.layout.align())
    }

    /// In another size; gives how many bytes of it must have stayed.
    fn resized(mut self, heap: &Heap<Counted>, size: usize) -> Option<(Self, usize)> {
        let layout = Layout::from_size_align(size, self.layout.align()).ok()?;
        // SAFETY: the block is ours, by this layout.
        self.start = unsafe { heap.realloc(self.start, self.layout, size) };
        let stayed = self.layout.size().min(size);
        self.layout = layout;
        (!self.start.is_null()).then_some((self, stayed))
    }

    fn give_back(self, heap: &Heap<Counted>) {
        // SAFETY: the block is ours, by this layout.
        unsafe { heap.dealloc(self.start, self.layout) }
    }
}

#[test]
fn a_small_block_that_came_back_is_handed_out_again() {
    let heap = Heap::new(Counted::default());
    for size in 1..=LARGEST {
        let given = heap.behind.given.get();
        let starts = [(); 3].map(|()| {
            let block = Block::new(&heap, size, 1, 7);
            block.map(|block| {
                let start = block.start;
                block.give_back(&heap);
                start
            })
        });
        assert!(starts.iter().all(|start| start.is_some() && *start == starts[0]), "{size}");
        assert!(heap.behind.given.get() <= given + 1, "{size}");
    }
    // One block for each size that is kept, however many sizes were asked for.
    assert_eq!(heap.behind.given.get(), LARGEST / STEP);
}

#[test]
fn large_and_widely_aligned_blocks_are_those_of_the_allocator_behind() {
    let heap = Heap::new(Counted::default());
    for (size, align) in [(LARGEST + 1, 1), (1 << 20, 16), (8, 32), (LARGEST, 64)] {
        let block = Block::new(&heap, size, align, 1);
        assert!(block.as_ref().is_some_and(Block::is_aligned), "{size} {align}");
        assert_eq!(heap.behind.live.get(), 1);
        if let Some(block) = block {
            block.give_back(&heap);
        }
        assert_eq!(heap.behind.live.get(), 0, "{size} {align}");
    }
}

/// How many blocks of each kept size are in use, and the most that ever were at once.
#[derive(Default)]
struct Use {
    now: [usize; LARGEST / STEP],
    most: [usize; LARGEST / STEP],
}

impl Use {
    fn add(&mut self, layout: Layout) {
        if let Some(place) = Heap::<Counted>::place(layout) {
            self.now[place] += 1;
            self.most[place] = self.most[place].max(self.now[place]);
        }
    }

    fn take(&mut self, layout: Layout) {
        if let Some(place) = Heap::<Counted>::place(layout) {
            self.now[place] -= 1;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn blocks_in_use_keep_what_is_in_them_and_no_more_are_kept_than_were_in_use_at_once(
        steps in vec((0_u8..4, any::<Index>(), 1_usize..700, 0_u32..6), 1..200)
    ) {
        let heap = Heap::new(Counted::default());
        let (mut blocks, mut used) = (Vec::<Block>::new(), Use::default());
        for (fill, (what, which, size, align)) in (0_u8..=255).cycle().zip(steps) {
            match what {
                0 if !blocks.is_empty() => {
                    let block = blocks.swap_remove(which.index(blocks.len()));
                    used.take(block.layout);
                    block.give_back(&heap);
                }
                1 if !blocks.is_empty() => {
                    let block = blocks.swap_remove(which.index(blocks.len()));
                    used.take(block.layout);
                    let resized = block.resized(&heap, size);
                    prop_assert!(resized.as_ref().is_some_and(|(block, stayed)| block.holds(*stayed) && block.is_aligned()));
                    blocks.extend(resized.map(|(block, _)| block).inspect(|block| {
                        used.add(block.layout);
                        block.put();
                    }));
                }
                _ => {
                    let block = Block::new(&heap, size, 1 << align, fill);
                    prop_assert!(block.as_ref().is_some_and(Block::is_aligned));
                    blocks.extend(block.inspect(|block| used.add(block.layout)));
                }
            }
            prop_assert!(blocks.iter().all(|block| block.holds(block.layout.size())));
        }
        blocks.into_iter().for_each(|block| block.give_back(&heap));
        prop_assert_eq!(usize::try_from(heap.behind.live.get()), Ok(used.most.iter().sum()));
    }
}
