//! What the edge says, and what each answer means to Ashby.

use http_body_util::Full;
use hyper::{
    Response, StatusCode,
    body::Bytes,
    header::{ALLOW, CONTENT_TYPE, HeaderValue},
};

/// The answer table. Every other code would be a promise that nobody meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// On disk, or nothing that needs to be.
    Accepted,
    /// Somebody opened the address in a browser.
    Greeting,
    /// Wrong signature. Ashby tries again, so that a mistyped secret can be repaired.
    Refused,
    /// The path was never issued.
    NeverIssued,
    /// The integration was uninstalled.
    Gone,
    MethodNotAllowed,
    /// The body took too long.
    TooSlow,
    TooLarge,
    /// More than can be taken at present.
    TooMany,
    /// Starting, locked, out of disk, or stopping.
    NotReady,
}

impl Answer {
    fn status(self) -> StatusCode {
        match self {
            Answer::Accepted | Answer::Greeting => StatusCode::OK,
            Answer::Refused => StatusCode::BAD_REQUEST,
            Answer::NeverIssued => StatusCode::NOT_FOUND,
            Answer::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Answer::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Answer::Gone => StatusCode::GONE,
            Answer::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Answer::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Answer::NotReady => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Answer::Accepted => "ok",
            Answer::Greeting => "This address receives messages from Ashby. It works.",
            Answer::Refused => "the signature does not fit",
            Answer::NeverIssued => "not found",
            Answer::Gone => "gone",
            Answer::MethodNotAllowed => "send POST",
            Answer::TooSlow => "too slow",
            Answer::TooLarge => "too large",
            Answer::TooMany => "too many messages, try again",
            Answer::NotReady => "not ready, try again",
        }
    }

    pub fn response(self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(Bytes::from_static(self.text().as_bytes())));
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
        if self == Answer::MethodNotAllowed {
            headers.insert(ALLOW, HeaderValue::from_static("POST, GET, HEAD"));
        }
        response
    }
}
