//! The client: environments, what the runtime must know of the API, scopes, the builder.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter,
    described::own_server,
    docs,
    docs::prose_of,
    names::{self, words},
};
use crate::model::{ClientAuthentication, Flow, Location, SecurityShape, Server, Supplied};

impl Emitter<'_> {
    /// `client.rs`.
    pub(crate) fn client(&self) -> TokenStream {
        let environment = self.environment();
        let api = self.api_static();
        let client = match &self.scopes {
            Some(scopes) => self.scoped_client(scopes),
            None => self.plain_client(),
        };
        quote!(#environment #api #client)
    }

    /// What the servers are called among the environments, in the order of the model.
    pub(crate) fn environments(&self) -> Vec<String> {
        let wishes = self.api.servers.iter().enumerate().map(|(index, server)| {
            vec![server_name(server, index, self.api.servers.len()), format!("Server{}", index + 1)]
        });
        names::members(&["Custom", "Self"], wishes)
    }

    fn environment(&self) -> TokenStream {
        let names = self.environments();
        let told: Vec<String> = names.iter().map(|name| words::snake(name)).collect();
        let names: Vec<_> = names.iter().map(|name| words::ident(name)).collect();
        let urls: Vec<String> = self.api.servers.iter().map(Server::default_url).collect();
        let described = self.api.servers.iter().zip(&urls).map(|(server, url)| {
            let said = server.description.as_deref().map(docs::prose).unwrap_or_default();
            let mut lines = vec![format!("{}.", docs::code(url))];
            if !said.is_empty() {
                lines.push(String::new());
                lines.extend(said);
            }
            docs::attributes(&lines)
        });
        quote! {
            /// Where the API is served.
            #[derive(Clone, Debug, PartialEq, Eq)]
            #[non_exhaustive]
            pub enum Environment {
                #(#described #names,)*
                /// Any other base address, such as that of a test server.
                Custom(String),
            }
            impl Environment {
                /// The name by which errors and logs tell it; of another base address, the host.
                pub fn name(&self) -> &str {
                    match self {
                        #(Self::#names => #told,)*
                        Self::Custom(url) => runtime::host_of(url),
                    }
                }
                /// The base address that paths are appended to.
                pub fn base_url(&self) -> &str {
                    match self {
                        #(Self::#names => #urls,)*
                        Self::Custom(url) => url,
                    }
                }
            }
        }
    }

    fn api_static(&self) -> TokenStream {
        let problems = &self.api.problems;
        let list = |words: &[String]| quote!(&[#(#words),*]);
        let (code, message) = (list(&problems.code), list(&problems.message));
        let (fields, field_name, field_message) =
            (list(&problems.fields), list(&problems.field_name), list(&problems.field_message));
        let aliases = problems.aliases.iter().map(|(sent, meant)| quote!((#sent, #meant)));
        let reference = match self.reference_header() {
            Some(header) => quote!(Some(#header)),
            None => quote!(None),
        };
        let schemes = self.api.security_schemes.iter().map(|scheme| {
            let name = &scheme.name;
            let shape = scheme_shape(&scheme.shape);
            quote!((#name, #shape))
        });
        let undescribed =
            self.undescribed_schemes().into_iter().map(|name| quote!((#name, runtime::Scheme::Authorization)));
        let (name, version) = (&self.options.name, &self.api.version);
        quote! {
            /// What the runtime must know of this API.
            pub(crate) static API: runtime::Api = runtime::Api {
                name: #name,
                version: #version,
                problem: runtime::Problems {
                    code: #code,
                    message: #message,
                    fields: #fields,
                    field_name: #field_name,
                    field_message: #field_message,
                    aliases: &[#(#aliases),*],
                },
                reference_id: #reference,
                security: &[#(#schemes,)* #(#undescribed),*],
            };
        }
    }

    /// The schemes that operations ask for and the document does not describe.
    fn undescribed_schemes(&self) -> BTreeSet<&str> {
        let asked = self.api.operations.iter().flat_map(|operation| &operation.security);
        let names = asked.flat_map(|alternative| &alternative.schemes).map(|(name, _)| name.as_str());
        names.filter(|name| self.api.security_schemes.iter().all(|scheme| scheme.name != *name)).collect()
    }

    /// The header that gets an id for each call.
    fn reference_header(&self) -> Option<&str> {
        let parameters = self.api.operations.iter().flat_map(|operation| &operation.parameters);
        let mut headers = parameters.filter(|parameter| {
            parameter.location == Location::Header && parameter.supplied == Some(Supplied::ReferenceId)
        });
        headers.next().map(|parameter| parameter.name.as_str())
    }

    /// How early tokens are renewed, where the document says so; the runtime has a default.
    fn threshold(&self) -> Option<TokenStream> {
        let mut flows = self.api.security_schemes.iter().filter_map(|scheme| match &scheme.shape {
            SecurityShape::OAuth2 { client_credentials, .. } => client_credentials.as_ref()?.refresh_threshold,
            _ => None,
        });
        let seconds = proc_macro2::Literal::u64_unsuffixed(flows.next()?);
        Some(quote!(.token_threshold(std::time::Duration::from_secs(#seconds))))
    }

    /// How the runtime learns that the address is the caller's own; not said where no operation has another one.
    fn custom_address(&self) -> Option<TokenStream> {
        let is_needed = self.api.operations.iter().any(|operation| own_server(operation).is_some());
        is_needed.then(|| quote!(.custom_address(matches!(environment, Environment::Custom(_)))))
    }

    fn plain_client(&self) -> TokenStream {
        let (threshold, custom, beside) = (self.threshold(), self.custom_address(), beside_operations());
        quote! {
            /// A client of the API. Cloning is cheap; clones share connections and tokens.
            #[derive(Clone)]
            pub struct Client { pub(crate) core: runtime::Core }
            impl std::fmt::Debug for Client {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.core.fmt(f) }
            }
            impl Client {
                /// Begins a client; credentials and everything else are said through [`Builder::configure`].
                pub fn builder(environment: Environment) -> Builder {
                    let inner = runtime::Builder::new(&API, environment.base_url());
                    Builder { inner: inner.environment(environment.name().to_owned()) #custom #threshold }
                }
                #beside
            }
            /// What a client is made from.
            #[derive(Debug)]
            #[must_use = "a builder does nothing until it builds"]
            pub struct Builder { inner: runtime::Builder }
            impl Builder {
                /// Changes any setting of the runtime: credentials, transport, time limits, clock.
                pub fn configure(mut self, change: impl FnOnce(runtime::Builder) -> runtime::Builder) -> Self {
                    self.inner = change(self.inner);
                    self
                }
                /// Makes the client. No request is sent yet.
                pub fn build(self) -> Result<Client, runtime::BuildError> {
                    Ok(Client { core: self.inner.build()? })
                }
            }
        }
    }

    fn scoped_client(&self, scopes: &super::Scopes<'_>) -> TokenStream {
        let scheme = scopes.scheme;
        let (threshold, custom, beside) = (self.threshold(), self.custom_address(), beside_operations());
        let markers: Vec<_> = scopes.list.iter().map(|(_, _, marker)| words::ident(marker)).collect();
        let texts: Vec<&str> = scopes.list.iter().map(|(scope, _, _)| *scope).collect();
        let begin = scopes.list.iter().zip(&markers).map(|((scope, meaning, _), marker)| {
            let method = words::ident(&words::snake(scope));
            let said =
                format!("Begins a client whose token has the scope {}: {}", docs::code(scope), docs::sentence(meaning));
            let lines = docs::attributes(&docs::wrapped(&said));
            quote! {
                impl Client<#marker> {
                    #lines
                    pub fn #method(environment: Environment, credentials: runtime::Credentials) -> Builder<#marker> {
                        Builder::new(environment, credentials)
                    }
                }
            }
        });
        let described = scopes.list.iter().map(|(scope, meaning, _)| {
            docs::attributes(&[format!("Scope {}: {}", docs::code(scope), docs::sentence(meaning))])
        });
        let first = markers.first();
        quote! {
            #(#described #[derive(Clone, Copy, Debug)] pub enum #markers {})*
            /// The scope of a client's token.
            pub trait Scope: private::Sealed + Send + Sync + 'static {
                /// The scope as the API spells it.
                const NAME: &'static str;
            }
            mod private {
                /// Scopes are the document's, not the caller's.
                pub trait Sealed {}
                #(impl Sealed for super::#markers {})*
            }
            #(impl Scope for #markers { const NAME: &'static str = #texts; })*

            /// What the scope of a client covers. An operation that needs the scope `Needed` can be called by clients
            /// whose scope grants it, and by no others: that is checked when the caller is compiled.
            #[diagnostic::on_unimplemented(
                message = "this operation needs the scope `{Needed}`, and the client has `{Self}`"
            )]
            pub trait Grants<Needed>: Scope {}
            #(impl Grants<#markers> for #markers {})*

            /// A client of the API, whose token has the scope `S`: only what the scope covers can be called. Cloning is
            /// cheap; clones share connections and tokens.
            pub struct Client<S = #first> { pub(crate) core: runtime::Core, scope: PhantomData<fn() -> S> }
            impl<S> Clone for Client<S> {
                fn clone(&self) -> Self { Self { core: self.core.clone(), scope: PhantomData } }
            }
            impl<S> std::fmt::Debug for Client<S> {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.core.fmt(f) }
            }
            #(#begin)*
            impl<S> Client<S> { #beside }
            /// What a client is made from.
            #[derive(Debug)]
            #[must_use = "a builder does nothing until it builds"]
            pub struct Builder<S> { inner: runtime::Builder, scope: PhantomData<fn() -> S> }
            impl<S: Scope> Builder<S> {
                fn new(environment: Environment, credentials: runtime::Credentials) -> Self {
                    let inner = runtime::Builder::new(&API, environment.base_url());
                    let inner = inner.environment(environment.name().to_owned()) #custom #threshold;
                    Self { inner: inner.credentials(#scheme, credentials).scope(S::NAME), scope: PhantomData }
                }
                /// Changes any setting of the runtime: transport, time limits, clock.
                pub fn configure(mut self, change: impl FnOnce(runtime::Builder) -> runtime::Builder) -> Self {
                    self.inner = change(self.inner);
                    self
                }
                /// Makes the client. No request is sent yet.
                pub fn build(self) -> Result<Client<S>, runtime::BuildError> {
                    Ok(Client { core: self.inner.build()?, scope: PhantomData })
                }
            }
        }
    }

    /// What the head of the crate says about the API.
    pub(crate) fn api_lines(&self) -> Vec<String> {
        prose_of(&self.api.docs)
    }
}

/// What every client can beside its operations.
fn beside_operations() -> TokenStream {
    quote! {
        /// Begins to wait for a state of the other side: how often it is asked, and how long in all.
        pub fn wait(&self) -> runtime::Wait { self.core.wait() }
        /// The client without types, for what the document does not know: see [`runtime::operation`].
        pub fn core(&self) -> &runtime::Core { &self.core }
    }
}

fn scheme_shape(shape: &SecurityShape) -> TokenStream {
    match shape {
        SecurityShape::ApiKey { location, name } => {
            let location = words::ident(&words::pascal(location.word()));
            quote!(runtime::Scheme::ApiKey { location: operation::Location::#location, name: #name })
        }
        SecurityShape::Basic => quote!(runtime::Scheme::Basic),
        SecurityShape::Bearer | SecurityShape::OAuth2 { client_credentials: None, .. } => {
            quote!(runtime::Scheme::Bearer)
        }
        SecurityShape::OAuth2 { client_credentials: Some(flow), .. } => {
            let Flow { token_url, client_authentication, .. } = flow;
            let authentication = match client_authentication {
                ClientAuthentication::Basic => quote!(Basic),
                ClientAuthentication::Body => quote!(Body),
            };
            quote! {
                runtime::Scheme::ClientCredentials(runtime::ClientCredentials {
                    token_path: #token_url,
                    client_authentication: runtime::ClientAuthentication::#authentication,
                })
            }
        }
        SecurityShape::MutualTls => quote!(runtime::Scheme::Line),
        SecurityShape::Other { .. } => quote!(runtime::Scheme::Authorization),
    }
}

/// A name for an environment: the document's own, a short description, or its place in the list.
fn server_name(server: &Server, index: usize, count: usize) -> String {
    let short = server.description.as_deref().filter(|text| text.split_whitespace().count() <= 3);
    match server.name.as_deref().or(short) {
        Some(name) if name.chars().any(char::is_alphabetic) => words::pascal(name),
        _ if count == 1 => "Production".into(),
        _ => format!("Server{}", index + 1),
    }
}
