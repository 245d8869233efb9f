use std::collections::HashSet;
use std::time::Duration;

use hirelay_sim::load::{LoadError, Plan, Stopped, run};
use hirelay_sim::signature::sign;
use jiff::Timestamp;

use crate::support::{Receiver, Reply, SECRET, nobody};

fn plan(receiver: &Receiver) -> Plan {
    Plan { connections: 4, ..Plan::new(receiver.endpoint(), 1, Timestamp::UNIX_EPOCH) }
}

/// A file that is gone with the test.
struct Scratch(std::path::PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("hirelay-sim-{}-{name}", std::process::id())))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[tokio::test]
async fn every_request_is_signed_and_different_and_each_200_is_written_down() {
    let receiver = Receiver::start(|number, _| Reply::Status(if number % 5 == 4 { 503 } else { 200 })).await;
    let file = Scratch::new("acknowledged");
    let plan = Plan { requests: Some(200), acknowledged: Some(file.0.clone()), ..plan(&receiver) };
    let report = run(plan).await.expect("it runs");
    assert_eq!((report.answered, report.acknowledged, report.failed), (200, 160, 0));
    assert_eq!((report.statuses[&200], report.statuses[&503]), (160, 40));
    assert_eq!((report.stopped, report.body_bytes), (Stopped::Requests, 4_096));
    assert!(report.latency_ms.p50 > 0.0 && report.latency_ms.p99 <= report.latency_ms.max);

    let received = receiver.received();
    let bodies: HashSet<_> = received.iter().map(|request| request.body.clone()).collect();
    assert_eq!(bodies.len(), 200);
    assert!(received.iter().all(|request| request.body.len() == 4_096));
    assert!(
        received
            .iter()
            .all(|request| request.header("ashby-signature") == Some(&sign(SECRET, &request.body)))
    );
    let id = |request: &crate::support::Received| {
        request.json()["data"]["application"]["id"].as_str().map(str::to_owned)
    };
    let accepted: HashSet<String> = received
        .iter()
        .enumerate()
        .filter(|(number, _)| number % 5 != 4)
        .filter_map(|(_, it)| id(it))
        .collect();
    let written = std::fs::read_to_string(&file.0).expect("the file is there");
    assert_eq!(written.lines().count(), 160);
    assert_eq!(written.lines().map(str::to_owned).collect::<HashSet<_>>(), accepted);
}

#[tokio::test]
async fn a_load_ends_by_itself_when_the_receiver_is_gone() {
    let receiver = Receiver::always(200).await;
    let plan = Plan { duration: Some(Duration::from_secs(300)), ..plan(&receiver) };
    let load = tokio::spawn(run(plan));
    while receiver.received().len() < 50 {
        tokio::task::yield_now().await;
    }
    drop(receiver);
    let ended =
        tokio::time::timeout(Duration::from_secs(20), load).await.expect("it ends well before its duration");
    let report = ended.expect("it does not panic").expect("it ran");
    assert_eq!(report.stopped, Stopped::ConnectionsFailed);
    assert!(report.acknowledged >= 46 && report.failed > 0, "{report:?}");
    assert!(report.last_error.is_some());
}

#[tokio::test]
async fn a_load_on_nobody_answers_with_a_report_too() {
    let plan = Plan::new(nobody().await, 1, Timestamp::UNIX_EPOCH);
    let report = run(Plan { requests: Some(1_000), ..plan }).await.expect("it runs");
    assert_eq!((report.answered, report.failed, report.stopped), (0, 5, Stopped::ConnectionsFailed));
}

#[tokio::test]
async fn a_duration_bounds_a_load_and_a_rate_slows_it_down() {
    let receiver = Receiver::always(200).await;
    let plan = Plan { duration: Some(Duration::from_millis(500)), per_second: Some(40.0), ..plan(&receiver) };
    let report = run(plan).await.expect("it runs");
    assert_eq!(report.stopped, Stopped::Duration);
    assert_eq!(report.answered, 20, "half a second at forty a second");
}

#[tokio::test]
async fn answers_that_never_come_count_as_failures() {
    let receiver = Receiver::start(|_, _| Reply::Silence).await;
    let plan =
        Plan { requests: Some(2), timeout: Duration::from_millis(50), connections: 1, ..plan(&receiver) };
    let report = run(plan).await.expect("it runs");
    assert_eq!((report.answered, report.failed, report.stopped), (0, 2, Stopped::Requests));
}

#[tokio::test]
async fn a_load_without_end_or_with_a_strange_rate_is_refused() {
    let plan = Plan::new(nobody().await, 1, Timestamp::UNIX_EPOCH);
    assert!(matches!(run(plan.clone()).await, Err(LoadError::Unbounded)));
    let strange = Plan { requests: Some(1), per_second: Some(0.0), ..plan };
    assert!(matches!(run(strange).await, Err(LoadError::Rate)));
}
