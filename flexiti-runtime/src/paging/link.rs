//! Addresses of next pages: found in a header, and asked for one parameter of their query.

use crate::transport::Headers;

/// The address that the headers name as the next one (RFC 8288, section 3: `link: <address>; rel="next"`).
pub(super) fn next(headers: &Headers) -> Option<&str> {
    let links = headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("link"));
    links.flat_map(|(_, value)| value.split('<').skip(1)).find_map(|link| {
        let (address, parameters) = link.split_once('>')?;
        parameters.split(';').any(is_next).then_some(address)
    })
}

/// Whether a parameter of a link says that it leads to the next page; `rel` may hold several words.
fn is_next(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let words = value.trim().trim_end_matches(',').trim_end().trim_matches('"');
    name.trim().eq_ignore_ascii_case("rel") && words.split_whitespace().any(|word| word.eq_ignore_ascii_case("next"))
}

/// Whether a text is an address, relative ones with a query included, and no mere value.
pub(super) fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://") || (text.starts_with(['/', '?']) && text.contains('?'))
}

/// The value of a parameter in an address.
pub(super) fn parameter(address: &str, name: &str) -> Option<String> {
    let (_, query) = address.split_once('?')?;
    let query = query.split_once('#').map_or(query, |(query, _)| query);
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs.find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next_of(links: &[&str]) -> Option<String> {
        let mut headers = Headers::new();
        links.iter().for_each(|link| headers.append("Link", *link));
        next(&headers).map(str::to_owned)
    }

    #[test]
    fn the_next_address_is_found_among_others() {
        let links = r#"<https://a.example/?page=1>; rel="prev", <https://a.example/?page=3>; rel="next""#;
        assert_eq!(next_of(&[links]).as_deref(), Some("https://a.example/?page=3"));
        assert_eq!(next_of(&["<a?b,c>; title=x; rel=NEXT, <d>; rel=last"]).as_deref(), Some("a?b,c"));
        assert_eq!(next_of(&["<a>; rel=first", "<b>; rel=\"next last\""]).as_deref(), Some("b"));
        assert_eq!(next_of(&["<a>; rel=first", "b; rel=next", "<c; rel=next", "<d>; rev=next"]), None);
        assert_eq!(next_of(&[]), None);
    }

    #[test]
    fn a_parameter_is_read_as_a_form_writes_it() {
        assert_eq!(parameter("/a?x=1&after=b%2Fc+d#e", "after").as_deref(), Some("b/c d"));
        assert_eq!(parameter("/a?x=1#?after=2", "after"), None);
        assert_eq!(parameter("after=2", "after"), None);
    }
}
