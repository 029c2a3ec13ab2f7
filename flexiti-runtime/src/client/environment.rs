//! Where a client's calls go, as a name that an error or a log may show.
//!
//! A till that fails in training is a nuisance, one that fails in production is an incident: the line that tells of it
//! must say which. A base address is no such name. It may be long, and a caller's own may hold a password or a key.

/// The host and port of an address, and nothing else of it; empty if it has none.
///
/// ```
/// use flexiti_runtime::host_of;
/// assert_eq!(host_of("https://user:s3cret@pos.example:8443/v2?key=s3cret"), "pos.example:8443");
/// assert_eq!(host_of("http://[::1]:80"), "[::1]:80");
/// assert_eq!(host_of("/v2"), "");
/// ```
pub fn host_of(address: &str) -> &str {
    let authority = origin_of(address).and_then(|origin| origin.split_once("://")).map_or("", |(_, rest)| rest);
    authority.rsplit('@').next().unwrap_or_default()
}

/// The part of an address before its path, `https://pos.example:8443`; nothing if it is not absolute.
pub(crate) fn origin_of(address: &str) -> Option<&str> {
    let host = address.find("://")? + 3;
    let end = address.get(host..)?.find(['/', '?', '#', '\\']).map_or(address.len(), |end| host + end);
    address.get(..end)
}
