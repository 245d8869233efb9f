//! Where webhooks may go: to literal loopback addresses and nowhere else.
//!
//! The check happens when the URL is read, on the address itself. Names, `localhost` included, are refused
//! because what they lead to is decided elsewhere.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use hyper::Uri;
use serde::{Serialize, Serializer};

/// A request URL on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Target {
    address: SocketAddr,
    path: String,
}

/// Why a URL is not a [`Target`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    #[error("`{0}` is not a URL; write it like http://127.0.0.1:8080/path")]
    NotAUrl(String),
    #[error("`{0}` is not plain http; the simulator speaks nothing else, since it never leaves this machine")]
    NotHttp(String),
    #[error(
        "`{0}` does not name a loopback address; the simulator only sends to 127.0.0.0/8 and [::1], as numbers"
    )]
    NotLoopback(String),
}

impl Target {
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Path and query, as they stand in a request line.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl FromStr for Target {
    type Err = TargetError;

    fn from_str(url: &str) -> Result<Self, TargetError> {
        let uri: Uri = url.parse().map_err(|_| TargetError::NotAUrl(url.into()))?;
        match uri.scheme_str() {
            Some("http") => {}
            Some(_) => return Err(TargetError::NotHttp(url.into())),
            None => return Err(TargetError::NotAUrl(url.into())),
        }
        let host = uri.host().unwrap_or_default();
        let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
        match bare.parse::<IpAddr>() {
            Ok(ip) if ip.is_loopback() => {
                let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
                Ok(Self { address: SocketAddr::new(ip, uri.port_u16().unwrap_or(80)), path })
            }
            _ => Err(TargetError::NotLoopback(url.into())),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "http://{}{}", self.address, self.path)
    }
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_addresses_are_accepted_with_their_port_and_path() {
        for (url, shown) in [
            ("http://127.0.0.1:8080/hook/abc?x=1", "http://127.0.0.1:8080/hook/abc?x=1"),
            ("http://127.9.8.7", "http://127.9.8.7:80/"),
            ("http://[::1]:9/", "http://[::1]:9/"),
        ] {
            assert_eq!(url.parse::<Target>().map(|target| target.to_string()), Ok(shown.into()));
        }
    }

    #[test]
    fn everything_that_could_leave_the_machine_is_refused_with_a_reason() {
        for url in [
            "http://localhost:8080/",
            "http://0.0.0.0/",
            "http://192.168.1.4/",
            "http://203.0.113.9/",
            "http://example.invalid/",
            "http://127.0.0.1.example.invalid/",
            "http://127.0.0.1@example.invalid/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://[::]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[2001:db8::1]/",
        ] {
            let refused = url.parse::<Target>();
            assert_eq!(refused, Err(TargetError::NotLoopback(url.into())), "{url}");
        }
        assert!(matches!("https://127.0.0.1/".parse::<Target>(), Err(TargetError::NotHttp(_))));
        for url in ["", "/path", "127.0.0.1:80", "http://", "http://[::1"] {
            assert!(url.parse::<Target>().is_err(), "{url:?}");
        }
    }
}
