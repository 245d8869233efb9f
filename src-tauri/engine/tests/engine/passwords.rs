//! What the recovery key is good for, and how a new one is made.

use hirelay_engine::api::{ApiError, Code};
use serde_json::{Value, json};

use crate::support::{House, OWNER, PASSWORD, code, engine_in, text};

const NEW_PASSWORD: &str = "another horse battery";

/// A house whose recovery key is known.
async fn with_recovery_key() -> (House, String) {
    let house = House::new().await;
    let issued = house.ok("session.new_recovery_key", json!({"password": PASSWORD})).await;
    let key = text(&issued, "recovery_key");
    (house, key)
}

async fn by_host(house: &House, command: &str, input: Value) -> Result<Value, ApiError> {
    house.engine.call(Some(house.engine.host_token()), command, input).await
}

fn field(error: ApiError, name: &str) -> String {
    assert_eq!(code(&error), (Code::Invalid, 422));
    text(&error.detail.expect("a detail")["fields"], name)
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_with_the_recovery_key() {
    let (house, key) = with_recovery_key().await;
    let input = json!({"recovery_key": key.to_lowercase().replace('-', " "), "password": NEW_PASSWORD});
    let reset = by_host(&house, "setup.reset_password", input).await.expect("reset");
    assert_eq!(
        code(&house.refused("session.current", Value::Null).await),
        (Code::Unauthenticated, 401),
        "who was signed in is out"
    );
    let token = text(&reset, "token");
    house.engine.call(Some(&token), "session.current", Value::Null).await.expect("signed in at once");
    let sign_in = |password: &str| json!({"email": OWNER, "password": password});
    by_host(&house, "session.sign_in", sign_in(PASSWORD)).await.expect_err("the old one");
    by_host(&house, "session.sign_in", sign_in(NEW_PASSWORD)).await.expect("the new one");
}

#[tokio::test]
async fn without_the_right_key_or_with_a_short_password_nothing_changes() {
    let (house, key) = with_recovery_key().await;
    let input = json!({"recovery_key": "rubbish", "password": NEW_PASSWORD});
    let refused = by_host(&house, "setup.reset_password", input).await.expect_err("refused");
    assert!(field(refused, "recovery_key").contains("not the recovery key"));
    let input = json!({"recovery_key": key, "password": "short"});
    let refused = by_host(&house, "setup.reset_password", input).await.expect_err("refused");
    assert!(field(refused, "password").contains("10 characters"));
    house.ok("session.current", Value::Null).await;
}

#[tokio::test]
async fn a_new_recovery_key_takes_the_place_of_the_old_one() {
    let (house, old) = with_recovery_key().await;
    let wrong = house.refused("session.new_recovery_key", json!({"password": "not my password"})).await;
    assert!(field(wrong, "password").contains("not your password"));
    let new =
        text(&house.ok("session.new_recovery_key", json!({"password": PASSWORD})).await, "recovery_key");
    assert_ne!(old, new);
    let input = json!({"recovery_key": old, "password": NEW_PASSWORD});
    by_host(&house, "setup.reset_password", input).await.expect_err("the old one opens nothing");
    let House { engine, dir, clock, .. } = house;
    engine.stop().await;
    drop(engine);
    let again = engine_in(&dir, clock).await;
    let input = json!({"recovery_key": new, "password": NEW_PASSWORD});
    let host = again.host_token().to_owned();
    again
        .call(Some(&host), "setup.reset_password", input)
        .await
        .expect("the new one does, also after a restart");
    again.stop().await;
}
