//! A program that uses all of the client: every method, argument, setter, field, value and kind of refusal. It is written
//! as careful users write: what may grow is matched with an arm for the rest.
//!
//! Left out are the constants of limits: a vendor changes limits without notice, and with its last limit a member loses
//! the constant. They are for looking at, and the crate's version promises nothing of them.

use client::{
    Client, Credentials, Date, Decimal, Environment, Error, Guest, Shop,
    operations::{orders, stock},
    runtime::{Future, operation::Parameter, paging::Items, paging::Pages},
    types,
};

fn clients(credentials: Credentials) -> Option<(Client<Shop>, Client<Guest>)> {
    let guest = Client::guest(Environment::Test, credentials.clone()).build().ok()?;
    Some((Client::shop(Environment::Live, credentials).build().ok()?, guest))
}

async fn list(shop: &Client<Shop>, guest: &Client<Guest>, day: Date) -> Option<types::Page> {
    let request: orders::ListOrders = shop.list_orders("customer");
    let request = request.state(types::State::Open);
    let request = request.since(day);
    let request = request.ids(vec![String::new()]);
    let request = request.x_trace("trace");
    let answer: Result<types::Page, Error<orders::ListOrdersError>> = request.await;
    if answer.is_err_and(|error| error.is(&orders::ListOrdersError::NotFound)) {
        return None;
    }
    guest.list_orders("customer").await.ok()
}

fn parameters() -> [&'static Parameter; 7] {
    [
        &orders::ListOrders::CUSTOMER,
        &orders::ListOrders::STATE,
        &orders::ListOrders::SINCE,
        &orders::ListOrders::IDS,
        &orders::ListOrders::X_TRACE,
        &orders::GetOrder::ID,
        &orders::CancelOrder::ID,
    ]
}

async fn create(shop: &Client<Shop>, amount: Decimal) -> Option<types::Order> {
    let line: types::Line = types::Line::new("sku");
    let line = line.count(2);
    let line = line.comment("comment");
    let request: orders::CreateOrder = shop.create_order("customer", vec![line]);
    let request = request.note("note");
    let request = request.priority(orders::CreateOrderPriority::Low);
    let request = request.priority(orders::CreateOrderPriority::High);
    let request = request.gift(true);
    let request = request.amount(amount);
    match request.await {
        Ok(order) => Some(order),
        Err(error) => {
            match error.refusal() {
                Some(orders::CreateOrderError::SoldOut) => {}
                Some(orders::CreateOrderError::NoCredit) => {}
                _ => {}
            }
            None
        }
    }
}

async fn read(shop: &Client<Shop>) -> Option<()> {
    let order: types::Order = shop.get_order("id").await.ok()?;
    let _: String = order.id;
    let _: Option<Decimal> = order.total;
    let _: Option<i64> = order.count;
    let _: Option<bool> = order.paid;
    let _: Option<Date> = order.placed;
    let _: Option<String> = order.comment;
    let _: Option<Option<String>> = order.shipped_by;
    for line in order.lines? {
        let _: String = line.sku;
        let _: Option<i64> = line.count;
        let _: Option<String> = line.comment;
    }
    match order.state? {
        types::State::Open => {}
        types::State::Paid => {}
        types::State::Sent => {}
        types::State::Other(_) => {}
        _ => {}
    }
    let answer: () = shop.cancel_order("id").await.ok()?;
    Some(answer)
}

fn page(page: types::Page) -> (Vec<types::Order>, Option<String>) {
    (page.orders, page.next)
}

fn problem() -> (Option<String>, Option<String>) {
    let problem = types::Problem::default();
    (problem.error, problem.message)
}

async fn stock(guest: &Client<Guest>) -> Result<(), Error<stock::PutStockError>> {
    let body = stock::PutStockBody::new("sku");
    let body = body.count(3);
    guest.put_stock().body(body).await
}

fn paged(shop: &Client<Shop>) {
    let _: Pages<types::Page, orders::ListOrdersError> = shop.list_orders("customer").pages();
    let _: Items<types::Order, orders::ListOrdersError> = shop.list_orders("customer").items();
}

/// Requests are futures of these very types.
fn sent(request: orders::CancelOrder) -> Future<Result<(), Error<orders::CancelOrderError>>> {
    IntoFuture::into_future(request)
}

fn main() {
    let _ = (clients, list, parameters, create, read, page, paged, problem, stock, sent);
}
