use std::process::Output;

use hirelay_sim::samples;
use serde_json::Value;
use tokio::process::Command;

use crate::support::{Receiver, SECRET, nobody};

/// Runs the program with a command line that has no spaces inside its arguments.
async fn sim(line: String) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hirelay-sim"));
    command.args(line.split_whitespace()).env_remove("HIRELAY_SIM_SECRET").kill_on_drop(true);
    command.output().await.expect("the program starts")
}

fn summary(output: &Output) -> Value {
    let text = std::str::from_utf8(&output.stdout).expect("the output is text");
    assert_eq!(text.lines().count(), 1, "one JSON object and nothing else: {output:?}");
    serde_json::from_str(text).expect("the output is JSON")
}

#[tokio::test]
async fn ping_tells_whether_the_setting_would_be_enabled() {
    let (good, bad) = (Receiver::always(200).await, Receiver::always(503).await);
    let output = sim(format!("ping --url {} --secret {SECRET}", good.url())).await;
    let told = summary(&output);
    assert_eq!(
        (output.status.code(), &told["enabled"], &told["signed"]),
        (Some(0), &true.into(), &true.into())
    );
    let output = sim(format!("ping --url {}", bad.url())).await;
    let told = summary(&output);
    assert_eq!((output.status.code(), &told["enabled"]), (Some(1), &false.into()));
    assert_eq!(told["ping"]["answer"]["status"], 503);
}

#[tokio::test]
async fn a_secret_that_begins_with_a_dash_is_a_secret() {
    let receiver = Receiver::always(200).await;
    let output = sim(format!("ping --url {} --secret -begins-with-a-dash", receiver.url())).await;
    assert_eq!((output.status.code(), &summary(&output)["signed"]), (Some(0), &true.into()));
}

#[tokio::test]
async fn hire_delivers_people_with_their_related_events_and_tells_who_they_are() {
    let receiver = Receiver::always(200).await;
    let url = receiver.url();
    let output = sim(format!(
        "hire --url {url} --secret {SECRET} --seed 9 --count 3 --related --one-action-id \
         --no-offer --duplicates 1 --now 2026-10-01T00:00:00Z"
    ))
    .await;
    let told = summary(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert_eq!((told["arrived"].as_u64(), told["lost"].as_u64()), (Some(18), Some(0)));
    let received = receiver.received();
    assert_eq!(received.len(), 18);
    let first = received[0].json();
    assert_eq!(first["data"]["application"]["id"], told["hires"][0]["known"]["application_id"]);
    assert!(first["data"].get("offer").is_none());
    assert!(received.iter().all(|request| request.json()["webhookActionId"] == first["webhookActionId"]));
    assert_eq!(received[0].body, received[9].body, "duplicates carry the same bytes");
}

#[tokio::test]
async fn event_sends_a_sample_byte_for_byte() {
    let receiver = Receiver::always(200).await;
    let output = sim(format!(
        "event --url {} --secret {} --sample candidate-hire-full",
        receiver.url(),
        samples::SECRET
    ));
    assert_eq!(summary(&output.await)["arrived"], 1);
    let request = receiver.received().remove(0);
    assert_eq!(request.body, samples::HIRE_FULL.body);
    assert_eq!(request.header("ashby-signature"), Some(samples::HIRE_FULL.signature));
}

#[tokio::test]
async fn what_is_lost_shows_in_the_summary_and_the_exit_code() {
    let url = nobody().await.target.to_string();
    let output = sim(format!("event --url {url} --sample ping --pace 50000")).await;
    let told = summary(&output);
    assert_eq!((output.status.code(), &told["lost"]), (Some(1), &1.into()));
    let attempts = told["deliveries"][0]["attempts"].as_array().expect("attempts are listed");
    assert_eq!(attempts.len(), 10);
    assert_eq!(
        (&attempts[0]["next"], &attempts[9]["next"]),
        (&"retry after 10 s".into(), &"exhausted".into())
    );
}

#[tokio::test]
async fn load_reports_counts_rates_and_latencies() {
    let receiver = Receiver::always(200).await;
    let output =
        sim(format!("load --url {} --secret {SECRET} --connections 2 --requests 50", receiver.url()));
    let output = output.await;
    let told = summary(&output);
    assert_eq!(
        (output.status.code(), &told["acknowledged"], &told["statuses"]["200"]),
        (Some(0), &50.into(), &50.into())
    );
    assert!(told["per_second"].as_f64().is_some_and(|rate| rate > 0.0));
    assert!(told["latency_ms"]["p99"].as_f64().is_some_and(|ms| ms > 0.0));
}

#[tokio::test]
async fn addresses_beyond_this_machine_and_loads_without_end_are_refused() {
    for url in ["http://203.0.113.9/hook", "http://localhost:80/", "https://127.0.0.1/"] {
        let output = sim(format!("ping --url {url}")).await;
        assert_eq!(output.status.code(), Some(2), "{url}");
        assert!(output.stdout.is_empty(), "{url}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("the simulator"), "{output:?}");
    }
    let output = sim("load --url http://127.0.0.1:1/".into()).await;
    assert_eq!(output.status.code(), Some(2));
}
