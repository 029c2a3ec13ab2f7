//! Changing a value where it is made.

/// A value, changed in passing: for types whose members can be set and that cannot be written out as a whole, because
/// answers may grow.
///
/// ```
/// use flexiti_runtime::stub::With;
/// #[derive(Default)]
/// struct Capture { id: Option<String>, amount: i64 }
/// let capture = Capture::default().with(|capture| capture.amount = 10);
/// assert_eq!((capture.id, capture.amount), (None, 10));
/// ```
pub trait With: Sized {
    /// The same value after `change`.
    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

impl<T> With for T {}
