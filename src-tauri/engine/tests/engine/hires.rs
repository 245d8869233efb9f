//! From messages to hires: once, in any order, with whatever is missing.

use hirelay_sim::people::Hires;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::{Hire, House, field, flags, items, message, text, value};

#[tokio::test]
async fn a_hire_is_filled_in_from_the_message_and_says_where_each_value_came_from() {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    let hire = house.only_hire().await;
    assert_eq!(hire["candidate_name"], "Ada Byron");
    assert_eq!(hire["start_date"], "2026-12-01");
    assert_eq!(hire["state"], "new");
    assert_eq!(value(&hire, "first_name"), "Ada");
    assert_eq!(value(&hire, "salary"), &json!({"amount": "85000.00", "currency": "EUR"}));
    assert_eq!(field(&hire, "hired_on")["source"], json!({"origin": "ashby", "label": "Offer → Start date"}));
    assert_eq!(field(&hire, "salary_frequency")["problem"], "ask_frequency");
    assert_eq!(flags(&hire), ["starts_soon"]);
}

#[tokio::test]
async fn a_mononym_without_offer_is_a_hire_that_wants_attention() {
    let house = House::new().await;
    let hire = Hire { name: "Cher", start: None, ..Hire::default() };
    house.receive(&hire.body()).await;
    let hire = house.only_hire().await;
    assert_eq!(flags(&hire), ["missing_required", "no_offer_data"]);
    assert_eq!(value(&hire, "first_name"), "Cher");
    assert_eq!(field(&hire, "last_name")["problem"], "missing");
    assert_eq!(hire["start_date"], Value::Null);
}

#[tokio::test]
async fn flags_follow_the_day_of_the_workspace() {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    assert_eq!(flags(&house.only_hire().await), ["starts_soon"]);
    let overdue = async || items(&house.ok("inbox.list", json!({"flag": "overdue"})).await).len();
    // In steps, so that the session stays alive. In Warsaw 2 December begins at 23:00 UTC.
    for _ in 0..18 {
        house.clock.advance(SignedDuration::from_hours(10));
        assert_eq!(overdue().await, 0, "the day itself is not overdue");
    }
    house.clock.advance(SignedDuration::from_hours(11));
    assert_eq!(overdue().await, 1, "24 November 09:00 and 191 hours: 2 December in Warsaw");
    assert_eq!(flags(&house.only_hire().await), ["overdue"]);
}

#[tokio::test]
async fn a_later_version_updates_what_nobody_edited_and_an_older_one_does_not() {
    let house = House::new().await;
    let newer = Hire { updated_at: "2026-11-02T10:00:00.000Z", job: "Director", ..Hire::default() };
    let older = Hire { updated_at: "2026-11-01T10:00:00.000Z", job: "Engineer", ..Hire::default() };
    house.receive(&newer.body()).await;
    house.receive(&older.body()).await;
    let hire = house.only_hire().await;
    assert_eq!(value(&hire, "position"), "Director", "the older version came later and changes nothing");
    assert_eq!(house.last_outcome().await.0, "unchanged");
}

#[tokio::test]
async fn an_update_without_an_offer_never_removes_the_one_that_came_before() {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    let update =
        Hire { updated_at: "2026-11-03T10:00:00.000Z", job: "Director", start: None, ..Hire::default() };
    house.receive(&message("applicationUpdate", json!({"application": update.application_json()}))).await;
    let hire = house.only_hire().await;
    assert_eq!((value(&hire, "position"), &hire["start_date"]), (&json!("Director"), &json!("2026-12-01")));
    assert!(!flags(&hire).contains(&"no_offer_data"));
    let changed =
        hire["history"].as_array().unwrap().iter().find(|entry| entry["what"] == "changed_in_ashby");
    let changes = &changed.expect("in the history")["detail"]["changes"];
    assert_eq!(changes["position"], json!({"from": "Engineer", "to": "Director"}));
}

#[tokio::test]
async fn an_update_that_comes_before_its_hire_is_not_lost() {
    let house = House::new().await;
    let update =
        Hire { updated_at: "2026-11-03T10:00:00.000Z", job: "Director", start: None, ..Hire::default() };
    house.receive(&message("applicationUpdate", json!({"application": update.application_json()}))).await;
    assert_eq!(house.last_outcome().await.0, "kept", "somebody else's application makes no hire");
    assert!(house.hires().await.is_empty());
    house.receive(&Hire::default().body()).await;
    assert_eq!(value(&house.only_hire().await, "position"), "Director");
}

#[tokio::test]
async fn twenty_people_of_one_bulk_action_are_twenty_hires() {
    let house = House::new().await;
    for number in 0..20 {
        let application = format!("app-{number}");
        let hire = Hire { application: &application, ..Hire::default() };
        let mut body: Value = serde_json::from_slice(&hire.body()).unwrap();
        body["webhookActionId"] = json!("one-id-for-all");
        assert_eq!(house.post(&serde_json::to_vec(&body).unwrap()).await, 200);
    }
    house.settled().await;
    assert_eq!(house.hires().await.len(), 20);
}

#[tokio::test]
async fn a_candidate_who_leaves_hired_is_flagged_and_may_come_back() {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    let stage = async |updated_at: &str, status: &str, stage: &str| {
        let mut application = Hire { updated_at, ..Hire::default() }.application_json();
        application["status"] = json!(status);
        application["currentInterviewStage"]["type"] = json!(stage);
        house.receive(&message("candidateStageChange", json!({"application": application}))).await;
        house.only_hire().await
    };
    let left = stage("2026-11-05T10:00:00.000Z", "Active", "Offer").await;
    assert!(flags(&left).contains(&"no_longer_hired"));
    let refused = house.refused("inbox.complete", crate::support::version_of(&left)).await;
    assert_eq!(refused.detail.unwrap()["reason"], "no_longer_hired");
    let back = stage("2026-11-06T10:00:00.000Z", "Hired", "Hired").await;
    assert!(!flags(&back).contains(&"no_longer_hired"));
}

#[tokio::test]
async fn offers_are_updated_and_removed_by_their_own_messages() {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    let mut offer = Hire { start: Some("2027-01-04"), ..Hire::default() }.offer_json().unwrap();
    offer["latestVersion"]["createdAt"] = json!("2026-11-10T10:00:00.000Z");
    house.receive(&message("offerUpdate", json!({"offer": offer}))).await;
    assert_eq!(house.only_hire().await["start_date"], "2027-01-04");
    let removed = json!({"offer": {"id": "offer-app-1", "applicationId": "app-1"}});
    house.receive(&message("offerDelete", removed)).await;
    let hire = house.only_hire().await;
    assert_eq!(hire["start_date"], Value::Null);
    assert!(flags(&hire).contains(&"no_offer_data"));
    offer["latestVersion"]["createdAt"] = json!("2026-11-10T10:00:01.000Z");
    house.receive(&message("offerUpdate", json!({"offer": offer}))).await;
    assert_eq!(
        house.only_hire().await["start_date"],
        Value::Null,
        "a late message about it does not bring it back"
    );
}

#[tokio::test]
async fn merges_deletions_and_signatures_leave_a_line_in_the_history() {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    let merge = json!({"deletedCandidate": {"id": "cand-app-1"}, "mergedCandidate": {"id": "cand-2"}});
    house.receive(&message("candidateMerge", merge)).await;
    house
        .receive(&message(
            "signatureRequestUpdate",
            json!({"offerId": "offer-app-1", "eventType": "completed"}),
        ))
        .await;
    house.receive(&message("candidateDelete", json!({"candidate": {"id": "cand-2"}}))).await;
    let hire = house.only_hire().await;
    let events: Vec<&str> =
        hire["history"].as_array().unwrap().iter().filter_map(|e| e["what"].as_str()).collect();
    assert_eq!(events, ["candidate_deleted", "signature_request", "candidate_merged", "received"]);
}

#[tokio::test]
async fn the_same_message_again_is_one_line_and_no_second_hire() {
    let house = House::new().await;
    let body = Hire::default().body();
    house.receive(&body).await;
    house.receive(&body).await;
    let hire = house.only_hire().await;
    assert_eq!(hire["history"][0]["what"], "same_message_again");
    assert_eq!(hire["version"], 1);
}

#[tokio::test]
async fn every_kind_of_hire_that_ashby_can_send_becomes_one() {
    let house = House::new().await;
    let now = "2026-11-24T09:00:00Z".parse().unwrap();
    let hires: Vec<_> = Hires::from_seed(7, now).take(200).collect();
    for hire in &hires {
        for event in hire.related_events(None).expect("bodies") {
            assert_eq!(house.post(&event.body).await, 200);
        }
    }
    house.settled().await;
    let found = house.hires().await;
    assert_eq!(found.len(), 200);
    for hire in &hires {
        let known = hire.known();
        let id = known.application_id.to_string();
        let item = found.iter().find(|item| item["application_id"] == id.as_str()).expect("there");
        let start = known.start_date.map(|date| json!(date.to_string())).unwrap_or_default();
        assert_eq!(item["start_date"], start, "{id}");
        assert!(!text(item, "candidate_name").is_empty());
    }
    let page = house.ok("delivery.list", json!({"limit": 500})).await;
    let unreadable = items(&page).iter().find(|delivery| delivery["outcome"] == "unreadable");
    assert!(unreadable.is_none(), "{unreadable:?}");
}

#[tokio::test]
async fn hires_are_found_by_the_beginnings_of_words_in_the_order_of_the_list() {
    let house = House::new().await;
    let people = [
        ("a1", "Madeleine van den Berg", "Engineer", Some("2026-12-03")),
        ("a2", "山田 さくら", "デザイナー", Some("2026-12-01")),
        ("a3", "Zoë Åström", "Engineering Manager", None),
        ("a4", "Ada Byron", "Cook", Some("2026-12-02")),
    ];
    for (application, name, job, start) in people {
        let email = format!("{application}@example.org");
        house.receive(&Hire { application, name, job, start, email: &email, ..Hire::default() }.body()).await;
    }
    let found = async |query: &str| -> Vec<String> {
        let page = house.ok("inbox.list", json!({"query": query})).await;
        items(&page).iter().map(|item| text(item, "application_id")).collect()
    };
    assert_eq!(found("").await, ["a3", "a2", "a4", "a1"], "no start date first, then by day");
    assert_eq!(found("engin").await, ["a3", "a1"]);
    assert_eq!(found("zoe astr").await, ["a3"], "without accents");
    assert_eq!(found("さく").await, ["a2"]);
    assert_eq!(found("くら").await, ["a2"], "scripts without spaces are found in the middle");
    assert_eq!(found("a4@example").await, ["a4"]);
    assert!(found("\" OR * NEAR(").await.is_empty(), "operators are words");
    assert!(found("nobody").await.is_empty());
}

#[tokio::test]
async fn pages_follow_each_other_without_gaps_or_doubles() {
    let house = House::new().await;
    let now = "2026-11-24T09:00:00Z".parse().unwrap();
    for hire in Hires::from_seed(3, now).take(57) {
        assert_eq!(house.post(&hire.event().expect("a body").body).await, 200);
    }
    house.settled().await;
    let all: Vec<String> = house.hires().await.iter().map(|item| text(item, "id")).collect();
    let mut paged = Vec::new();
    let mut after = Value::Null;
    loop {
        let page = house.ok("inbox.list", json!({"state": "new", "limit": 10, "after": after})).await;
        assert_eq!(page["total"], 57);
        paged.extend(items(&page).iter().map(|item| text(item, "id")));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(paged, all);
}

#[tokio::test]
async fn messages_about_other_people_are_removed_after_a_fortnight() {
    let house = House::new().await;
    let foreign = Hire { application: "somebody-else", ..Hire::default() };
    house.receive(&message("applicationUpdate", json!({"application": foreign.application_json()}))).await;
    house.receive(&Hire::default().body()).await;
    let store = &house.engine.ready().unwrap().store;
    let limit = "2026-11-24T08:59:59Z".parse().unwrap();
    assert_eq!(store.remove_foreign_deliveries(limit).await.unwrap(), 0, "not before their time");
    let limit = "2026-11-24T09:00:01Z".parse().unwrap();
    assert_eq!(store.remove_foreign_deliveries(limit).await.unwrap(), 1, "the hire's own message stays");
    assert_eq!(items(&house.ok("delivery.list", json!({})).await).len(), 1);
}
