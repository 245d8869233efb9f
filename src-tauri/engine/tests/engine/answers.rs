//! The answer table, through real HTTP.

use std::sync::Arc;

use hirelay_engine::{
    engine::{Engine, Options},
    random::SystemRandom,
    secrets::{MemoryCredentials, Place},
    time::SystemClock,
};
use hirelay_sim::{samples, signature::sign};
use serde_json::{Value, json};

use crate::support::{Answer, Hire, House, exchange, items, listen, text};

const PING: &[u8] = br#"{"action":"ping","data":{"webhookActionType":"ping"}}"#;

async fn ask(house: &House, method: &str, path: &str) -> Answer {
    let request =
        format!("{method} {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
    exchange(house.edge, request.as_bytes()).await
}

#[tokio::test]
async fn a_signed_hire_is_kept_and_answered_with_200() {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    assert_eq!(house.last_outcome().await.0, "hire_created");
}

#[tokio::test]
async fn ashbys_own_samples_are_accepted_byte_for_byte() {
    let house = House::new().await;
    let own = json!({"secret": samples::SECRET});
    house.ok("integration.rotate_secret", own).await;
    for sample in samples::ALL {
        let answer = house.post_with(sample.body, Some(sample.signature)).await;
        assert_eq!(answer.status, 200, "{}", sample.name);
    }
    house.settled().await;
    assert_eq!(house.hires().await.len(), 3, "three of the samples are hires");
}

#[tokio::test]
async fn every_wrong_signature_is_refused_with_400_and_kept_aside() {
    let house = House::new().await;
    let body = Hire::default().body();
    let good = sign(&house.secret, &body);
    let digits = &good["sha256=".len()..];
    let again: Value = serde_json::from_slice(&body).expect("JSON");
    let re_serialised = serde_json::to_vec_pretty(&again).expect("JSON");
    let wrong = [
        None,
        Some(sign("another secret entirely", &body)),
        Some(sign(&house.secret, &re_serialised)),
        Some(good[..good.len() - 2].to_owned()),
        Some(digits.to_owned()),
        Some(format!("sha1={digits}")),
        Some(format!("SHA256={digits}")),
        Some(format!("sha256={}", "z".repeat(64))),
        Some(String::new()),
    ];
    for signature in &wrong {
        let answer = house.post_with(&body, signature.as_deref()).await;
        assert_eq!(
            answer.status, 400,
            "{signature:?}: Ashby must try again, so that a mistyped secret can be repaired"
        );
    }
    let refused = house.ok("integration.refused", Value::Null).await;
    assert_eq!(items(&refused).len(), wrong.len(), "the administrator sees them");
    assert!(house.hires().await.is_empty());
    let upper = format!("sha256={}", digits.to_uppercase());
    assert_eq!(house.post_with(&body, Some(&upper)).await.status, 200, "hex digits have no case");
}

#[tokio::test]
async fn paths_and_methods_get_the_answers_of_the_table() {
    let house = House::new().await;
    assert_eq!(ask(&house, "POST", "/").await.status, 404);
    assert_eq!(ask(&house, "POST", "/hooks/ashby/0123456789abcdef0123456789abcdef").await.status, 404);
    assert_eq!(ask(&house, "GET", "/hooks/ashby/x").await.status, 404);
    let greeting = ask(&house, "GET", &house.path).await;
    assert_eq!((greeting.status, greeting.body.lines().count()), (200, 1), "one plain sentence");
    let head = ask(&house, "HEAD", &house.path).await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS"] {
        let answer = ask(&house, method, &house.path).await;
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.head.contains("allow: post, get, head"), "{}", answer.head);
    }
    assert!(house.path.trim_start_matches("/hooks/ashby/").len() >= 32, "128 bits in hex");
}

#[tokio::test]
async fn an_uninstalled_address_is_gone_and_a_new_one_is_issued() {
    let house = House::new().await;
    house.ok("integration.uninstall", Value::Null).await;
    assert_eq!(house.post(&Hire::default().body()).await, 410);
    assert_eq!(ask(&house, "GET", &house.path).await.status, 410);
    let installed = house.ok("integration.install", Value::Null).await;
    assert_ne!(text(&installed, "path"), house.path);
    assert_eq!(house.post(&Hire::default().body()).await, 410, "the old one stays gone");
}

#[tokio::test]
async fn a_ping_is_noted_and_never_stored() {
    let house = House::new().await;
    let last_ping = async || house.ok("integration.get", Value::Null).await["last_ping"].clone();
    assert!(last_ping().await.is_null());
    assert_eq!(house.post_with(PING, None).await.status, 200, "some accounts send no signature with a ping");
    assert_eq!(
        (&last_ping().await["signature"], &last_ping().await["accepted"]),
        (&json!("unsigned"), &json!(true))
    );
    assert_eq!(house.post_with(PING, Some(&sign("wrong secret", PING))).await.status, 400);
    assert_eq!(
        (&last_ping().await["signature"], &last_ping().await["accepted"]),
        (&json!("mismatch"), &json!(false))
    );
    assert_eq!(house.post(PING).await, 200);
    assert_eq!(last_ping().await["signature"], "valid");
    assert!(items(&house.ok("delivery.list", json!({})).await).is_empty());
}

#[tokio::test]
async fn an_unsigned_body_that_is_almost_a_ping_is_refused() {
    let house = House::new().await;
    for body in [
        &br#"{"action":"ping","data":{"webhookActionType":"ping"},"x":1}"#[..],
        br#"{"action":"ping"}"#,
        br#"{"action":"ping","data":{"webhookActionType":"candidateHire"}}"#,
        b"",
    ] {
        assert_eq!(house.post_with(body, None).await.status, 400, "{}", String::from_utf8_lossy(body));
    }
}

#[tokio::test]
async fn well_signed_rubbish_is_kept_as_unreadable_and_can_be_processed_again() {
    let house = House::new().await;
    let deep = format!(r#"{{"action":"candidateHire","data":{}{}}}"#, "[".repeat(5000), "]".repeat(5000));
    let rubbish: [(&[u8], &str); 8] = [
        (b"", "unreadable"),
        (b"not json", "unreadable"),
        (b"{\"action\":\"candidateHire\xff\"}", "unreadable"),
        (b"[1,2,3]", "unreadable"),
        (br#"{"action":"candidateHire","data":{"application":{"status":"Hired"}}}"#, "unreadable"),
        (br#"{"action":"candidateHire","data":"nonsense"}"#, "unreadable"),
        (deep.as_bytes(), "unreadable"),
        (br#"{"action":"brandNewThing","data":{"x":[1]}}"#, "kept"),
    ];
    for (body, outcome) in rubbish {
        house.receive(body).await;
        let (found, reason) = house.last_outcome().await;
        assert_eq!(found, outcome, "{}", String::from_utf8_lossy(&body[..body.len().min(60)]));
        assert!(reason.is_some(), "the person is told why");
    }
    assert!(house.hires().await.is_empty());
    let page = house.ok("delivery.list", json!({})).await;
    house.ok("delivery.process_again", json!({"id": items(&page)[0]["id"]})).await;
    house.settled().await;
    assert_eq!(house.last_outcome().await.0, "kept");
}

#[tokio::test]
async fn of_duplicate_keys_the_last_one_counts() {
    let house = House::new().await;
    let body = br#"{"action":"ping","action":"candidateHire","data":{"application":{"id":"x","id":"app-9","status":"Hired",
        "candidate":{"name":"Ada Byron"}}}}"#;
    house.receive(body).await;
    assert_eq!(house.only_hire().await["application_id"], "app-9");
}

#[tokio::test]
async fn without_its_secrets_the_engine_asks_everybody_to_try_again() {
    let dir = tempfile::tempdir().expect("a temp folder");
    let engine = Engine::new(Options {
        data_dir: dir.path().to_path_buf(),
        place: Place::PassphraseFile { path: dir.path().join("slots"), passphrase: None },
        credentials: Arc::new(MemoryCredentials::default()),
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        time_zone: None,
        outside: hirelay_engine::net::Outside::OnlyLoopback,
        exploring: hirelay_engine::explore::Exploring::Impossible,
    })
    .expect("the folder is free");
    let edge = listen(&engine).await;
    let post = || exchange(edge, b"POST /anything HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}");
    assert_eq!(post().await.status, 503, "starting");
    engine.open().await;
    assert_eq!(post().await.status, 503, "absent");
    let host = engine.host_token().to_owned();
    let chosen = json!({"kind": "passphrase", "passphrase": "a good passphrase"});
    let status = engine.call(Some(&host), "secrets.choose", chosen).await.expect("chosen");
    assert_eq!((&status["secrets"], &status["done"]), (&json!("ready"), &json!(false)));
    assert_eq!(post().await.status, 404, "ready, and this path was never issued");
    engine.stop().await;
}

#[tokio::test]
async fn nothing_of_the_inside_is_shown() {
    let house = House::new().await;
    let body = Hire::default().body();
    let answers = [
        ask(&house, "POST", "/nothing").await,
        ask(&house, "GET", &house.path).await,
        house.post_with(&body, None).await,
        house.post_with(&body, Some(&sign(&house.secret, &body))).await,
    ];
    for answer in answers {
        let shown = format!("{}{}", answer.head, answer.body).to_lowercase();
        for inside in ["server:", "x-powered-by", "hyper", "rust", "hirelay", "sqlite"] {
            assert!(!shown.contains(inside), "{inside} in {shown}");
        }
    }
}
