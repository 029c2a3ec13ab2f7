//! What resources are called, and prose about them.

/// Things.
const NOUNS: [&str; 30] = [
    "invoice", "shipment", "customer", "ticket", "account", "report", "device", "contract", "project", "session",
    "vehicle", "message", "payment", "product", "location", "schedule", "review", "policy", "dataset", "template",
    "channel", "folder", "license", "webhook", "release", "member", "badge", "parcel", "survey", "voucher",
];
/// Kinds of things; with each noun another resource.
const KINDS: [&str; 25] = [
    "annual",
    "public",
    "private",
    "remote",
    "local",
    "legacy",
    "shared",
    "monthly",
    "partner",
    "regional",
    "internal",
    "external",
    "pending",
    "archived",
    "featured",
    "managed",
    "native",
    "premium",
    "seasonal",
    "standard",
    "temporary",
    "verified",
    "virtual",
    "weekly",
    "global",
];
/// So many resources stand under one tag.
const PER_TAG: usize = 10;
/// What a description goes on with.
const SENTENCES: [&str; 6] = [
    "Only accounts with the role `editor` see values that were changed within the last 24 hours.",
    "The order of elements is not guaranteed, and more of them may be added without notice.",
    "See [the guide](https://docs.synthetic.example/guide) for limits that apply to trial accounts.",
    "Values that are not known at the time of the request are left out and filled in later.",
    "A change is visible to other readers within a minute, and to webhooks as soon as it is stored.",
    "For historical reasons, blanks at the end are kept, although no new value may have them.",
];

/// A resource of the API, known by its number.
pub(super) struct Resource {
    index: usize,
    kind: &'static str,
    noun: &'static str,
    /// How often these words have been used up before.
    turn: usize,
}

impl Resource {
    /// The resource with this number, from 0. Neighbours differ in their nouns.
    pub(super) fn numbered(index: usize) -> Self {
        let noun = pick(&NOUNS, index);
        let kind = pick(&KINDS, index / NOUNS.len());
        Self { index, kind, noun, turn: index / (NOUNS.len() * KINDS.len()) }
    }

    /// The one before, or itself, so that what it refers to is always there.
    pub(super) fn neighbour(&self) -> Self {
        Self::numbered(self.index.saturating_sub(1))
    }

    /// Whether its tag is not yet known.
    pub(super) fn is_first_of_tag(&self) -> bool {
        self.index.is_multiple_of(PER_TAG)
    }

    /// `group-12`
    pub(super) fn tag(&self) -> String {
        format!("group-{}", self.index / PER_TAG)
    }

    /// `annual_invoice`
    pub(super) fn snake(&self) -> String {
        format!("{}_{}{}", self.kind, self.noun, self.turn())
    }

    /// `annual-invoices`, a segment of a path.
    pub(super) fn segment(&self) -> String {
        format!("{}-{}s{}", self.kind, self.noun, self.turn())
    }

    /// `AnnualInvoice`, and what is said behind it.
    pub(super) fn schema(&self, what: &str) -> String {
        format!("{}{}{}{what}", capital(self.kind), capital(self.noun), self.turn())
    }

    /// A reference to a schema of this resource.
    pub(super) fn reference(&self, what: &str) -> String {
        format!("#/components/schemas/{}", self.schema(what))
    }

    /// `annual invoice`
    pub(super) fn plain(&self) -> String {
        format!("{} {}", self.kind, self.noun)
    }

    /// A description that begins with these words: a sentence about the resource, and so many pairs of others.
    pub(super) fn prose(&self, begins: &str, pairs: usize) -> String {
        let sentences = (0..2 * pairs).map(|sentence| pick(&SENTENCES, self.index + begins.len() + sentence));
        let first = format!("{begins} the {}.", self.plain());
        std::iter::once(first.as_str()).chain(sentences).collect::<Vec<_>>().join(" ")
    }

    /// Two resources of the same words are told apart by a number.
    fn turn(&self) -> String {
        if self.turn == 0 { String::new() } else { self.turn.to_string() }
    }
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

fn pick(words: &[&'static str], index: usize) -> &'static str {
    words[index % words.len()]
}
