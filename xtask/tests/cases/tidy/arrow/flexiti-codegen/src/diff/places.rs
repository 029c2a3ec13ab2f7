//! Where a pointer leads is looked up in the text; `diff` itself does not see it.

use crate::source::Node;
