use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use hirelay_sim::delivery::{Answer, Endpoint, Sender};
use hirelay_sim::event::{Action, Event};
use hirelay_sim::people::Hires;
use hirelay_sim::settings::{Draft, SettingError, Settings};
use jiff::Timestamp;
use uuid::Uuid;

use crate::support::{Receiver, Reply, nobody};

const FIRST: Uuid = Uuid::from_u128(1);
const SECOND: Uuid = Uuid::from_u128(2);
const THIRD: Uuid = Uuid::from_u128(3);

fn settings() -> Settings {
    Settings::new(Sender::faster(50_000))
}

fn hire_events() -> [Event; 3] {
    let hire = Hires::from_seed(1, Timestamp::UNIX_EPOCH).plain();
    hire.related_events(Some(hire.action_id)).expect("it serialises")
}

#[tokio::test]
async fn saving_a_setting_sends_one_signed_ping_and_an_answer_enables_it() {
    let receiver = Receiver::always(200).await;
    let mut settings = settings();
    let setting = settings.create(FIRST, Draft::new(Action::CandidateHire, &receiver.endpoint())).await;
    assert!(setting.expect("it is stored").enabled);
    let received = receiver.received();
    assert_eq!(received.len(), 1);
    assert_eq!(
        received[0].json(),
        serde_json::json!({"action": "ping", "data": {"webhookActionType": "ping"}})
    );
    assert!(received[0].header("ashby-signature").is_some());
}

#[tokio::test]
async fn a_failed_ping_is_not_repeated_and_leaves_the_setting_stored_but_disabled() {
    let status = Arc::new(AtomicU16::new(503));
    let answers = Arc::clone(&status);
    let receiver = Receiver::start(move |_, _| Reply::Status(answers.load(Ordering::SeqCst))).await;
    let mut settings = settings();
    let draft = Draft::new(Action::CandidateHire, &receiver.endpoint());
    let setting = settings.create(FIRST, draft.clone()).await.expect("it is stored");
    assert_eq!((setting.enabled, setting.last_ping.answer), (false, Answer::Status(503)));
    assert_eq!((settings.all().len(), receiver.received().len()), (1, 1));
    assert!(settings.fire(&hire_events()).await.is_empty(), "a disabled setting is sent nothing");

    status.store(200, Ordering::SeqCst);
    let setting = settings.edit(FIRST, draft.clone()).await.expect("it is stored");
    assert!(setting.enabled, "an edit whose ping succeeds enables the setting");
    assert_eq!(settings.fire(&hire_events()).await.len(), 1);

    status.store(400, Ordering::SeqCst);
    assert!(
        !settings.edit(FIRST, draft).await.expect("it is stored").enabled,
        "an edit can disable it as well"
    );
    assert_eq!(receiver.actions(), ["ping", "ping", "candidateHire", "ping"]);
}

#[tokio::test]
async fn a_receiver_that_is_not_there_leaves_the_setting_disabled() {
    let setting = settings().create(FIRST, Draft::new(Action::CandidateHire, &nobody().await)).await;
    assert!(!setting.expect("it is stored").enabled);
}

#[tokio::test]
async fn a_setting_without_its_tick_stays_disabled_though_the_ping_succeeds() {
    let receiver = Receiver::always(200).await;
    let draft = Draft { enabled: false, ..Draft::new(Action::CandidateHire, &receiver.endpoint()) };
    let setting = settings().create(FIRST, draft).await.expect("it is stored");
    assert_eq!((setting.enabled, setting.last_ping.answer), (false, Answer::Status(200)));
}

#[tokio::test]
async fn the_same_address_and_action_cannot_be_set_up_twice() {
    let receiver = Receiver::always(200).await;
    let mut settings = settings();
    let hires = Draft::new(Action::CandidateHire, &receiver.endpoint());
    let updates = Draft::new(Action::ApplicationUpdate, &receiver.endpoint());
    settings.create(FIRST, hires.clone()).await.expect("the first is stored");
    settings.create(SECOND, updates).await.expect("another action at the same address is stored");
    let unsigned = Endpoint { secret: None, ..receiver.endpoint() };
    for draft in [hires.clone(), Draft::new(Action::CandidateHire, &unsigned)] {
        let refused = settings.create(THIRD, draft).await.expect_err("it is there already");
        assert_eq!(refused.to_string(), "Duplicate webhook");
    }
    let refused =
        settings.edit(SECOND, hires.clone()).await.expect_err("an edit may not make a duplicate either");
    assert_eq!(refused, SettingError::Duplicate);
    assert_eq!(receiver.received().len(), 2, "what is refused is not pinged");

    settings.delete(FIRST).expect("it is there");
    settings.create(THIRD, hires).await.expect("once deleted, it can be set up again");
    assert_eq!(settings.delete(FIRST), Err(SettingError::Unknown(FIRST)));
}

#[tokio::test]
async fn a_hire_goes_to_every_setting_for_each_of_its_events_under_one_action_id() {
    let (one, two) = (Receiver::always(200).await, Receiver::always(200).await);
    let mut settings = settings();
    for (id, action, receiver) in [
        (FIRST, Action::CandidateHire, &one),
        (SECOND, Action::ApplicationUpdate, &one),
        (THIRD, Action::CandidateHire, &two),
    ] {
        settings.create(id, Draft::new(action, &receiver.endpoint())).await.expect("it is stored");
    }
    let deliveries = settings.fire(&hire_events()).await;
    assert_eq!(deliveries.len(), 3, "nobody listens to candidateStageChange");
    assert_eq!(one.actions()[2..], ["candidateHire", "applicationUpdate"]);
    assert_eq!(two.actions()[1..], ["candidateHire"]);
    let (left, right) = (one.received(), two.received());
    assert_eq!(left[2].body, right[1].body, "a fan-out carries the same bytes");
    assert_eq!(left[2].json()["webhookActionId"], left[3].json()["webhookActionId"]);
}
