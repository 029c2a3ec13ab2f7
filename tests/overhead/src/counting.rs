//! An allocator that counts while it is told to.
//!
//! A counter that all threads write to is itself a cost, and a larger one for whoever allocates more. So rounds that are
//! timed are not counted, and rounds that are counted are not timed; switched off, the counter is one flag that is read.

#![allow(unsafe_code, reason = "an allocator cannot be written without; it passes every request on unchanged")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

/// The system's allocator with two counters.
pub(crate) struct Counting {
    on: AtomicBool,
    allocations: AtomicUsize,
    bytes: AtomicUsize,
}

impl Counting {
    pub(crate) const fn new() -> Self {
        Self { on: AtomicBool::new(false), allocations: AtomicUsize::new(0), bytes: AtomicUsize::new(0) }
    }

    /// Starts at zero, or stops.
    pub(crate) fn count(&self, on: bool) {
        if on {
            self.allocations.store(0, Relaxed);
            self.bytes.store(0, Relaxed);
        }
        self.on.store(on, Relaxed);
    }

    /// Allocations, those that grew included, and the bytes that were asked for, since the start.
    pub(crate) fn counted(&self) -> (usize, usize) {
        (self.allocations.load(Relaxed), self.bytes.load(Relaxed))
    }

    fn note(&self, bytes: usize) {
        if self.on.load(Relaxed) {
            self.allocations.fetch_add(1, Relaxed);
            self.bytes.fetch_add(bytes, Relaxed);
        }
    }
}

// SAFETY: every method is the system's with the same arguments; counting neither allocates nor touches memory of others.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.note(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        self.note(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        self.note(new_size.saturating_sub(layout.size()));
        unsafe { System.realloc(block, layout, new_size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { System.dealloc(block, layout) }
    }
}
