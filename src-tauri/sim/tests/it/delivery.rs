use std::num::NonZeroUsize;
use std::time::Duration;

use bytes::Bytes;
use hirelay_sim::delivery::{
    ATTEMPTS, Answer, Endpoint, FINAL_STATUSES, Faults, Next, Pace, Sender, wait_after,
};
use hirelay_sim::event::Event;
use hirelay_sim::samples;
use hirelay_sim::signature::sign;

use crate::support::{Receiver, Reply, SECRET, nobody};

/// All ten attempts within a fifth of a second.
const HURRIED: u32 = 50_000;

fn event(sample: samples::Sample) -> Event {
    Event::from_bytes(Bytes::from_static(sample.body))
}

fn numbered(count: u64) -> Vec<Event> {
    let data = |number| serde_json::json!({ "number": number });
    let new = |number| Event::new(hirelay_sim::event::Action::named("counted"), None, data(number));
    (0..count).map(|number| new(number).expect("it serialises")).collect()
}

fn numbers(receiver: &Receiver) -> Vec<u64> {
    receiver.received().iter().filter_map(|request| request.json()["data"]["number"].as_u64()).collect()
}

#[tokio::test]
async fn a_delivery_is_a_signed_json_post_whose_bytes_arrive_unchanged() {
    let receiver = Receiver::always(200).await;
    for sample in samples::ALL {
        let delivery = Sender::default().deliver(&receiver.endpoint(), &event(sample)).await;
        assert!(delivery.arrived(), "{delivery:?}");
        assert_eq!(delivery.attempts.len(), 1);
    }
    for (sample, request) in samples::ALL.iter().zip(receiver.received()) {
        assert_eq!(request.method, "POST");
        assert_eq!(request.path, "/hook/ab12?x=1");
        assert_eq!(request.header("ashby-signature"), Some(sample.signature));
        assert_eq!(request.header("content-type"), Some("application/json"));
        assert_eq!(request.header("user-agent"), Some("Ashby-Webhook"));
        assert_eq!(request.header("content-length"), Some(sample.body.len().to_string().as_str()));
        assert_eq!(request.body, sample.body, "{}", sample.name);
    }
}

#[tokio::test]
async fn without_a_secret_there_is_no_signature_at_all() {
    let receiver = Receiver::always(200).await;
    let endpoint = Endpoint { secret: None, ..receiver.endpoint() };
    assert!(Sender::default().deliver(&endpoint, &Event::ping()).await.arrived());
    assert_eq!(receiver.received()[0].header("ashby-signature"), None);
}

#[tokio::test]
async fn a_receiver_in_trouble_is_tried_again_with_the_same_bytes_until_it_accepts() {
    let receiver = Receiver::start(|number, _| Reply::Status([503, 429, 500, 204][number.min(3)])).await;
    let delivery = Sender::faster(HURRIED).deliver(&receiver.endpoint(), &event(samples::HIRE_FULL)).await;
    let answers: Vec<&Answer> = delivery.attempts.iter().map(|attempt| &attempt.answer).collect();
    assert_eq!(
        answers,
        [&Answer::Status(503), &Answer::Status(429), &Answer::Status(500), &Answer::Status(204)]
    );
    assert_eq!(delivery.attempts[2].next, Next::RetryAfter(Duration::from_secs(70)));
    assert!(delivery.arrived());
    assert!(receiver.received().iter().all(|request| request.body == samples::HIRE_FULL.body));
}

#[tokio::test]
async fn ten_failed_attempts_end_a_delivery_and_keep_at_least_the_documented_waits() {
    let receiver = Receiver::always(500).await;
    let delivery = Sender::faster(HURRIED).deliver(&receiver.endpoint(), &Event::ping()).await;
    assert_eq!(delivery.attempts.len(), ATTEMPTS as usize);
    assert_eq!(receiver.received().len(), ATTEMPTS as usize);
    assert!(!delivery.arrived());
    assert_eq!(delivery.attempts.last().map(|attempt| attempt.next), Some(Next::Exhausted));
    for pair in delivery.attempts.windows(2) {
        assert!(pair[1].at - pair[0].at >= wait_after(pair[0].number), "{pair:?}");
    }
}

#[tokio::test]
async fn the_five_final_answers_end_a_delivery_at_once() {
    for status in FINAL_STATUSES {
        let receiver = Receiver::always(status).await;
        let delivery = Sender::faster(HURRIED).deliver(&receiver.endpoint(), &Event::ping()).await;
        assert_eq!(delivery.attempts.len(), 1, "{status}");
        assert_eq!(delivery.attempts[0].next, Next::Refused, "{status}");
    }
}

#[tokio::test]
async fn a_redirect_is_a_failure_and_is_not_followed() {
    let receiver =
        Receiver::start(|number, _| if number == 0 { Reply::Redirect } else { Reply::Status(200) }).await;
    let delivery = Sender::faster(HURRIED).deliver(&receiver.endpoint(), &Event::ping()).await;
    assert_eq!(delivery.attempts[0].answer, Answer::Status(302));
    assert!(receiver.received().iter().all(|request| request.path == "/hook/ab12?x=1"));
}

#[tokio::test]
async fn a_receiver_that_is_not_there_is_tried_ten_times() {
    let delivery = Sender::faster(HURRIED).deliver(&nobody().await, &Event::ping()).await;
    assert_eq!(delivery.attempts.len(), ATTEMPTS as usize);
    let refused =
        |answer: &Answer| matches!(answer, Answer::Failed(why) if why.contains("could not connect"));
    assert!(delivery.attempts.iter().all(|attempt| refused(&attempt.answer)), "{delivery:?}");
}

#[tokio::test]
async fn an_answer_that_does_not_come_in_time_is_tried_again() {
    let receiver =
        Receiver::start(|number, _| if number == 0 { Reply::Silence } else { Reply::Status(200) }).await;
    let sender = Sender { timeout: Duration::from_millis(200), ..Sender::faster(HURRIED) };
    let delivery = sender.deliver(&receiver.endpoint(), &Event::ping()).await;
    assert_eq!(delivery.attempts[0].answer, Answer::TimedOut);
    assert!(delivery.arrived(), "{delivery:?}");
}

#[tokio::test]
async fn first_attempts_come_in_order_and_a_failing_one_does_not_hold_up_the_rest() {
    let receiver = Receiver::start(|number, _| Reply::Status(if number == 1 { 503 } else { 200 })).await;
    let orders = numbered(6).into_iter().map(|event| (receiver.endpoint(), event)).collect();
    let deliveries = Sender::faster(100).deliver_all(orders).await;
    assert!(deliveries.iter().all(|delivery| delivery.arrived()));
    assert_eq!(numbers(&receiver), [0, 1, 2, 3, 4, 5, 1]);
    let attempts: Vec<usize> = deliveries.iter().map(|delivery| delivery.attempts.len()).collect();
    assert_eq!(attempts, [1, 2, 1, 1, 1, 1]);
}

#[tokio::test]
async fn on_request_deliveries_come_twice_and_in_another_order() {
    let receiver = Receiver::always(200).await;
    let faults = Faults { copies: 1, shuffle: Some(4), ..Faults::default() };
    let sender = Sender { faults, ..Sender::default() };
    let orders = numbered(20).into_iter().map(|event| (receiver.endpoint(), event)).collect();
    assert_eq!(sender.deliver_all(orders).await.len(), 40);
    let mut came = numbers(&receiver);
    let in_order: Vec<u64> = (0..20).flat_map(|number| [number, number]).collect();
    assert_ne!(came, in_order);
    assert_ne!(came[..20], (0..20).collect::<Vec<u64>>());
    came.sort_unstable();
    assert_eq!(came, in_order);
}

#[tokio::test]
async fn on_request_bodies_come_in_chunks_and_are_still_signed_as_a_whole() {
    let receiver = Receiver::always(200).await;
    let faults = Faults { chunk_bytes: NonZeroUsize::new(7), ..Faults::default() };
    let sender = Sender { faults, ..Sender::default() };
    assert!(sender.deliver(&receiver.endpoint(), &event(samples::HIRE_UNICODE)).await.arrived());
    let request = receiver.received().remove(0);
    assert_eq!(request.header("transfer-encoding"), Some("chunked"));
    assert_eq!(request.header("content-length"), None);
    assert_eq!(request.header("ashby-signature"), Some(sign(SECRET, &request.body).as_str()));
    assert_eq!(request.body, samples::HIRE_UNICODE.body);
}

#[tokio::test]
async fn on_request_the_connection_is_closed_before_the_answer_and_the_event_comes_again() {
    let receiver = Receiver::always(200).await;
    let faults = Faults { hang_ups: 2, ..Faults::default() };
    let sender = Sender { faults, pace: Pace::faster(500), ..Sender::default() };
    let delivery = sender.deliver(&receiver.endpoint(), &event(samples::HIRE_FULL)).await;
    let answers: Vec<&Answer> = delivery.attempts.iter().map(|attempt| &attempt.answer).collect();
    assert_eq!(answers, [&Answer::HungUp, &Answer::HungUp, &Answer::Status(200)]);
    for request in receiver.received() {
        assert_eq!(request.header("ashby-signature"), Some(samples::HIRE_FULL.signature));
        assert_eq!(request.body, samples::HIRE_FULL.body, "whoever hangs up has sent everything before");
    }
}
