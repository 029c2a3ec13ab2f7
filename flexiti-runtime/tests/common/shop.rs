//! An order as generated code would have it: something required, something of every other kind.

use flexiti_runtime::wire::{Decode, DecodeError, Decoder, Encode, Encoder, Open};
use flexiti_runtime::{Date, Decimal, Json};
use std::collections::BTreeMap;

/// Nothing is required but the id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Order {
    pub id: i64,
    pub amount: Option<Decimal>,
    pub note: Option<Option<String>>,
    pub colour: Option<Colour>,
    pub day: Option<Date>,
    pub items: Option<Vec<Item>>,
    pub rates: Option<BTreeMap<String, Decimal>>,
    pub payment: Option<Payment>,
    pub gift: Option<Box<Order>>,
    pub additional: BTreeMap<String, Json>,
}

impl Decode for Order {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mut id = None;
        let mut read = Self::default();
        from.record(|name, from| match name {
            "id" => from.read(&mut id),
            "amount" => from.read(&mut read.amount),
            "note" => from.read(&mut read.note),
            "colour" => from.read(&mut read.colour),
            "day" => from.read(&mut read.day),
            "items" => from.read(&mut read.items),
            "rates" => from.read(&mut read.rates),
            "payment" => from.read(&mut read.payment),
            "gift" => from.read(&mut read.gift),
            name => from.entry(name, &mut read.additional),
        })?;
        Ok(Self { id: from.required("id", id)?, ..read })
    }
}

impl Decode for Box<Order> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Order::decode(from).map(Box::new)
    }
}

impl Encode for Order {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.record("Order", |to| {
            to.member("id", &self.id);
            to.member("amount", &self.amount);
            to.member("note", &self.note);
            to.member("colour", &self.colour);
            to.member("day", &self.day);
            to.member("items", &self.items);
            to.member("rates", &self.rates);
            to.member("payment", &self.payment);
            to.member("gift", &self.gift);
            to.entries(&self.additional);
        });
    }
}

impl Encode for Box<Order> {
    fn encode(&self, to: &mut Encoder<'_>) {
        (**self).encode(to);
    }
}

/// One article. What the document does not name is passed over here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    pub sku: String,
    pub price: Option<Decimal>,
}

impl Decode for Item {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (mut sku, mut price) = (None, None);
        from.record(|name, from| match name {
            "sku" => from.read(&mut sku),
            "price" => from.read(&mut price),
            _ => from.skip(),
        })?;
        Ok(Self { sku: from.required("sku", sku)?, price })
    }
}

impl Encode for Item {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.record("Item", |to| {
            to.member("sku", &self.sku);
            to.member("price", &self.price);
        });
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Colour {
    Red,
    Other(String),
}

impl Open for Colour {
    fn from_text(text: &str) -> Self {
        if text == "red" { Self::Red } else { Self::Other(text.to_owned()) }
    }
    fn as_text(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::Other(text) => text,
        }
    }
}

/// A union, told apart by a discriminator.
#[derive(Clone, Debug, PartialEq)]
pub enum Payment {
    Card(Card),
    Other(Json),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    pub last: i64,
    pub fee: Option<Decimal>,
}

impl Decode for Payment {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let value = from.raw()?;
        let tag = value.member("kind");
        if matches!(tag.as_deref(), Some("card"))
            && let Some(read) = from.reread(&value)
        {
            return Ok(Self::Card(read));
        }
        Ok(Self::Other(value.json()))
    }
}

impl Decode for Card {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (mut last, mut fee) = (None, None);
        from.record(|name, from| match name {
            "last" => from.read(&mut last),
            "fee" => from.read(&mut fee),
            _ => from.skip(),
        })?;
        Ok(Self { last: from.required("last", last)?, fee })
    }
}

impl Encode for Payment {
    fn encode(&self, to: &mut Encoder<'_>) {
        match self {
            Self::Card(card) => to.record("Card", |to| {
                to.member("kind", &"card");
                to.member("last", &card.last);
                to.member("fee", &card.fee);
            }),
            Self::Other(json) => json.encode(to),
        }
    }
}
