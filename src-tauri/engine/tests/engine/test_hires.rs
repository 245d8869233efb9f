//! The first proof: a test hire over the same way as Ashby's, and the checklist that it completes.

use hirelay_engine::api::Code;
use hirelay_sim::signature::sign;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

use crate::support::{Hire, House, code, flags, items, text, value, version_of};

async fn reached_by(house: &House, public_url: &str) {
    house.ok("reach.save", json!({"kind": "by_hand", "public_url": public_url})).await;
}

fn done(checklist: &Value) -> Vec<(&str, bool)> {
    items(checklist)
        .iter()
        .map(|item| (item["step"].as_str().expect("a step"), item["is_done"] == true))
        .collect()
}

#[tokio::test]
async fn without_a_public_address_it_goes_to_this_computer_and_says_so() {
    let house = House::new().await;
    let sent = house.ok("integration.send_test_hire", Value::Null).await;
    assert_eq!(
        (&sent["sent_to"], &sent["address"]),
        (&json!("this_computer"), &json!(format!("http://{}", house.edge)))
    );
    let hire = house.open(&text(&sent, "hire_id")).await;
    assert!(flags(&hire).contains(&"test"));
    assert_eq!(value(&hire, "hired_on"), "2026-12-08", "a fortnight ahead");
    house.ok("inbox.complete", version_of(&hire)).await;
}

#[tokio::test]
async fn with_a_public_address_it_goes_through_it() {
    let house = House::new().await;
    reached_by(&house, &format!("http://localhost:{}", house.edge.port())).await;
    let sent = house.ok("integration.send_test_hire", Value::Null).await;
    assert_eq!(sent["sent_to"], "public_address");
    assert_eq!(house.hires().await.len(), 1);
}

/// Something else that answers at an address.
async fn stranger(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let _ = socket.read(&mut [0; 8192]).await;
            let _ = socket.write_all(answer.as_bytes()).await;
        }
    });
    format!("http://{address}")
}

#[tokio::test]
async fn what_keeps_it_from_arriving_is_told_with_what_to_check() {
    let house = House::new().await;
    let gone = TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("an address");
    let cases = [
        (format!("http://{gone}"), "can't be reached"),
        (stranger("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n").await, "answered with 404"),
        (stranger("HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n").await, "asks for a sign-in"),
        (stranger("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await, "did not arrive here"),
        ("https://hooks.example.org".to_owned(), "hooks.example.org"),
        ("http://192.0.2.1".to_owned(), "reaches nothing outside this computer"),
    ];
    for (address, told) in cases {
        reached_by(&house, &address).await;
        let refused = house.refused("integration.send_test_hire", Value::Null).await;
        assert_eq!(code(&refused), (Code::Unreachable, 502), "{address}");
        assert!(refused.message.contains(told), "{address}: {}", refused.message);
    }
    assert!(house.hires().await.is_empty());
}

#[tokio::test]
async fn it_needs_an_installed_integration() {
    let house = House::new().await;
    house.ok("integration.uninstall", Value::Null).await;
    let refused = house.refused("integration.send_test_hire", Value::Null).await;
    assert_eq!(code(&refused), (Code::Conflict, 409));
}

#[tokio::test]
async fn one_click_removes_a_test_hire_with_its_employee_and_leaves_others_alone() {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    let real = house.only_hire().await;
    let sent = house.ok("integration.send_test_hire", Value::Null).await;
    let test = house.open(&text(&sent, "hire_id")).await;
    let completed = house.ok("inbox.complete", version_of(&test)).await;
    house.ok("inbox.remove_test", json!({"id": test["id"]})).await;
    house.refused("inbox.get", json!({"id": test["id"]})).await;
    house.refused("employee.get", json!({"id": completed["employee_id"]})).await;
    assert!(items(&house.ok("inbox.list", json!({"query": "toni"})).await).is_empty(), "nor is it found");
    assert!(items(&house.ok("delivery.list", json!({"hire_id": test["id"]})).await).is_empty());
    assert_eq!(house.hires().await.len(), 1);
    let refused = house.refused("inbox.remove_test", json!({"id": real["id"]})).await;
    assert_eq!(code(&refused), (Code::Conflict, 409));
    let again = house.ok("integration.send_test_hire", Value::Null).await;
    assert_ne!(again["hire_id"], sent["hire_id"], "and another one can be sent");
}

#[tokio::test]
async fn the_checklist_ticks_itself() {
    let house = House::new().await;
    let checklist = async || house.ok("integration.checklist", Value::Null).await;
    assert_eq!(done(&checklist().await), [("reach", false), ("webhook", false), ("test_hire", false)]);
    let sent = house.ok("integration.send_test_hire", Value::Null).await;
    assert_eq!(
        done(&checklist().await),
        [("reach", false), ("webhook", false), ("test_hire", true)],
        "our own message is no word from Ashby"
    );
    house.ok("inbox.remove_test", json!({"id": sent["hire_id"]})).await;
    reached_by(&house, "https://hooks.example.org").await;
    let ping = br#"{"action":"ping"}"#;
    assert_eq!(house.post_with(ping, Some(&sign(&house.secret, ping))).await.status, 200);
    house
        .until("the ping is noted", async || {
            checklist().await["items"][1]["is_done"].as_bool().filter(|done| *done)
        })
        .await;
    assert_eq!(
        done(&checklist().await),
        [("reach", true), ("webhook", true), ("test_hire", true)],
        "also after the test hire is gone"
    );
}

#[tokio::test]
async fn each_kind_of_message_is_noted_when_it_first_comes() {
    let house = House::new().await;
    house.ok("integration.send_test_hire", Value::Null).await;
    assert_eq!(house.ok("integration.get", Value::Null).await["heard"], json!([]));
    house.receive(&Hire::default().body()).await;
    house.receive(&crate::support::message("offerDelete", json!({"offer": {"id": "o"}}))).await;
    house.clock.advance(jiff::SignedDuration::from_mins(5));
    house.receive(&Hire { application: "app-2", ..Hire::default() }.body()).await;
    let heard = house.ok("integration.get", Value::Null).await["heard"].clone();
    let at = "2026-11-24T09:00:00Z";
    assert_eq!(
        heard,
        json!([{"action": "candidateHire", "first_at": at}, {"action": "offerDelete", "first_at": at}])
    );
    house.ok("integration.uninstall", Value::Null).await;
    house.ok("integration.install", Value::Null).await;
    assert_eq!(house.ok("integration.get", Value::Null).await["heard"], json!([]), "begun anew");
}
