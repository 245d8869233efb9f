//! The port that Ashby's messages arrive on: chosen once, because a forwarded port points to it.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
};

use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

use crate::Failure;

#[derive(Serialize, Deserialize)]
struct Saved {
    listen: SocketAddr,
}

/// Listens where it was asked to, or on the saved port; chooses and saves one on first use.
pub async fn listen(data_dir: &Path, asked: Option<SocketAddr>) -> Result<TcpListener, Failure> {
    let path = data_dir.join("listener.json");
    let saved = match std::fs::read(&path) {
        // A port that was forgotten would be replaced by another one, which nobody forwards to.
        Ok(text) => {
            Some(serde_json::from_slice::<Saved>(&text).map_err(|_| Failure::SavedPort(path.clone()))?)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    let address = asked.or(saved.as_ref().map(|saved| saved.listen));
    let address = address.unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)));
    let listener = bind(address).await?;
    if asked.is_none() && saved.is_none() {
        let chosen =
            serde_json::to_vec(&Saved { listen: listener.local_addr()? }).map_err(std::io::Error::from)?;
        hirelay_engine::files::replace(&path, &chosen)?;
    }
    Ok(listener)
}

/// Remembers where administration answers, for [`open`].
pub fn save_admin(data_dir: &Path, admin: &str) -> std::io::Result<()> {
    hirelay_engine::files::replace(&data_dir.join("admin.address"), admin.as_bytes())
}

/// Prints the address that opens the pages in a browser. The token is in the fragment, which no browser
/// sends anywhere.
pub fn open(data_dir: &Path) -> Result<(), Failure> {
    let read = |name: &str| std::fs::read_to_string(data_dir.join(name)).map_err(|_| Failure::NotRunning);
    let (admin, token) = (read("admin.address")?, read("admin.token")?);
    let authority = admin.trim_start_matches("http://");
    std::net::TcpStream::connect(authority).map_err(|_| Failure::NotRunning)?;
    println!("{admin}/#token={token}");
    Ok(())
}

pub async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| Failure::Port(address, error))
}
