//! Lists of a fixed length whose items have types of their own (`prefixItems`).
//!
//! ```
//! use flexiti_runtime::wire;
//! let place: (f64, f64) = wire::from_json("[45.5, -73.6, 30]")?;       // answers may grow
//! assert_eq!(wire::to_json(&place), "[45.5,-73.6]");
//! # Ok::<(), wire::DecodeError>(())
//! ```

use super::{Decode, DecodeError, Decoder, Encode, Encoder};

/// For tuples of each length: sent as a list; read from a list that may go on, as answers may grow.
macro_rules! tuples {
    ($($($item:ident $place:tt),+;)+) => {$(
        impl<$($item: Encode),+> Encode for ($($item,)+) {
            fn encode(&self, to: &mut Encoder<'_>) {
                to.list(|to| {
                    $(to.item(&self.$place);)+
                });
            }
        }

        impl<$($item: Decode),+> Decode for ($($item,)+) {
            fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let mut items: ($(Option<$item>,)+) = ($(None::<$item>,)+);
                let mut place = 0_usize;
                from.list(&mut |from| {
                    place += 1;
                    match place - 1 {
                        $($place => items.$place = Some(from.value("an item")?),)+
                        _ => from.skip()?,
                    }
                    Ok(())
                })?;
                Ok(($(from.required_item($place, items.$place)?,)+))
            }
        }
    )+};
}

tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
    A 0, B 1, C 2, D 3, E 4, F 5;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}
