//! One HTTP request over a connection of its own, written by hand, so that a test can say exactly
//! what goes over the wire and sees exactly what comes back.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

use anyhow::{Context, Result, bail};

const PATIENCE: Duration = Duration::from_secs(30);
/// More of an answer than this is not read.
const LONGEST_ANSWER_BYTES: u64 = 64 * 1024 * 1024;

/// What is asked.
pub struct Request<'a> {
    method: &'a str,
    path: &'a str,
    headers: Vec<(&'a str, String)>,
    body: &'a [u8],
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Names in lower case, in the order in which they came.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl<'a> Request<'a> {
    pub fn new(method: &'a str, path: &'a str) -> Self {
        Self { method, path, headers: Vec::new(), body: &[] }
    }

    pub fn header(mut self, name: &'a str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn bearer(self, token: &str) -> Self {
        self.header("authorization", format!("Bearer {token}"))
    }

    pub fn body(mut self, body: &'a [u8]) -> Self {
        self.body = body;
        self
    }

    /// Sends it to an origin such as `http://127.0.0.1:8080`.
    pub fn send(&self, origin: &str) -> Result<Answer> {
        let mut connection = self.begin(origin)?;
        let (status, headers) = read_head(&mut connection)?;
        let length = value(&headers, "content-length").map(str::parse).transpose()?;
        let mut body = Vec::new();
        // HEAD and 304 announce what they don't send; the end of the connection is the end anyway.
        connection.take(length.unwrap_or(LONGEST_ANSWER_BYTES)).read_to_end(&mut body)?;
        Ok(Answer { status, headers, body })
    }

    /// Sends it and leaves the answer to be read.
    pub fn begin(&self, origin: &str) -> Result<BufReader<TcpStream>> {
        let address = origin.strip_prefix("http://").context("an origin begins with http://")?;
        let mut stream = TcpStream::connect(address).with_context(|| format!("{origin} does not answer"))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut head = format!("{} {} HTTP/1.1\r\nconnection: close\r\n", self.method, self.path);
        if !self.headers.iter().any(|(name, _)| *name == "host") {
            head += &format!("host: {address}\r\n");
        }
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        if !self.body.is_empty() || matches!(self.method, "POST" | "PUT") {
            head += &format!("content-length: {}\r\n", self.body.len());
        }
        head += "\r\n";
        stream.write_all(&[head.as_bytes(), self.body].concat())?;
        Ok(BufReader::new(stream))
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        value(&self.headers, name)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn value<'h>(headers: &'h [(String, String)], name: &str) -> Option<&'h str> {
    headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
}

/// The status and the headers.
pub fn read_head(connection: &mut impl BufRead) -> Result<(u16, Vec<(String, String)>)> {
    let first = line(connection)?;
    let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.with_context(|| format!("{first:?} is no beginning of an HTTP answer"))?;
    let mut headers = Vec::new();
    loop {
        let header = line(connection)?;
        if header.is_empty() {
            return Ok((status, headers));
        }
        let (name, value) = header.split_once(':').with_context(|| format!("{header:?} is no header"))?;
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
}

fn line(connection: &mut impl BufRead) -> Result<String> {
    let mut line = String::new();
    if connection.read_line(&mut line)? == 0 {
        bail!("the connection was closed in the middle of an answer's head");
    }
    Ok(line.trim_end().to_owned())
}
