// A comment is not what rustdoc shows.
/// Neither is the documentation of an item.
pub struct Field;
