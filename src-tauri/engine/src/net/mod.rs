//! The one way out.
//!
//! Every socket that Hirelay opens towards others is opened here. With `HIRELAY_ONLY_LOOPBACK=1`
//! nothing but this computer can be reached, whatever name or redirect leads elsewhere: tests,
//! benchmarks and demos run so.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

pub use reqwest::Method;
use reqwest::{
    Client, RequestBuilder, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect,
};
use tokio::net::{TcpStream, lookup_host};

/// What may be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    Anywhere,
    OnlyLoopback,
}

impl Outside {
    /// As the environment says. Anything but an empty value or `0` shuts the way out.
    pub fn from_env() -> Self {
        match std::env::var("HIRELAY_ONLY_LOOPBACK") {
            Ok(value) if !value.is_empty() && value != "0" => Outside::OnlyLoopback,
            _ => Outside::Anywhere,
        }
    }

    fn allows(self, address: IpAddr) -> bool {
        self == Outside::Anywhere || address.to_canonical().is_loopback()
    }
}

#[derive(Debug, thiserror::Error)]
pub enum NetError {
    #[error("only this computer can be reached (HIRELAY_ONLY_LOOPBACK is set), and {0} is not on it")]
    OnlyLoopback(String),
    #[error("{0} is not an address of the web")]
    NotWeb(String),
    #[error("the connection failed: {0}")]
    Connection(#[from] io::Error),
    #[error("the request failed: {0}")]
    Http(#[from] reqwest::Error),
}

impl NetError {
    pub fn is_timeout(&self) -> bool {
        matches!(self, NetError::Http(error) if error.is_timeout())
    }

    /// Nobody is there under that name, or nobody answers.
    pub fn is_connect(&self) -> bool {
        matches!(self, NetError::Http(error) if error.is_connect())
    }
}

/// Opens sockets.
#[derive(Clone)]
pub struct Net {
    outside: Outside,
    client: Client,
}

impl Net {
    pub fn new(outside: Outside) -> Result<Self, NetError> {
        let redirects = redirect::Policy::custom(move |attempt| match refused(outside, attempt.url()) {
            Some(host) => attempt.error(NetError::OnlyLoopback(host)),
            None if attempt.previous().len() >= 5 => attempt.stop(),
            None => attempt.follow(),
        });
        // The only cipher suites in the program; that somebody installed them before is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .dns_resolver(Arc::new(Resolver(outside)))
            .redirect(redirects)
            // A proxy from the environment would be a way around the guard.
            .no_proxy()
            .build()?;
        Ok(Self { outside, client })
    }

    /// Begins an HTTP request.
    pub fn request(&self, method: Method, url: &str) -> Result<RequestBuilder, NetError> {
        let url = Url::parse(url).map_err(|_| NetError::NotWeb(url.to_owned()))?;
        match refused(self.outside, &url) {
            Some(host) => Err(NetError::OnlyLoopback(host)),
            None => Ok(self.client.request(method, url)),
        }
    }

    /// Posts a body and gives the status of the answer.
    pub async fn post(
        &self,
        url: &str,
        headers: &[(&'static str, &str)],
        body: Vec<u8>,
        patience: Duration,
    ) -> Result<u16, NetError> {
        let request = self.request(Method::POST, url)?.timeout(patience).body(body);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        Ok(request.send().await?.status().as_u16())
    }

    /// Opens a plain connection.
    pub async fn connect(&self, host: &str, port: u16) -> Result<TcpStream, NetError> {
        let addresses = allowed(self.outside, host, port).await?;
        Ok(TcpStream::connect(&addresses[..]).await?)
    }
}

/// The host of a URL that names a forbidden address outright. Names are checked when they resolve.
fn refused(outside: Outside, url: &Url) -> Option<String> {
    let host = url.host_str()?;
    let address: IpAddr = host.trim_matches(['[', ']']).parse().ok()?;
    (!outside.allows(address)).then(|| host.to_owned())
}

async fn allowed(outside: Outside, host: &str, port: u16) -> Result<Vec<SocketAddr>, NetError> {
    let found: Vec<SocketAddr> =
        lookup_host((host, port)).await?.filter(|found| outside.allows(found.ip())).collect();
    if found.is_empty() { Err(NetError::OnlyLoopback(host.to_owned())) } else { Ok(found) }
}

struct Resolver(Outside);

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let outside = self.0;
        Box::pin(async move {
            let found = allowed(outside, name.as_str(), 0).await?;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fenced() -> Net {
        Net::new(Outside::OnlyLoopback).expect("a client")
    }

    #[tokio::test]
    async fn behind_the_fence_no_address_of_another_computer_is_reached() {
        let net = fenced();
        for url in ["http://192.0.2.1/", "http://[2001:db8::1]/", "http://10.0.0.1:8080/x"] {
            assert!(matches!(net.request(Method::GET, url), Err(NetError::OnlyLoopback(_))), "{url}");
        }
        assert!(matches!(net.connect("192.0.2.1", 80).await, Err(NetError::OnlyLoopback(_))));
        assert!(matches!(net.connect("::ffff:192.0.2.1", 80).await, Err(NetError::OnlyLoopback(_))));
    }

    #[tokio::test]
    async fn behind_the_fence_this_computer_is_reached_and_no_redirect_leads_away() {
        use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let server = tokio::spawn(async move {
            let (mut socket, _) = listener.accept().await.expect("a connection");
            let mut head = [0; 1024];
            let _ = socket.read(&mut head).await.expect("a request");
            let answer = "HTTP/1.1 302 Found\r\nlocation: http://192.0.2.1/\r\ncontent-length: 0\r\n\r\n";
            socket.write_all(answer.as_bytes()).await.expect("answered");
        });
        let request = fenced().request(Method::GET, &format!("http://127.0.0.1:{port}/")).expect("allowed");
        let error = request.send().await.expect_err("the redirect is refused");
        assert!(error.is_redirect(), "{error:?}");
        server.await.expect("the server ends");
    }
}
