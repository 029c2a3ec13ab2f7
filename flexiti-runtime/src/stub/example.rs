//! The least value of a type: nothing in it that may be left out.
//!
//! Types of answers cannot be written out by who uses them, because an answer may grow. A test begins with their example
//! and sets what it is about.

use crate::operation::File;
use crate::{Base64, Decimal, Digits, Json};
use std::collections::BTreeMap;

/// A type that has a least value.
pub trait Example: Sized {
    /// The least value: what is required is there, empty or zero or the first of the documented values, and nothing else.
    fn example() -> Self;
}

/// The least value of the type that is wanted.
///
/// ```
/// use flexiti_runtime::{stub, Decimal};
/// let amount: Decimal = stub::example();
/// assert!(amount.is_zero());
/// ```
pub fn example<T: Example>() -> T {
    T::example()
}

impl<T> Example for Option<T> {
    fn example() -> Self {
        None
    }
}

impl<T> Example for Vec<T> {
    fn example() -> Self {
        Self::new()
    }
}

impl<T> Example for BTreeMap<String, T> {
    fn example() -> Self {
        Self::new()
    }
}

impl<T: Example> Example for Box<T> {
    fn example() -> Self {
        Self::new(T::example())
    }
}

impl Example for Json {
    fn example() -> Self {
        Self::null()
    }
}

/// Implements [`Example`] by `Default`.
#[macro_export]
#[doc(hidden)]
macro_rules! example_by_default {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::stub::Example for $type {
            fn example() -> Self {
                ::core::default::Default::default()
            }
        }
    )+};
}

/// Implements [`Example`] of open enums by the first documented value.
#[macro_export]
#[doc(hidden)]
macro_rules! example_by_text {
    ($($type:ty = $text:literal),+ $(,)?) => {$(
        impl $crate::stub::Example for $type {
            fn example() -> Self {
                $crate::wire::Open::from_text($text)
            }
        }
    )+};
}

example_by_default!((), bool, i32, i64, u64, f64, Decimal, Digits, String, Base64, File);

macro_rules! tuples {
    ($($($item:ident)+;)+) => {$(
        impl<$($item: Example),+> Example for ($($item,)+) {
            fn example() -> Self {
                ($($item::example(),)+)
            }
        }
    )+};
}

tuples! { A; A B; A B C; A B C D; A B C D E; A B C D E F; A B C D E F G; A B C D E F G H; }
