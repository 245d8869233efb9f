//! The pages of `ui/`, as they were built; a plain sentence where they were not.
//!
//! Nothing on a page comes from elsewhere, and nothing runs that is not a file of ours.

use axum::{
    body::Body,
    http::{HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use rust_embed::{Embed, EmbeddedFile};

/// A debug build reads the folder as it runs; a release build carries it.
#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../../ui/dist"]
#[allow_missing = true]
struct Pages;

const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; \
                      connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

const WITHOUT_PAGES: &str = "Hirelay runs, without its pages. Build them with `npm ci && npm run build` in the \
                             folder ui, then build and start hirelayd again.\n";

pub async fn serve(method: Method, uri: Uri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::NOT_FOUND.into_response();
    }
    let path = uri.path().trim_start_matches('/');
    if let Some(file) = Pages::get(path).filter(|_| !path.is_empty()) {
        return page(path, file);
    }
    // A file that is not there is not there; everything else is a place inside the one page.
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    match Pages::get("index.html") {
        _ if is_file => StatusCode::NOT_FOUND.into_response(),
        Some(index) => page("index.html", index),
        None if path.is_empty() => WITHOUT_PAGES.into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn page(path: &str, file: EmbeddedFile) -> Response {
    let mut response = Response::new(Body::from(file.data.into_owned()));
    let headers = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(file.metadata.mimetype()) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    // Files in assets/ are named after their content.
    let keep = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-store" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}
