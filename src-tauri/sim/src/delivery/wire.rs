//! One request, over a connection of its own.
//!
//! `POST`, `Content-Type: application/json`, `User-Agent: Ashby-Webhook`, and `Ashby-Signature` where there
//! is a secret. Redirects are not followed: anything but 2xx is a failure.

use std::convert::Infallible;
use std::num::NonZeroUsize;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Frame, SizeHint};
use hyper::client::conn::http1;
use hyper::header::{CONTENT_TYPE, HOST, USER_AGENT};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::target::Target;

/// The header that carries the signature.
pub const SIGNATURE_HEADER: &str = "Ashby-Signature";
/// What Ashby calls itself.
pub const AGENT: &str = "Ashby-Webhook";

/// More of an answer than this is not read.
const ANSWER_BYTES: usize = 1 << 20;

/// Why there was no answer.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    #[error("could not connect: {0}")]
    Connect(#[source] std::io::Error),
    #[error("could not write: {0}")]
    Write(#[source] std::io::Error),
    #[error("the request could not be made: {0}")]
    Request(#[from] hyper::http::Error),
    #[error("the connection broke: {0}")]
    Broken(#[from] hyper::Error),
    #[error("the answer's body was not readable: {0}")]
    Answer(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Sends and reads the status. With `chunk` the body goes in chunks of that size, without a length.
pub async fn post(
    target: &Target,
    signature: Option<&str>,
    body: Bytes,
    chunk: Option<NonZeroUsize>,
) -> Result<u16, WireError> {
    let stream = TcpStream::connect(target.address()).await.map_err(WireError::Connect)?;
    let (mut sender, connection) =
        http1::Builder::new().title_case_headers(true).handshake(TokioIo::new(stream)).await?;
    // Dropping the set ends the connection, also when this future is dropped half-way.
    let mut driver = JoinSet::new();
    driver.spawn(connection);

    let mut request = Request::builder()
        .method(Method::POST)
        .uri(target.path())
        .header(HOST, target.address().to_string())
        .header(USER_AGENT, AGENT)
        .header(CONTENT_TYPE, "application/json");
    if let Some(signature) = signature {
        request = request.header(SIGNATURE_HEADER, signature);
    }
    let answer = sender.send_request(request.body(Outgoing { rest: body, chunk })?).await?;
    let status = answer.status().as_u16();
    Limited::new(answer.into_body(), ANSWER_BYTES).collect().await.map_err(WireError::Answer)?;
    Ok(status)
}

/// Sends everything, then closes the connection without waiting for an answer.
pub async fn post_and_hang_up(
    target: &Target,
    signature: Option<&str>,
    body: &[u8],
) -> Result<(), WireError> {
    let mut stream = TcpStream::connect(target.address()).await.map_err(WireError::Connect)?;
    let mut request = head(target, signature, body.len());
    request.extend_from_slice(body);
    stream.write_all(&request).await.map_err(WireError::Write)?;
    stream.shutdown().await.map_err(WireError::Write)
}

/// The head of a request whose body has this length, for those who write it themselves.
pub fn head(target: &Target, signature: Option<&str>, body_bytes: usize) -> Vec<u8> {
    let mut head = format!(
        "POST {} HTTP/1.1\r\nHost: {}\r\nUser-Agent: {AGENT}\r\nContent-Type: application/json\r\nContent-Length: {body_bytes}\r\n",
        target.path(),
        target.address(),
    );
    if let Some(signature) = signature {
        head.push_str(SIGNATURE_HEADER);
        head.push_str(": ");
        head.push_str(signature);
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    head.into_bytes()
}

/// A body sent whole, or in chunks.
struct Outgoing {
    rest: Bytes,
    chunk: Option<NonZeroUsize>,
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        let bytes = self.chunk.map_or(self.rest.len(), |chunk| chunk.get().min(self.rest.len()));
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(bytes)))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.chunk.is_none()
    }

    /// Without a known size hyper sends chunks.
    fn size_hint(&self) -> SizeHint {
        match self.chunk {
            Some(_) => SizeHint::new(),
            None => SizeHint::with_exact(self.rest.len() as u64),
        }
    }
}
