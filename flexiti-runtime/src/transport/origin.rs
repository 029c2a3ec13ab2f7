//! Where requests go, taken apart once: nearly all requests of a client go to one origin, and to take an address apart
//! costs a quarter of what the HTTP library does for a call.

use crate::client::origin_of;
use reqwest::Url;
use std::sync::{PoisonError, RwLock};

/// The scheme, host and port of the last request, as text and taken apart.
#[derive(Default)]
pub(super) struct Origin(RwLock<Option<(String, Url)>>);

impl Origin {
    /// The address, taken apart; nothing if it is none.
    pub(super) fn address(&self, address: &str) -> Option<Url> {
        self.known(address).or_else(|| {
            let url = Url::parse(address).ok()?;
            let origin = origin_of(address)?;
            let known = (origin.to_owned(), Url::parse(origin).ok()?);
            *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(known);
            Some(url)
        })
    }

    /// The address, if it is the last origin with a path, and nothing but a query behind it.
    fn known(&self, address: &str) -> Option<Url> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let (origin, url) = known.as_ref()?;
        let rest = address.strip_prefix(origin.as_str()).filter(|rest| rest.starts_with('/'))?;
        let path_ends = rest.bytes().position(|byte| matches!(byte, b'?' | b'#')).unwrap_or(rest.len());
        let (path, behind) = rest.split_at(path_ends);
        let query = behind.strip_prefix('?');
        if behind.contains('#') {
            return None;
        }
        let mut url = url.clone();
        url.set_path(path);
        if query.is_some() {
            url.set_query(query);
        }
        Some(url)
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;
    use reqwest::Url;

    #[test]
    fn it_makes_no_difference_whether_the_origin_is_known() {
        let origin = Origin::default();
        let addresses = [
            "https://shop.example/v1/pets",
            "https://shop.example/v1/pets?a=b&c=%20d&e=\"f\"",
            "https://shop.example/v1/a%2Fb/%2e/c;d=e/\u{e9} f/?",
            "https://shop.example/v1/./x/../y\\z",
            "https://shop.example/v1/a#b?c",
            "https://shop.example",
            "https://shop.example?a=b",
            "https://SHOP.example:443/a",
            "http://shop.example/a",
            "http://127.0.0.1:8080/a//b/",
            "http://[::1]:8080/a?b?c",
            "https://user:word@shop.example/a",
        ];
        for address in addresses.into_iter().flat_map(|address| [address, address, "https://shop.example/again"]) {
            assert_eq!(origin.address(address), Url::parse(address).ok(), "{address}");
        }
        assert_eq!(origin.address("shop.example/a"), None);
        assert_eq!(origin.address("https:///a b"), Url::parse("https:///a b").ok());
    }
}
