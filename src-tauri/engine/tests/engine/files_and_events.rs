//! Events and file tickets.

use std::time::Duration;

use hirelay_engine::{api::Code, ids::HireId};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::{Hire, House, code, engine_in, items, listen, text};

#[tokio::test]
async fn a_new_hire_is_announced_by_topic_and_id_alone() {
    let house = House::new().await;
    let mut events = house.engine.events(Some(&house.token)).await.expect("a session");
    house.receive(&Hire::default().body()).await;
    let mut heard = Vec::new();
    let hire = house.only_hire().await;
    while !heard.iter().any(|(topic, _): &(Value, Value)| topic == "hire") {
        let event = tokio::time::timeout(Duration::from_secs(10), events.next())
            .await
            .expect("in time")
            .expect("open");
        assert_eq!(event.number, heard.len() as u64 + 1, "numbered without gaps");
        let change = serde_json::to_value(event.event.expect("a change")).unwrap();
        assert_eq!(change.as_object().unwrap().len(), 2, "topic and id, nothing else");
        heard.push((change["topic"].clone(), change["id"].clone()));
    }
    assert_eq!(heard.last(), Some(&(json!("hire"), hire["id"].clone())));
    assert_eq!(heard[0].0, "delivery");
}

#[tokio::test]
async fn events_end_with_the_session_and_need_one() {
    let house = House::new().await;
    assert_eq!(code(&house.engine.events(None).await.err().expect("refused")).0, Code::Unauthenticated);
    let host = house.engine.host_token().to_owned();
    assert_eq!(
        code(&house.engine.events(Some(&host)).await.err().expect("refused")).0,
        Code::Unauthenticated
    );
    let mut events = house.engine.events(Some(&house.token)).await.expect("a session");
    house.ok("session.sign_out", Value::Null).await;
    assert_eq!(house.post(&Hire::default().body()).await, 200);
    let next = tokio::time::timeout(Duration::from_secs(10), events.next()).await.expect("in time");
    assert!(next.is_none(), "who signed out hears nothing more");
}

async fn store_file(house: &House, hire: &str, content: &[u8]) -> String {
    let mut upload = house
        .engine
        .upload(Some(&house.token), Some(HireId(hire.to_owned())), None, "../Résumé.pdf", "application/pdf")
        .await
        .expect("may upload");
    for piece in content.chunks(1000) {
        upload.push(piece).await.expect("stored");
    }
    upload.finish().await.expect("stored").0
}

#[tokio::test]
async fn a_file_is_read_by_a_ticket_of_one_minute() {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    let hire = text(&house.only_hire().await, "id");
    let content: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
    let id = store_file(&house, &hire, &content).await;
    let listed = house.ok("document.list", json!({"hire_id": hire})).await;
    assert_eq!(
        (&items(&listed)[0]["name"], &items(&listed)[0]["bytes"]),
        (&json!("Résumé.pdf"), &json!(800_000))
    );
    let ticket = text(&house.ok("document.open", json!({"id": id})).await, "ticket");
    let file = house.engine.open_file(&ticket).await.expect("a fresh ticket");
    let mut read = Vec::new();
    while (read.len() as u64) < file.bytes {
        read.extend(file.read(read.len() as u64).await.expect("reads"));
    }
    assert!(read == content);
    house.clock.advance(SignedDuration::from_secs(61));
    assert_eq!(code(&house.engine.open_file(&ticket).await.err().expect("too old")), (Code::NotFound, 404));
    assert_eq!(
        code(&house.engine.open_file("rubbish").await.err().expect("no ticket")),
        (Code::NotFound, 404)
    );
}

#[tokio::test]
async fn a_ticket_ends_with_its_session() {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    let hire = text(&house.only_hire().await, "id");
    let id = store_file(&house, &hire, b"content").await;
    let ticket = text(&house.ok("document.open", json!({"id": id})).await, "ticket");
    house.ok("session.sign_out", Value::Null).await;
    assert!(house.engine.open_file(&ticket).await.is_err());
}

#[tokio::test]
async fn a_file_for_a_hire_that_does_not_exist_leaves_nothing() {
    let house = House::new().await;
    let nobody = Some(HireId("nobody".to_owned()));
    let mut upload =
        house.engine.upload(Some(&house.token), nobody, None, "a.txt", "text/plain").await.expect("begun");
    upload.push(b"x").await.expect("written");
    assert_eq!(code(&upload.finish().await.expect_err("no such hire")), (Code::NotFound, 404));
    let vault = std::fs::read_dir(house.dir.path().join("vault")).expect("lists").count();
    assert_eq!(vault, 0, "no orphan stays in the vault");
}

#[tokio::test]
async fn everything_is_still_there_after_a_restart() {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    let before = house.only_hire().await;
    house.engine.stop().await;
    let House { dir, clock, token, path, secret, engine, .. } = house;
    drop(engine);
    let engine = engine_in(&dir, clock.clone()).await;
    let edge = listen(&engine).await;
    let house = House { engine, clock, edge, token, path, secret, dir };
    assert_eq!(house.only_hire().await, before, "the session too");
    assert_eq!(house.post(&Hire { application: "app-2", ..Hire::default() }.body()).await, 200);
}

#[tokio::test]
async fn a_ticket_is_worthless_once_its_holder_may_not_see_documents_any_more() {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    let hire = text(&house.only_hire().await, "id");
    let id = store_file(&house, &hire, b"a file").await;
    let role = house.ok("role.save", json!({"name": "Files", "permissions": ["documents.manage"]})).await;
    let input = json!({"first_name": "Fin", "last_name": "Files", "email": "fin@example.org", "role_ids": [role["id"]]});
    let colleague = house.ok("employee.create", input).await;
    house
        .ok("employee.set_password", json!({"id": colleague["id"], "password": "a colleague's password"}))
        .await;
    let sign_in = json!({"email": "fin@example.org", "password": "a colleague's password"});
    let host = house.engine.host_token().to_owned();
    let token = text(&house.engine.call(Some(&host), "session.sign_in", sign_in).await.expect("in"), "token");
    let opened = house.engine.call(Some(&token), "document.open", json!({"id": id})).await.expect("a ticket");
    let ticket = text(&opened, "ticket");
    assert!(house.engine.open_file(&ticket).await.is_ok());
    house.ok("role.save", json!({"id": role["id"], "name": "Files", "permissions": []})).await;
    assert!(house.engine.open_file(&ticket).await.is_err(), "at once");
}
