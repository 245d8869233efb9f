//! What the inbox's list can be narrowed to, each way alone and together with a search.

use serde_json::{Value, json};

use crate::support::{Hire, House, items, text, version_of};

/// Four open hires and one that was dismissed; it is Tuesday, 24 November 2026.
async fn with_hires() -> House {
    let house = House::new().await;
    let hires = [
        ("a", "Ada Byron", "Engineer", Some("2026-11-20")),
        ("b", "Bo Diddley", "Senior Engineer", Some("2026-11-25")),
        ("c", "Cleo Nile", "Engineer", Some("2027-03-01")),
        ("d", "Dora Adler", "Designer", None),
        ("e", "Edda Adler", "Engineer", Some("2026-11-10")),
    ];
    for (application, name, job, start) in hires {
        let email = format!("{application}@example.org");
        let body = Hire { application, name, job, start, email: &email, phone: "", ..Hire::default() }.body();
        house.receive(&body).await;
    }
    let edda = &items(&house.ok("inbox.list", json!({"query": "edda"})).await)[0].clone();
    let edda = house.open(&text(edda, "id")).await;
    let mut input = version_of(&edda);
    input["reason"] = json!("Another company was faster.");
    house.ok("inbox.dismiss", input).await;
    house
}

async fn names(house: &House, input: Value) -> Vec<String> {
    let page = house.ok("inbox.list", input).await;
    let first_words = items(&page).iter().map(|hire| text(hire, "candidate_name"));
    first_words.map(|name| name.split(' ').next().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn by_the_day_of_the_start() {
    let house = with_hires().await;
    assert_eq!(names(&house, json!({"starts_from": "2026-11-24", "starts_to": "2026-11-30"})).await, ["Bo"]);
    assert_eq!(names(&house, json!({"starts_from": "2026-11-25"})).await, ["Bo", "Cleo"]);
    assert_eq!(names(&house, json!({"starts_to": "2026-11-24", "state": "new"})).await, ["Ada"]);
    assert_eq!(names(&house, json!({"flag": "overdue"})).await, ["Ada"], "who was dismissed is not overdue");
    assert_eq!(names(&house, json!({"flag": "overdue", "starts_from": "2026-11-21"})).await, [""; 0]);
    assert_eq!(names(&house, json!({"flag": "starts_soon", "state": "completed"})).await, [""; 0]);
    assert_eq!(names(&house, json!({"flag": "no_offer_data"})).await, ["Dora"]);
}

#[tokio::test]
async fn by_the_whole_job_title_also_while_searching() {
    let house = with_hires().await;
    assert_eq!(names(&house, json!({"state": "new", "job": "Engineer"})).await, ["Ada", "Cleo"]);
    assert_eq!(names(&house, json!({"job": "Engineer", "query": "engineer"})).await, ["Edda", "Ada", "Cleo"]);
    assert_eq!(names(&house, json!({"job": "Engineer", "query": "adler"})).await, ["Edda"]);
    assert_eq!(names(&house, json!({"job": "engineer\" OR \"x", "query": "a"})).await, [""; 0]);
    let jobs = house.ok("inbox.jobs", Value::Null).await;
    let jobs: Vec<_> =
        items(&jobs).iter().map(|job| (text(job, "job_title"), job["hires"].clone())).collect();
    let expected = [("Engineer", 2), ("Designer", 1), ("Senior Engineer", 1)];
    assert_eq!(jobs, expected.map(|(title, hires)| (title.to_owned(), json!(hires))));
}

#[tokio::test]
async fn what_needs_attention_is_found_in_every_state_and_counted() {
    let house = with_hires().await;
    let counted = async || house.ok("inbox.counts", Value::Null).await["attention"].clone();
    assert_eq!(counted().await, 0);
    let ada = &items(&house.ok("inbox.list", json!({"query": "ada"})).await)[0].clone();
    house.ok("inbox.complete", version_of(&house.open(&text(ada, "id")).await)).await;
    let moved = Hire {
        application: "a",
        name: "Ada Byron",
        email: "a@example.org",
        phone: "",
        start: Some("2026-12-07"),
        ..Hire::default()
    };
    let mut left = Hire { application: "c", name: "Cleo Nile", ..Hire::default() }.application_json();
    left["status"] = json!("Archived");
    left["updatedAt"] = json!("2026-11-20T10:00:00.000Z");
    house.receive(&crate::support::message("applicationUpdate", json!({"application": left}))).await;
    let mut offer = moved.offer_json().expect("an offer");
    offer["latestVersion"]["createdAt"] = json!("2026-11-23T10:00:00.000Z");
    house.receive(&crate::support::message("offerUpdate", json!({"offer": offer}))).await;
    assert_eq!(names(&house, json!({"view": "attention"})).await, ["Ada", "Cleo"]);
    assert_eq!(names(&house, json!({"view": "attention", "query": "cleo"})).await, ["Cleo"]);
    assert_eq!(names(&house, json!({"view": "attention", "flag": "no_longer_hired"})).await, ["Cleo"]);
    assert_eq!(counted().await, 2);
}
