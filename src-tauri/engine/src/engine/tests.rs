//! What only the engine's own inside can bring about.

use std::sync::Arc;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use super::*;
use crate::secrets::Purpose;
use crate::{
    random::SystemRandom,
    secrets::MemoryCredentials,
    store::{StoreOptions, tests::pretend_newer},
    time::SystemClock,
};

#[tokio::test]
async fn a_database_of_a_newer_version_is_told_and_ashby_is_asked_to_try_again() {
    let dir = tempfile::tempdir().expect("a temp folder");
    let engine = || {
        Engine::new(Options {
            data_dir: dir.path().to_path_buf(),
            place: Place::PassphraseFile {
                path: dir.path().join("slots"),
                passphrase: Some("a passphrase for tests".to_owned().into()),
            },
            credentials: Arc::new(MemoryCredentials::default()),
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom),
            time_zone: None,
            outside: Outside::OnlyLoopback,
            exploring: crate::explore::Exploring::Impossible,
        })
        .expect("the folder is free")
    };
    let first = engine();
    first.open().await;
    let root = first.ready().expect("a new workspace opens").root.clone();
    first.stop().await;
    drop(first);
    let path = database_path(dir.path());
    pretend_newer(&path, &StoreOptions { key: root.derive(Purpose::Database) });
    let before = std::fs::read(&path).expect("there");

    let engine = engine();
    let edge = engine.listener().listen(Some(([127, 0, 0, 1], 0).into())).await.expect("a port");
    engine.open().await;
    let host = engine.host_token().to_owned();
    let status = engine.call(Some(&host), "setup.status", serde_json::json!({})).await.expect("a status");
    assert_eq!(status["problem"]["code"], "database_newer");
    let message = status["problem"]["message"].as_str().expect("a sentence");
    assert!(message.contains("Install the newer version"), "{message}");

    let mut socket = TcpStream::connect(edge).await.expect("connects");
    let request =
        b"POST /hooks/ashby/x HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}";
    socket.write_all(request).await.expect("sent");
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    engine.stop().await;
    assert_eq!(std::fs::read(&path).expect("there"), before, "nothing was changed");
}
