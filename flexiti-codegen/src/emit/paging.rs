//! Answers in pages: the two methods of a request that go through all of them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter,
    answered::Answered,
    docs,
    names::{self, Module, OperationNames, words},
    sent::Sent,
};
use crate::model::{Advance, Operation, Paging, Parameter, SchemaId, Shape};

/// Where the items of a page stand, and what they are.
struct Items {
    /// The member; none where the answer itself is the list, or nobody knows.
    member: Option<String>,
    kind: TokenStream,
}

impl<'m> Emitter<'m> {
    /// `pages` and `items` of a request whose answer comes in pages.
    pub(super) fn paged(
        &self,
        operation: &Operation,
        names: &OperationNames,
        sent: &Sent<'m>,
        answered: &Answered,
        module: &Module,
    ) -> Option<TokenStream> {
        let (paging, parameter, name) = self.paging(operation, names, answered)?;
        let items = self.items(answered, paging.items.as_deref(), module);
        let constant = words::ident(&words::constant(name));
        let described = described(paging, quote!(&Self::#constant), items.as_ref());
        let (output, error) = (self.output(answered, names, module), words::ident(&names.error));
        let (pages_name, items_name) = method_names(names, sent);
        let (pages_ident, items_ident) = (words::ident(&pages_name), words::ident(&items_name));
        let begin = format!("one by one, from the one that {} says, else from the first.", docs::code(&parameter.name));
        let pages_docs = docs::attributes(&docs::wrapped(&format!("The pages of the answer, {begin}")));
        let pages = self.send(sent, &quote!(pages(#described)));
        let items = items.map(|Items { kind, .. }| {
            let of_size = paging.size.as_ref().map(|size| format!(" {} says how many come at once.", docs::code(size)));
            let said = format!("The items of all pages, {begin}{}", of_size.unwrap_or_default());
            let items_docs = docs::attributes(&docs::wrapped(&said));
            let items = self.send(sent, &quote!(items(#described)));
            quote! {
                #items_docs
                pub fn #items_ident(self) -> runtime::paging::Items<#kind, #error> { #items }
            }
        });
        Some(quote! {
            #pages_docs
            pub fn #pages_ident(self) -> runtime::paging::Pages<#output, #error> { #pages }
            #items
        })
    }

    /// The method that goes through all of the answer: `items` where there is one, else `pages`.
    pub(super) fn paged_method(
        &self,
        operation: &Operation,
        names: &OperationNames,
        sent: &Sent<'m>,
        answered: &Answered,
    ) -> Option<String> {
        let (paging, _, _) = self.paging(operation, names, answered)?;
        let (pages, items) = method_names(names, sent);
        let module = Module::Operations(names.module.clone());
        Some(if self.items(answered, paging.items.as_deref(), &module).is_some() { items } else { pages })
    }

    /// How an operation is paged, with the parameter and its name in Rust: nothing where the document names a parameter
    /// that the operation has not, or the answer is not JSON.
    fn paging<'o>(
        &self,
        operation: &'o Operation,
        names: &'o OperationNames,
        answered: &Answered,
    ) -> Option<(&'o Paging, &'o Parameter, &'o str)> {
        let paging = operation.paging.as_ref()?;
        let mut parameters = operation.parameters.iter().zip(&names.parameters);
        let (parameter, name) =
            parameters.find(|(parameter, _)| parameter.name == paging.parameter && parameter.supplied.is_none())?;
        matches!(answered, Answered::Value(_) | Answered::Open).then_some((paging, parameter, name.as_str()))
    }

    /// Where the items are: in the named member, or the answer itself. What is not described may hold any.
    fn items(&self, answered: &Answered, member: Option<&str>, module: &Module) -> Option<Items> {
        let Answered::Value(answer) = answered else {
            return Some(Items { member: member.map(str::to_owned), kind: quote!(Json) });
        };
        if let Some(member) = member {
            let list = self.member_at(*answer, member)?;
            return Some(Items { member: Some(member.to_owned()), kind: self.kind_of_items(list, module)? });
        }
        Some(Items { member: None, kind: self.kind_of_items(*answer, module)? })
    }

    /// The type of a list's items.
    fn kind_of_items(&self, list: SchemaId, module: &Module) -> Option<TokenStream> {
        match self.api.schemas.resolve(list).1.shape {
            Shape::List(items) => Some(self.item_kind(items, module)),
            Shape::Any => Some(quote!(Json)),
            _ => None,
        }
    }

    /// The schema that a dotted name leads to, as the runtime finds its value.
    fn member_at(&self, whole: SchemaId, name: &str) -> Option<SchemaId> {
        let step = |at: SchemaId, name: &str| match &self.api.schemas.resolve(at).1.shape {
            Shape::Record(record) => record.fields.iter().find(|field| field.name == name).map(|field| field.schema),
            Shape::List(items) => name.parse::<i64>().ok().map(|_| *items),
            // Whatever stands below what nobody describes is not described either.
            Shape::Any => Some(at),
            _ => None,
        };
        step(whole, name).or_else(|| name.split('.').try_fold(whole, step))
    }
}

/// `Paging::number(..)` and what else is said.
fn described(paging: &Paging, parameter: TokenStream, items: Option<&Items>) -> TokenStream {
    let first = |first: u64| proc_macro2::Literal::u64_unsuffixed(first);
    let by = match &paging.advance {
        Advance::Number(number) => {
            let number = first(*number);
            quote!(number(#parameter, #number))
        }
        Advance::Offset(offset) => {
            let offset = first(*offset);
            quote!(offset(#parameter, #offset))
        }
        Advance::Member(member) => quote!(cursor(#parameter, #member)),
        Advance::Link => quote!(link(#parameter)),
    };
    let member = items.and_then(|items| items.member.as_ref()).or(paging.items.as_ref());
    let items = member.map(|member| quote!(.items(#member)));
    let more = paging.more.as_ref().map(|member| quote!(.more(#member)));
    quote!(runtime::paging::Paging::#by #items #more)
}

/// What the two methods are called: something else where a parameter or a member of the body has the name.
fn method_names(names: &OperationNames, sent: &Sent<'_>) -> (String, String) {
    let members = match sent {
        Sent::Members { members, .. } => members.as_slice(),
        _ => &[],
    };
    let members = members.iter().map(|member| member.name.as_str());
    let reserved: Vec<&str> = names.taken.iter().map(String::as_str).chain(members).collect();
    let wishes = ["pages", "items"].map(|name| vec![name.to_owned(), format!("all_{name}")]);
    let mut given = names::members(&reserved, wishes.into_iter()).into_iter();
    (given.next().unwrap_or_default(), given.next().unwrap_or_default())
}
