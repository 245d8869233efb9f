//! Administration over HTTP, on this machine only.
//!
//! It shares nothing with the listener for Ashby. A page of some website that the administrator has
//! open can't use it: the `Host` must be this one, an `Origin` must be our own, and every call needs
//! a token that no page can read.

use std::{
    convert::Infallible,
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::{get, post, put},
};
use futures_util::{Stream, stream};
use hirelay_engine::api::{ApiError, Code, Events};
use hirelay_host::workspaces::Workspaces;
use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpListener;

use crate::{files, pages, passes::Passes};

const LONGEST_CALL_BYTES: usize = 1024 * 1024;

pub async fn serve(listener: TcpListener, workspaces: Workspaces) {
    let Ok(address) = listener.local_addr() else {
        return;
    };
    let stop = workspaces.own().stopping().clone();
    let router = Router::new()
        .route("/rpc", post(rpc))
        .route("/events", get(events))
        .route("/files", put(files::upload))
        .route("/files/{ticket}", get(files::download))
        .fallback(pages::serve)
        .with_state(workspaces.clone())
        .merge(passes_router(workspaces))
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn_with_state(address, guard));
    let served = axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned()).await;
    if let Err(error) = served {
        tracing::error!(%error, "administration ended");
    }
}

/// Refuses whoever came by another name or from another page.
async fn guard(State(address): State<SocketAddr>, request: Request, next: Next) -> Response {
    if !is_ours(request.headers(), address) {
        return (StatusCode::FORBIDDEN, "This address is for Hirelay on this machine only.").into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn is_ours(headers: &HeaderMap, address: SocketAddr) -> bool {
    let port = address.port();
    let own = [
        format!("127.0.0.1:{port}"),
        format!("localhost:{port}"),
        format!("[::1]:{port}"),
        address.to_string(),
    ];
    let is_own = |host: &str| own.iter().any(|own| own == host);
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let right_origin = !headers.contains_key(header::ORIGIN)
        || text(header::ORIGIN).and_then(|origin| origin.strip_prefix("http://")).is_some_and(is_own);
    text(header::HOST).is_some_and(is_own) && right_origin
}

pub fn token(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

#[derive(Deserialize)]
struct Call {
    cmd: String,
    #[serde(default)]
    input: serde_json::Value,
}

async fn rpc(State(workspaces): State<Workspaces>, headers: HeaderMap, request: Request) -> Response {
    let token = token(&headers);
    match answer(&workspaces, token, request).await {
        Ok(value) => Json(json!({"ok": value})).into_response(),
        Err(error) => failure(&error),
    }
}

async fn answer(
    workspaces: &Workspaces,
    token: Option<&str>,
    request: Request,
) -> Result<serde_json::Value, ApiError> {
    let body: Option<Bytes> = axum::body::to_bytes(request.into_body(), LONGEST_CALL_BYTES).await.ok();
    let Some(call) = body.and_then(|body| serde_json::from_slice::<Call>(&body).ok()) else {
        // Who nobody knows learns nothing, not even what was wrong with the question.
        workspaces.of(token).await.recognise(token).await?;
        return Err(ApiError::new(
            Code::Malformed,
            "Send {\"cmd\": \"…\", \"input\": {…}} of at most 1 MiB.",
        ));
    };
    workspaces.call(token, &call.cmd, call.input).await
}

pub fn failure(error: &ApiError) -> Response {
    let status = StatusCode::from_u16(error.code.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Json(json!({"error": error}))).into_response()
}

type Handing = (Workspaces, Arc<Passes>);

fn passes_router(workspaces: Workspaces) -> Router {
    Router::new()
        .route("/passes", post(issue_pass))
        .route("/passes/{pass}", post(redeem_pass))
        .with_state((workspaces, Arc::default()))
}

/// For who can read the data folder, and so has the host's token.
async fn issue_pass(State((workspaces, passes)): State<Handing>, headers: HeaderMap) -> Response {
    if !workspaces.own().is_host(token(&headers)) {
        return failure(&ApiError::unauthenticated());
    }
    match passes.issue(Instant::now()) {
        Ok(Some(pass)) => Json(json!({"ok": {"pass": pass}})).into_response(),
        Ok(None) => {
            failure(&ApiError::new(Code::Busy, "Too many addresses wait to be opened. Open one of them."))
        }
        Err(error) => failure(&error.into()),
    }
}

async fn redeem_pass(State((workspaces, passes)): State<Handing>, Path(pass): Path<String>) -> Response {
    if passes.redeem(&pass, Instant::now()) {
        Json(json!({"ok": {"token": workspaces.own().host_token()}})).into_response()
    } else {
        failure(&ApiError::unauthenticated())
    }
}

async fn events(State(workspaces): State<Workspaces>, headers: HeaderMap) -> Response {
    match workspaces.events(token(&headers)).await {
        Ok(events) => Sse::new(told(events))
            .keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
            .into_response(),
        Err(error) => failure(&error),
    }
}

/// A first line at once, so that the client knows from when on nothing is missed; then each change.
fn told(events: Events) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold((events, true), |(mut events, is_first)| async move {
        if is_first {
            return Some((Ok(Event::default().comment("listening")), (events, false)));
        }
        let numbered = events.next().await?;
        let event = Event::default().id(numbered.number.to_string());
        let event = match numbered.event {
            Some(change) => event.data(json!(change).to_string()),
            None => event.event("resync").data("{}"),
        };
        Some((Ok(event), (events, false)))
    })
}
