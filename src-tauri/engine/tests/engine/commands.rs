//! Who may ask for what, and what rubbish gets.

use hirelay_engine::api::{Code, registry::commands};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::{House, OWNER, PASSWORD, code, text};

const BEFORE_SIGN_IN: [&str; 6] = [
    "setup.status",
    "setup.create_owner",
    "setup.reset_password",
    "secrets.unlock",
    "secrets.choose",
    "session.sign_in",
];

#[tokio::test]
async fn no_command_runs_without_a_session() {
    let house = House::new().await;
    for command in commands() {
        for token in [None, Some(""), Some("rubbish"), Some("żółć")] {
            let refused = house.engine.call(token, command.name, json!({})).await.expect_err(command.name);
            assert_eq!(code(&refused), (Code::Unauthenticated, 401), "{} {token:?}", command.name);
        }
    }
}

#[tokio::test]
async fn the_host_may_only_set_up_and_sign_in() {
    let house = House::new().await;
    let host = house.engine.host_token().to_owned();
    for command in commands().iter().filter(|command| !BEFORE_SIGN_IN.contains(&command.name)) {
        let refused = house.engine.call(Some(&host), command.name, json!({})).await.expect_err(command.name);
        assert_eq!(code(&refused), (Code::Unauthenticated, 401), "{}", command.name);
    }
}

#[tokio::test]
async fn an_ended_session_is_no_session() {
    let house = House::new().await;
    house.ok("session.sign_out", Value::Null).await;
    for command in commands() {
        let refused = house.refused(command.name, json!({})).await;
        assert_eq!(code(&refused), (Code::Unauthenticated, 401), "{}", command.name);
    }
}

#[tokio::test]
async fn a_session_that_nobody_uses_ends_by_itself() {
    let house = House::new().await;
    house.clock.advance(SignedDuration::from_hours(11));
    house.ok("session.current", Value::Null).await;
    house.clock.advance(SignedDuration::from_hours(11));
    house.ok("session.current", Value::Null).await;
    house.clock.advance(SignedDuration::from_hours(13));
    assert_eq!(code(&house.refused("session.current", Value::Null).await), (Code::Unauthenticated, 401));
}

#[tokio::test]
async fn rubbish_as_input_is_an_error_of_the_asker_and_never_a_crash() {
    let house = House::new().await;
    let rubbish = [
        json!([]),
        json!("x"),
        json!(5),
        json!({"id": 5, "version": "x", "limit": "many", "email": [], "kind": "other", "hire_id": {}, "passphrase": 1,
            "first_name": null, "public_url": 7, "query": [], "secret": {}, "state": "lost"}),
        json!({"id": "no-such-id", "version": 1, "changes": [], "reason": 1, "targets": "x", "employee_id": null,
            "kind": null, "limit": -1, "after": "%%%"}),
        json!({"id": "\u{0}", "version": 9007199254740991_i64, "after": "bnVsbA", "changes": {}, "reason": "r",
            "targets": [], "employee_id": "nobody", "limit": 501, "kind": "by_hand", "public_url": "x"}),
    ];
    for command in commands() {
        // Whoever signs out has no session for the rest.
        if command.name.starts_with("session.sign_out") {
            continue;
        }
        for input in &rubbish {
            if let Err(error) = house.call(command.name, input.clone()).await {
                let status = error.code.http_status();
                assert!((400..500).contains(&status), "{} {input}: {status} {}", command.name, error.message);
            }
        }
    }
    house.ok("session.current", Value::Null).await;
}

#[tokio::test]
async fn an_unknown_command_is_told_only_to_who_is_signed_in() {
    let house = House::new().await;
    assert_eq!(code(&house.refused("inbox.destroy", json!({})).await), (Code::UnknownCommand, 404));
    let refused = house.engine.call(None, "inbox.destroy", json!({})).await.expect_err("no session");
    assert_eq!(code(&refused), (Code::Unauthenticated, 401));
}

#[tokio::test]
async fn there_is_one_owner_and_no_second_one() {
    let house = House::new().await;
    let host = house.engine.host_token().to_owned();
    let second =
        json!({"first_name": "Eve", "last_name": "Second", "email": "eve@example.org", "password": PASSWORD});
    let refused = house.engine.call(Some(&host), "setup.create_owner", second).await.expect_err("one owner");
    assert_eq!(code(&refused), (Code::Conflict, 409));
    let status = house.engine.call(Some(&host), "setup.status", json!({})).await.expect("a status");
    assert_eq!(status, json!({"done": true, "secrets": "ready", "problem": null}));
}

#[tokio::test]
async fn signing_in_tells_nothing_about_who_exists_and_gets_slower() {
    let house = House::new().await;
    let host = house.engine.host_token().to_owned();
    let sign_in = async |email: &str, password: &str| {
        house.engine.call(Some(&host), "session.sign_in", json!({"email": email, "password": password})).await
    };
    let wrong = sign_in(OWNER, "wrong password").await.expect_err("wrong");
    let nobody = sign_in("nobody@example.org", "wrong password").await.expect_err("nobody");
    assert_eq!((wrong.code, &wrong.message), (nobody.code, &nobody.message));
    let token = text(&sign_in("IRA@Example.org", PASSWORD).await.expect("right, in another case"), "token");
    let current = house.engine.call(Some(&token), "session.current", json!({})).await.expect("a session");
    assert_eq!(current["permissions"].as_array().map(Vec::len), Some(6), "the owner is an Administrator");
    for _ in 0..5 {
        sign_in(OWNER, "wrong password").await.expect_err("wrong");
    }
    let slowed = sign_in(OWNER, PASSWORD).await.expect_err("too many attempts");
    assert_eq!(code(&slowed), (Code::TooManyAttempts, 429));
    house.clock.advance(SignedDuration::from_secs(slowed.detail.unwrap()["seconds"].as_i64().unwrap()));
    sign_in(OWNER, PASSWORD).await.expect("after the wait");
}

#[tokio::test]
async fn the_public_address_completes_the_url() {
    let house = House::new().await;
    let before = house.ok("integration.get", Value::Null).await;
    assert_eq!((&before["installed"], &before["url"]), (&json!(true), &Value::Null));
    house.ok("reach.save", json!({"kind": "by_hand", "public_url": "https://hooks.example.org/"})).await;
    let after = house.ok("integration.get", Value::Null).await;
    assert_eq!(after["url"], format!("https://hooks.example.org{}", house.path));
    let refused =
        house.refused("reach.save", json!({"kind": "by_hand", "public_url": "hooks.example.org"})).await;
    assert_eq!(code(&refused), (Code::Invalid, 422));
    house.ok("reach.save", json!({"kind": "by_hand", "public_url": null})).await;
    assert!(house.ok("integration.get", Value::Null).await["url"].is_null());
}

#[test]
fn every_command_is_declared_once() {
    let mut names: Vec<_> = commands().iter().map(|command| command.name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}
