//! A kept-alive connection that writes ready-made requests and reads just enough of the answers.
//!
//! It stands in for an HTTP client because it shares the machine with the program it measures: an answer is
//! read to its end by its length (or its last chunk), and only the status is looked at.

use std::io::{Error, ErrorKind, Result};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::delivery::Target;

/// The longest answer that is waited for.
const ANSWER_BYTES: usize = 1 << 20;

/// A connection that is opened when needed.
pub struct Connection {
    target: Target,
    stream: Option<TcpStream>,
    received: Vec<u8>,
}

/// What the head of an answer says.
#[derive(Debug, PartialEq, Eq)]
struct Head {
    status: u16,
    bytes: usize,
    body: BodyEnd,
    close: bool,
}

/// How the end of an answer's body is found.
#[derive(Debug, PartialEq, Eq)]
enum BodyEnd {
    After(usize),
    LastChunk,
    Closing,
}

impl Connection {
    pub fn new(target: &Target) -> Self {
        Self { target: target.clone(), stream: None, received: Vec::with_capacity(4_096) }
    }

    /// Connects if there is no open connection.
    pub async fn open(&mut self) -> Result<()> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(self.target.address()).await?;
            stream.set_nodelay(true)?;
            self.stream = Some(stream);
        }
        Ok(())
    }

    /// Sends a request and gives the status of the answer. After an error, or if this future is dropped
    /// before its end, the connection is gone and the next request opens another.
    pub async fn exchange(&mut self, request: &[u8]) -> Result<u16> {
        self.open().await?;
        let Some(mut stream) = self.stream.take() else {
            return Err(ErrorKind::NotConnected.into());
        };
        stream.write_all(request).await?;
        self.received.clear();
        let head = loop {
            self.read(&mut stream).await?;
            if let Some(head) = parse_head(&self.received)? {
                break head;
            }
        };
        loop {
            let body = &self.received[head.bytes..];
            let complete = match head.body {
                BodyEnd::After(length) => body.len() >= length,
                BodyEnd::LastChunk => body == b"0\r\n\r\n" || body.ends_with(b"\r\n0\r\n\r\n"),
                BodyEnd::Closing => true,
            };
            if complete {
                break;
            }
            self.read(&mut stream).await?;
        }
        if !head.close && head.body != BodyEnd::Closing {
            self.stream = Some(stream);
        }
        Ok(head.status)
    }

    async fn read(&mut self, stream: &mut TcpStream) -> Result<()> {
        if self.received.len() > ANSWER_BYTES {
            return Err(Error::new(ErrorKind::InvalidData, "the answer is longer than a megabyte"));
        }
        match stream.read_buf(&mut self.received).await? {
            0 => Err(Error::new(ErrorKind::UnexpectedEof, "the connection was closed before the answer")),
            _ => Ok(()),
        }
    }
}

/// The head, once all of it is there.
fn parse_head(received: &[u8]) -> Result<Option<Head>> {
    let Some(end) = received.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Ok(None);
    };
    let strange = || Error::new(ErrorKind::InvalidData, "the answer is not HTTP/1.1");
    let text = std::str::from_utf8(&received[..end]).map_err(|_| strange())?;
    let mut lines = text.split("\r\n");
    let status = lines.next().and_then(|line| line.strip_prefix("HTTP/1.1 ")).and_then(|rest| rest.get(..3));
    let status = status.and_then(|digits| digits.parse().ok()).ok_or_else(strange)?;
    let mut head = Head { status, bytes: end + 4, body: BodyEnd::Closing, close: false };
    if matches!(status, 204 | 304) {
        head.body = BodyEnd::After(0);
    }
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-length") {
            head.body = BodyEnd::After(value.parse().map_err(|_| strange())?);
        } else if name.eq_ignore_ascii_case("transfer-encoding") {
            head.body = BodyEnd::LastChunk;
        } else if name.eq_ignore_ascii_case("connection") {
            head.close = value.eq_ignore_ascii_case("close");
        }
    }
    Ok(Some(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_when_complete_whatever_their_case() {
        assert_eq!(parse_head(b"HTTP/1.1 200 OK\r\ncontent-le").ok().flatten(), None);
        for (text, body, close) in [
            ("HTTP/1.1 200 OK\r\nCONTENT-Length:  12\r\n\r\nab", BodyEnd::After(12), false),
            (
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nConnection: Close\r\n\r\n",
                BodyEnd::LastChunk,
                true,
            ),
            ("HTTP/1.1 200 OK\r\n\r\n", BodyEnd::Closing, false),
        ] {
            let head = parse_head(text.as_bytes()).expect("it is HTTP").expect("it is complete");
            assert_eq!((head.status, head.body, head.close), (200, body, close), "{text}");
        }
    }

    #[test]
    fn what_is_not_http_is_an_error() {
        for text in
            ["SSH-2.0\r\n\r\n", "HTTP/1.1 2x0 OK\r\n\r\n", "HTTP/1.1 200\r\nContent-Length: -1\r\n\r\n"]
        {
            assert!(parse_head(text.as_bytes()).is_err(), "{text}");
        }
    }
}
