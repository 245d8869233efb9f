//! Secrets: replaced without losing a message, and fitted later to what was refused.

use hirelay_engine::api::Code;
use hirelay_sim::signature::sign;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::{Hire, House, code, items, text};

#[tokio::test]
async fn the_old_secret_stays_valid_for_a_time_that_can_be_seen_and_ended() {
    let house = House::new().await;
    let rotated = house.ok("integration.rotate_secret", Value::Null).await;
    let new_secret = text(&rotated, "secret");
    assert_ne!(new_secret, house.secret);
    assert_eq!(rotated["previous_secret_until"], "2026-11-27T09:00:00Z");
    let post = async |secret: &str, application: &str| {
        let body = Hire { application, ..Hire::default() }.body();
        house.post_with(&body, Some(&sign(secret, &body))).await.status
    };
    assert_eq!(post(&house.secret, "a1").await, 200, "the old one");
    assert_eq!(post(&new_secret, "a2").await, 200, "the new one");
    house.ok("integration.end_previous_secret", Value::Null).await;
    assert_eq!(post(&house.secret, "a3").await, 400, "ended");
    assert_eq!(post(&new_secret, "a4").await, 200);
    let third = text(&house.ok("integration.rotate_secret", Value::Null).await, "secret");
    house.clock.advance(SignedDuration::from_hours(11));
    assert_eq!(post(&new_secret, "a5").await, 200);
    house.clock.advance(SignedDuration::from_hours(3 * 24));
    assert_eq!(post(&new_secret, "a6").await, 400, "its time is over");
    assert_eq!(post(&third, "a7").await, 200);
}

#[tokio::test]
async fn what_was_refused_is_processed_once_its_secret_is_known() {
    let house = House::new().await;
    let typed = "the-secret-that-stands-in-ashby";
    let body = Hire::default().body();
    assert_eq!(house.post_with(&body, Some(&sign(typed, &body))).await.status, 400);
    assert_eq!(house.post_with(&body, Some(&sign("yet another one", &body))).await.status, 400);
    assert_eq!(house.ok("integration.get", Value::Null).await["refused"], 2);
    house.ok("integration.rotate_secret", json!({"secret": typed})).await;
    house.settled().await;
    assert_eq!(house.only_hire().await["candidate_name"], "Ada Byron");
    assert_eq!(
        items(&house.ok("integration.refused", Value::Null).await).len(),
        1,
        "the other one fits nothing"
    );
    let page = house.ok("delivery.list", json!({})).await;
    assert_eq!(items(&page)[0]["signature"], "fitted_later");
}

#[tokio::test]
async fn an_unfit_secret_is_refused() {
    let house = House::new().await;
    for secret in ["short", "with a space in the middle", &"x".repeat(300)] {
        let refused = house.refused("integration.rotate_secret", json!({"secret": secret})).await;
        assert_eq!(code(&refused), (Code::Invalid, 422), "{secret}");
    }
    assert_eq!(house.ok("integration.reveal_secret", Value::Null).await["secret"], house.secret.as_str());
}

#[tokio::test]
async fn installing_twice_and_removing_what_is_not_there_are_refused() {
    let house = House::new().await;
    assert_eq!(code(&house.refused("integration.install", Value::Null).await), (Code::Conflict, 409));
    house.ok("integration.uninstall", Value::Null).await;
    for command in [
        "integration.uninstall",
        "integration.rotate_secret",
        "integration.reveal_secret",
        "integration.end_previous_secret",
    ] {
        assert_eq!(code(&house.refused(command, Value::Null).await), (Code::Conflict, 409), "{command}");
    }
    let view = house.ok("integration.get", Value::Null).await;
    assert_eq!((&view["installed"], &view["path"]), (&json!(false), &Value::Null));
}
