//! Where messages arrive, and that it can be moved without losing any.

use std::{net::SocketAddr, sync::Arc};

use hirelay_engine::{api::Code, receiver::ListenError, time::ManualClock};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::{Hire, House, OWNER, PASSWORD, code, engine_in, exchange, text};

async fn port_in_use() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    (listener, address)
}

fn clock() -> Arc<ManualClock> {
    Arc::new(ManualClock::at("2026-11-24T09:00:00Z".parse().expect("an instant")))
}

/// An engine that chose its port itself, with an owner; gives the owner's token.
async fn with_own_port() -> (tempfile::TempDir, hirelay_engine::engine::Engine, SocketAddr, String) {
    let dir = tempfile::tempdir().expect("a temp folder");
    let engine = engine_in(&dir, clock()).await;
    let address = engine.listener().listen(None).await.expect("a port");
    let owner = json!({"first_name": "Ira", "last_name": "Owner", "email": OWNER, "password": PASSWORD});
    let host = engine.host_token().to_owned();
    let created = engine.call(Some(&host), "setup.create_owner", owner).await.expect("an owner");
    let token = text(&created, "token");
    (dir, engine, address, token)
}

async fn answers(address: SocketAddr) -> bool {
    tokio::net::TcpStream::connect(address).await.is_ok()
        && exchange(address, b"POST /x HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}").await.status
            == 404
}

#[tokio::test]
async fn the_port_is_chosen_once() {
    let (dir, engine, address, _) = with_own_port().await;
    engine.stop().await;
    drop(engine);
    let again = engine_in(&dir, clock()).await;
    assert_eq!(again.listener().listen(None).await.expect("the same port"), address);
    again.stop().await;
}

#[tokio::test]
async fn it_moves_to_another_port_and_stays_there_after_a_restart() {
    let (dir, engine, before, token) = with_own_port().await;
    let (holder, free) = port_in_use().await;
    drop(holder);
    let input = json!({"kind": "by_hand", "public_url": null, "port": free.port()});
    let reach = engine.call(Some(&token), "reach.save", input).await.expect("moved");
    assert_eq!(reach["listener"]["address"], json!(format!("127.0.0.1:{}", free.port())));
    assert!(answers(free).await);
    assert!(tokio::net::TcpStream::connect(before).await.is_err(), "and gave the old port back");
    engine.stop().await;
    drop(engine);
    let again = engine_in(&dir, clock()).await;
    assert_eq!(again.listener().listen(None).await.expect("a port"), free);
    again.stop().await;
}

#[tokio::test]
async fn the_same_port_can_be_opened_to_the_network() {
    let (_dir, engine, before, token) = with_own_port().await;
    let input = json!({"kind": "by_hand", "public_url": null, "bind_address": "0.0.0.0"});
    let reach = engine.call(Some(&token), "reach.save", input).await.expect("moved");
    assert_eq!(
        (&reach["listener"]["bind_address"], &reach["listener"]["port"]),
        (&json!("0.0.0.0"), &json!(before.port()))
    );
    assert!(answers(before).await, "this computer still reaches it");
    engine.stop().await;
}

#[tokio::test]
async fn a_port_in_use_is_told_and_the_old_one_stays() {
    let (_dir, engine, before, token) = with_own_port().await;
    let (_holder, taken) = port_in_use().await;
    let cases = [
        (json!({"port": taken.port()}), "port", "Another program uses port"),
        (json!({"port": 0}), "port", "from 1 to 65535"),
        (json!({"port": 70_000}), "port", "from 1 to 65535"),
        (json!({"bind_address": "192.0.2.1"}), "bind_address", "has no address"),
        (json!({"bind_address": "here"}), "bind_address", "such as 127.0.0.1"),
    ];
    for (input, field, told) in cases {
        let mut input = input;
        input["kind"] = json!("by_hand");
        input["public_url"] = json!("https://hooks.example.org");
        let refused = engine.call(Some(&token), "reach.save", input.clone()).await.expect_err("refused");
        assert_eq!(code(&refused), (Code::Invalid, 422), "{input}");
        let message = text(&refused.detail.expect("a detail")["fields"], field);
        assert!(message.contains(told), "{message}");
        assert!(answers(before).await, "{input}");
    }
    let reach = engine.call(Some(&token), "reach.get", Value::Null).await.expect("a reach");
    assert_eq!((&reach["public_url"], &reach["listener"]["problem"]), (&Value::Null, &Value::Null));
    engine.stop().await;
}

#[tokio::test]
async fn a_port_that_was_named_at_the_start_is_not_moved_from_inside() {
    let house = House::new().await;
    let input = json!({"kind": "by_hand", "public_url": null, "port": 40_000});
    let refused = house.refused("reach.save", input).await;
    assert!(refused.message.contains("named when Hirelay was started"), "{}", refused.message);
    assert_eq!(house.post(&Hire::default().body()).await, 200);
}

#[tokio::test]
async fn a_port_that_is_taken_at_the_start_is_told_and_had_once_it_is_free() {
    let dir = tempfile::tempdir().expect("a temp folder");
    let (holder, taken) = port_in_use().await;
    std::fs::write(dir.path().join("listener.json"), json!({"listen": taken}).to_string()).expect("written");
    let engine = engine_in(&dir, clock()).await;
    let refused = engine.listener().listen(None).await.expect_err("taken");
    assert!(matches!(refused, ListenError::Port { .. }));
    let problem = engine.listener().listening().problem.expect("a problem");
    assert!(problem.contains("Another program uses port"), "{problem}");
    drop(holder);
    engine.listener().keep_trying().await;
    assert_eq!(engine.listener().listening().problem, None);
    assert!(answers(taken).await);
    engine.stop().await;
}

#[tokio::test]
async fn a_saved_port_that_can_not_be_read_is_not_replaced() {
    let dir = tempfile::tempdir().expect("a temp folder");
    std::fs::write(dir.path().join("listener.json"), "rubbish").expect("written");
    let engine = engine_in(&dir, clock()).await;
    assert!(matches!(engine.listener().listen(None).await, Err(ListenError::Saved(_))));
    engine.stop().await;
}
