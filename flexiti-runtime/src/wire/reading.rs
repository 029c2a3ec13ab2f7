//! A value as it was read, and what was odd about it.

use super::{Decode, DecodeError, Decoder, mend};

/// A value, with what had to be passed over to get it.
///
/// An optional member of another kind than documented counts as absent, and a null in a list that has no nulls is left
/// out; each is an oddity, told by its place and kind and never by its value. At most 32 are told.
///
/// ```
/// use flexiti_runtime::wire;
/// let reading = wire::read_json::<Vec<i64>>("[1, null, 2]")?;
/// assert_eq!(reading.value, [1, 2]);
/// assert_eq!(reading.oddities[0].to_string(), "[1]: expected an item, found null at byte 4");
/// # Ok::<(), wire::DecodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<T> {
    /// The value.
    pub value: T,
    /// What was odd, in the order of the text.
    pub oddities: Vec<DecodeError>,
}

impl<T> Reading<T> {
    /// The same with another value made of this one.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Reading<U> {
        Reading { value: change(self.value), oddities: self.oddities }
    }
}

/// A value in which nothing is odd.
impl<T> From<T> for Reading<T> {
    fn from(value: T) -> Self {
        Self { value, oddities: Vec::new() }
    }
}

/// Reads a value from JSON text, as leniently as an answer is read, and tells what was odd about it.
///
/// # Errors
/// The text is not JSON, or what `T` cannot do without is missing or has another shape.
pub fn read_json<T: Decode>(text: &str) -> Result<Reading<T>, DecodeError> {
    let error = match read(text) {
        Err(error) if error.is_broken() => error,
        told => return told,
    };
    let Some((mended, half)) = mend::mended(text) else { return Err(error) };
    let mut reading = read(&mended)?;
    reading.oddities.insert(0, DecodeError::new("whole characters", "half of one", half));
    Ok(reading)
}

/// Reads a value from JSON text, as leniently as an answer is read.
///
/// # Errors
/// As [`read_json`].
pub fn from_json<T: Decode>(text: &str) -> Result<T, DecodeError> {
    read_json(text).map(|reading| reading.value)
}

fn read<T: Decode>(text: &str) -> Result<Reading<T>, DecodeError> {
    let mut decoder = Decoder::new(text);
    let value = T::decode(&mut decoder)?;
    decoder.finish()?;
    Ok(Reading { value, oddities: decoder.into_oddities() })
}
