//! The example of a method: it calls with what is required, shows one setter, and is compiled by rustdoc's tests.
//!
//! Single values stand as literals; whatever is built from parts comes in as a parameter of the hidden function around
//! the call, so that the example compiles whatever the document.

mod literal;

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};

use super::{
    Emitter,
    answered::Answered,
    named::Named,
    names::{Module, OperationNames, words},
    sent::{Sent, raw_kind},
};
use crate::model::{Media, Operation, Parameter, SchemaId};

/// A call that is longer than this has a line for each step.
const WIDTH: usize = 100;

/// How many items come at once, where an example asks for so many.
const PAGE_SIZE: &str = "50";

/// A call on its way into text.
struct Call<'e> {
    emitter: &'e Emitter<'e>,
    /// What comes in as it is: names and types.
    given: Vec<(String, String)>,
    /// What the example names of the crate.
    used: BTreeSet<String>,
    arguments: Vec<String>,
}

impl<'m> Emitter<'m> {
    /// The example of an operation's method, as lines of documentation.
    pub(super) fn example(&self, operation: &'m Operation, names: &'m OperationNames, sent: &Sent<'m>) -> Vec<String> {
        let mut call = Call { emitter: self, given: Vec::new(), used: BTreeSet::new(), arguments: Vec::new() };
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            if self.is_argument(parameter) {
                let value = call.of_parameter(parameter).or_else(|| call.given(name, parameter.schema));
                call.arguments.extend(value);
            }
        }
        call.body(names, sent);
        let setter = call.setter(operation, names, sent);
        let answered = Answered::of(operation);
        let paged = self.paged_method(operation, names, sent, &answered);
        let mut steps = vec![format!(".{}({})", words::ident(&names.method), call.arguments.join(", "))];
        steps.extend(setter);
        let code = match (&paged, operation.moves_money) {
            (Some(paged), _) => {
                let one = paged.trim_start_matches("all_").trim_end_matches('s');
                steps.push(format!(".{paged}()"));
                let mut lines = statement(&format!("let mut {one}s = "), &steps, ";");
                lines.push(format!("while let Some({one}) = {one}s.next().await {{"));
                lines.push(format!("    println!(\"{{:?}}\", {one}?);"));
                lines.push("}".to_owned());
                lines
            }
            (None, true) => {
                steps.push(".await".to_owned());
                call.used.insert("Outcome".to_owned());
                let mut lines = statement("match ", &steps, " {");
                let said = if answered == Answered::Nothing { ("()", "done") } else { ("answer", "{answer:?}") };
                lines.push(format!("    Ok({}) => println!(\"{}\"),", said.0, said.1));
                lines.push("    Err(error) if error.outcome() == Outcome::Unknown => println!(\"ask what happened: {error}\"),".to_owned());
                lines.push("    Err(error) => println!(\"nothing happened: {error}\"),".to_owned());
                lines.push("}".to_owned());
                lines
            }
            (None, false) => {
                steps.push(".await?".to_owned());
                let bound = if answered == Answered::Nothing { "" } else { "let answer = " };
                statement(bound, &steps, ";")
            }
        };
        call.framed(&code, self.client_kind(operation))
    }

    /// The call of an operation with what is required, and what it names of the crate; nothing where a value must come in
    /// from outside.
    pub(super) fn plain_call(
        &self,
        operation: &'m Operation,
        names: &'m OperationNames,
        sent: &Sent<'m>,
    ) -> Option<(String, Vec<String>)> {
        let mut call = Call { emitter: self, given: Vec::new(), used: BTreeSet::new(), arguments: Vec::new() };
        for parameter in operation.parameters.iter().filter(|parameter| self.is_argument(parameter)) {
            let value = call.of_parameter(parameter)?;
            call.arguments.push(value);
        }
        call.body(names, sent);
        let text = format!("client.{}({})", words::ident(&names.method), call.arguments.join(", "));
        call.given.is_empty().then(|| (text, call.used.into_iter().collect()))
    }

    /// The client that an operation is a method of, and its marker.
    fn client_kind(&self, operation: &Operation) -> Option<String> {
        let markers = self.scopes.as_ref()?.markers(operation);
        markers.first().map(|marker| words::ident(marker).to_string())
    }
}

impl Call<'_> {
    /// A parameter as a literal; nothing where it has none.
    fn of_parameter(&mut self, parameter: &Parameter) -> Option<String> {
        let schema = &self.emitter.api.schemas[parameter.schema];
        let example = parameter.example.as_deref().or(schema.example.as_deref());
        self.literal(&parameter.name, parameter.schema, example, parameter.sensitive)
    }

    /// A value as a literal; nothing where it has none.
    fn literal(&mut self, name: &str, id: SchemaId, example: Option<&str>, sensitive: bool) -> Option<String> {
        let (_, schema) = self.emitter.api.schemas.resolve(id);
        let sensitive = sensitive || schema.sensitive;
        let example = example.or(schema.example.as_deref()).filter(|_| !sensitive);
        let (text, used) = literal::of(name, schema, example, sensitive)?;
        self.used.extend(used.map(str::to_owned));
        Some(text)
    }

    /// A value that comes in as it is, under the name of its argument.
    fn given(&mut self, name: &str, id: SchemaId) -> Option<String> {
        // As seen from outside every module, so that each type has its path.
        let kind = self.emitter.kind(id, &Module::Operations(String::new()));
        Some(self.given_as(name, &kind))
    }

    fn given_as(&mut self, name: &str, kind: &TokenStream) -> String {
        let name = match name {
            "client" | "answer" | "error" => format!("{name}_"),
            _ => words::ident(name).to_string(),
        };
        let kind = self.path_of(kind);
        self.given.push((name.clone(), kind));
        name
    }

    /// A type as it is written outside the crate.
    fn path_of(&mut self, kind: &TokenStream) -> String {
        let text: String = kind.to_string().split_whitespace().collect();
        let text = text.replace(',', ", ").replace(", )", ",)").replace("crate::", "");
        let named = Named::by(&text);
        let modules = [("types", "types"), ("operations", "operations"), ("operation", "runtime::operation")];
        let types = ["Date", "DateTime", "Decimal", "Digits", "Json"].map(|name| (name, name));
        let types = [("Base64", "runtime::Base64")].into_iter().chain(types);
        let used = modules.into_iter().filter(|(name, _)| named.module(name));
        let used = used.chain(types.filter(|(name, _)| named.item(name)));
        self.used.extend(used.map(|(_, used)| used.to_owned()));
        text.replace("BTreeMap<", "std::collections::BTreeMap<")
    }

    fn body(&mut self, names: &OperationNames, sent: &Sent<'_>) {
        let value = match sent {
            Sent::Members { members, .. } => {
                for member in members.iter().filter(|member| self.emitter.is_always_there(member)) {
                    let field = member.field;
                    let example = self.emitter.api.schemas[field.schema].example.as_deref();
                    let value = self
                        .literal(&field.name, field.schema, example, field.sensitive)
                        .or_else(|| self.given(&member.name, field.schema));
                    self.arguments.extend(value);
                }
                None
            }
            Sent::Whole { schema, required: true, .. } => self.given(&names.body, *schema),
            Sent::Raw { media: Media::Text, required: true, .. } => Some("\"a,b\"".to_owned()),
            Sent::Raw { media, required: true, .. } => Some(self.given_as(&names.body, &raw_kind(*media))),
            Sent::Nothing | Sent::Whole { .. } | Sent::Raw { .. } => None,
        };
        self.arguments.extend(value);
    }

    /// One of the setters: the first of a single value that is neither secret nor advised against.
    fn setter(&mut self, operation: &Operation, names: &OperationNames, sent: &Sent<'_>) -> Option<String> {
        let emitter = self.emitter;
        let page = operation.paging.as_ref().map(|paging| paging.parameter.as_str());
        let parameters = operation.parameters.iter().zip(&names.parameters).filter(|(parameter, _)| {
            let is_setter = parameter.supplied.is_none() && !emitter.is_argument(parameter);
            is_setter && !parameter.sensitive && !parameter.docs.deprecated && page != Some(&parameter.name)
        });
        for (parameter, name) in parameters {
            let is_size = operation.paging.as_ref().is_some_and(|paging| paging.size.as_ref() == Some(&parameter.name));
            let value = match is_size {
                true => self.literal(&parameter.name, parameter.schema, Some(PAGE_SIZE), false),
                false => self.of_parameter(parameter),
            };
            if let Some(value) = value {
                return Some(format!(".{}({value})", words::ident(name)));
            }
        }
        let Sent::Members { members, .. } = sent else { return None };
        let is_shown = |field: &crate::model::Field| !field.sensitive && !field.docs.deprecated;
        let members = members.iter().filter(|member| emitter.is_settable(member) && is_shown(member.field));
        for member in members {
            let field = member.field;
            let example = emitter.api.schemas[field.schema].example.as_deref();
            if let Some(value) = self.literal(&field.name, field.schema, example, false) {
                let ident: &Ident = &member.ident;
                return Some(format!(".{ident}({value})"));
            }
        }
        None
    }

    /// The code within the hidden function that makes it a program.
    fn framed(mut self, code: &[String], marker: Option<String>) -> Vec<String> {
        self.used.insert("Client".to_owned());
        let client = match marker {
            Some(marker) => {
                self.used.insert(marker.clone());
                format!("Client<{marker}>")
            }
            None => "Client".to_owned(),
        };
        let module = self.emitter.options.name.replace('-', "_");
        let used: Vec<&str> = self.used.iter().map(String::as_str).collect();
        let used = if let [one] = used.as_slice() { (*one).to_owned() } else { format!("{{{}}}", used.join(", ")) };
        let given: String = self.given.iter().map(|(name, kind)| format!(", {name}: {kind}")).collect();
        let mut lines = vec!["```no_run".to_owned(), format!("# use {module}::{used};")];
        lines
            .push(format!("# async fn example(client: &{client}{given}) -> Result<(), Box<dyn std::error::Error>> {{"));
        lines.extend(code.iter().cloned());
        lines.extend(["# Ok(()) }", "```"].map(str::to_owned));
        lines
    }
}

/// `let x = client.a().b();` in one line, or in one for each step.
fn statement(before: &str, steps: &[String], after: &str) -> Vec<String> {
    let whole = format!("{before}client{}{after}", steps.concat());
    if whole.chars().count() <= WIDTH {
        return vec![whole];
    }
    let mut lines = vec![format!("{before}client")];
    lines.extend(steps.iter().map(|step| format!("    {step}")));
    match (after.strip_prefix(' '), lines.last_mut()) {
        (Some(opened), _) => lines.push(opened.to_owned()),
        (None, Some(last)) => last.push_str(after),
        (None, None) => {}
    }
    lines
}
