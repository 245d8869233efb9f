//! Listening to `GET {admin}/events`.

use std::{
    io::{BufRead as _, BufReader},
    net::TcpStream,
};

use anyhow::{Result, bail, ensure};
use serde_json::Value;

use crate::http::{Request, read_head};

/// An open stream of events. Nothing that happens after it was opened is missed.
pub struct Listening(BufReader<TcpStream>);

impl Listening {
    pub fn begin(admin: &str, token: &str) -> Result<Self> {
        let mut connection = Request::new("GET", "/events").bearer(token).begin(admin)?;
        let (status, headers) = read_head(&mut connection)?;
        ensure!(status == 200, "events were answered with {status}");
        ensure!(
            headers.iter().any(|(name, value)| name == "content-type" && value == "text/event-stream"),
            "an event stream says that it is one: {headers:?}"
        );
        let mut listening = Self(connection);
        while !listening.line()?.starts_with(':') {}
        Ok(listening)
    }

    /// The next event. Fails when none comes for half a minute.
    pub fn wait(&mut self) -> Result<Value> {
        loop {
            if let Some(data) = self.line()?.strip_prefix("data:") {
                return Ok(serde_json::from_str(data.trim())?);
            }
        }
    }

    /// Sizes of chunks are lines too; nobody minds them.
    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.0.read_line(&mut line)? == 0 {
            bail!("the stream of events ended");
        }
        Ok(line)
    }
}
