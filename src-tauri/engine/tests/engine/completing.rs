//! What people do with hires, and what becomes of them.

use hirelay_engine::api::Code;
use serde_json::{Value, json};

use crate::support::{Hire, House, code, field, flags, items, message, text, value, version_of};

async fn with_hire() -> (House, Value) {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    let hire = house.only_hire().await;
    (house, hire)
}

fn with(hire: &Value, more: Value) -> Value {
    let mut input = version_of(hire);
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

#[tokio::test]
async fn completing_makes_an_employee_with_dated_rows() {
    let (house, hire) = with_hire().await;
    let hire = house
        .ok(
            "inbox.edit",
            with(&hire, json!({"changes": {"salary_frequency": "year", "department": "Design"}})),
        )
        .await;
    let done = house.ok("inbox.complete", version_of(&hire)).await;
    let employee = house.ok("employee.get", json!({"id": done["employee_id"]})).await;
    assert_eq!((&employee["first_name"], &employee["last_name"]), (&json!("Ada"), &json!("Byron")));
    assert_eq!(employee["personal_email"], "ada@example.org");
    assert_eq!(employee["hired_on"], "2026-12-01");
    assert_eq!(employee["status"], "starting");
    assert_eq!(employee["positions"][0]["position"], "Engineer");
    assert_eq!(employee["positions"][0]["effective_from"], "2026-12-01");
    assert_eq!(employee["positions"][0]["department"], "Design");
    let pay = json!({"effective_on": "2026-12-01", "salary": {"amount": "85000.00", "currency": "EUR"}, "salary_frequency": "year"});
    assert_eq!(employee["compensations"], json!([pay]));
    let hire = house.only_hire().await;
    assert_eq!((&hire["state"], &hire["employee_id"]), (&json!("completed"), &done["employee_id"]));
    let counts = house.ok("inbox.counts", Value::Null).await;
    assert_eq!(counts, json!({"new": 0, "completed": 1, "dismissed": 0, "attention": 0}));
    let listed = house.ok("employee.list", json!({"query": "byron"})).await;
    assert_eq!(items(&listed).len(), 1);
}

#[tokio::test]
async fn what_is_missing_is_named_field_by_field_and_nothing_happens() {
    let house = House::new().await;
    house.receive(&Hire { name: "Cher", ..Hire::default() }.body()).await;
    let hire = house.only_hire().await;
    let refused = house.refused("inbox.complete", version_of(&hire)).await;
    assert_eq!(code(&refused), (Code::Invalid, 422));
    assert_eq!(refused.detail.unwrap()["fields"], json!({"last_name": "Last name is missing. Enter it."}));
    assert_eq!(house.only_hire().await["state"], "new");
    let hire = house.ok("inbox.edit", with(&hire, json!({"changes": {"last_name": "Sarkisian"}}))).await;
    assert_eq!(flags(&hire), ["starts_soon"]);
    house.ok("inbox.complete", version_of(&hire)).await;
}

#[tokio::test]
async fn an_address_or_a_phone_of_somebody_else_is_refused_and_names_them() {
    let (house, hire) = with_hire().await;
    house.ok("inbox.complete", version_of(&hire)).await;
    let twin = Hire {
        application: "app-2",
        name: "Ada Other",
        email: "ADA@Example.org",
        phone: "0031655501234",
        ..Hire::default()
    };
    house.receive(&twin.body()).await;
    let twins = house.ok("inbox.list", json!({"state": "new"})).await;
    let twin = house.open(&text(&items(&twins)[0], "id")).await;
    let duplicates = twin["duplicates"].as_array().unwrap();
    assert_eq!(
        (duplicates.len(), &duplicates[0]["name"]),
        (1, &json!("Ada Byron")),
        "seen before completing"
    );
    let refused = house.refused("inbox.complete", version_of(&twin)).await;
    assert_eq!(code(&refused), (Code::Invalid, 422));
    let detail = refused.detail.unwrap();
    assert_eq!(detail["fields"]["personal_email"], "Ada Byron has this already.");
    assert_eq!(
        detail["fields"]["mobile_number"], "Ada Byron has this already.",
        "however the number is written"
    );
    assert_eq!(
        items(&house.ok("employee.list", json!({})).await).len(),
        2,
        "the owner and Ada: both or neither"
    );
    let linked = house
        .ok("inbox.link", with(&twin, json!({"employee_id": duplicates[0]["employee_id"], "take": []})))
        .await;
    assert_eq!(linked["employee_id"], duplicates[0]["employee_id"]);
}

#[tokio::test]
async fn two_people_can_not_complete_the_same_hire() {
    let (house, hire) = with_hire().await;
    let input = version_of(&hire);
    let (first, second) =
        tokio::join!(house.call("inbox.complete", input.clone()), house.call("inbox.complete", input));
    let refused = first.as_ref().err().or(second.as_ref().err()).expect("one of them is too late");
    assert_eq!(code(refused), (Code::Conflict, 409));
    assert!(first.is_ok() != second.is_ok(), "one of them is in time");
    let late = house.refused("inbox.complete", version_of(&hire)).await;
    let detail = late.detail.unwrap();
    assert_eq!((&detail["reason"], &detail["state"]), (&json!("ended"), &json!("completed")));
    assert!(detail["by"].is_string() && detail["at"].is_string(), "told who did it, and when");
}

#[tokio::test]
async fn a_change_from_an_outdated_view_is_refused() {
    let (house, hire) = with_hire().await;
    house.ok("inbox.edit", with(&hire, json!({"changes": {"position": "Lead"}}))).await;
    for (command, more) in [
        ("inbox.edit", json!({"changes": {"position": "Cook"}})),
        ("inbox.complete", json!({})),
        ("inbox.dismiss", json!({"reason": "x"})),
        ("inbox.reset", json!({})),
    ] {
        let refused = house.refused(command, with(&hire, more)).await;
        assert_eq!(code(&refused), (Code::Conflict, 409), "{command}");
        assert_eq!(refused.detail.unwrap()["reason"], "changed", "{command}");
    }
    assert_eq!(value(&house.only_hire().await, "position"), "Lead");
}

#[tokio::test]
async fn edits_stand_against_ashby_and_can_be_taken_back() {
    let (house, hire) = with_hire().await;
    let hire = house
        .ok("inbox.edit", with(&hire, json!({"changes": {"position": "Lead", "middle_name": "Augusta"}})))
        .await;
    assert_eq!(field(&hire, "position")["source"]["origin"], "edited");
    assert!(field(&hire, "position")["edited_by"].is_string());
    let update = Hire { updated_at: "2026-11-03T10:00:00.000Z", job: "Director", ..Hire::default() };
    house.receive(&message("applicationUpdate", json!({"application": update.application_json()}))).await;
    let hire = house.only_hire().await;
    assert_eq!(value(&hire, "position"), "Lead", "an edit is never overwritten");
    assert_eq!(field(&hire, "position")["changed"], json!({"from": "Engineer", "to": "Director"}));
    assert!(flags(&hire).contains(&"changed_in_ashby"));
    let kept = house.ok("inbox.keep", with(&hire, json!({"targets": ["position"]}))).await;
    assert!(!flags(&kept).contains(&"changed_in_ashby"));
    assert_eq!(value(&kept, "position"), "Lead");
    let taken = house.ok("inbox.reset", with(&kept, json!({"targets": ["position"]}))).await;
    assert_eq!(value(&taken, "position"), "Director");
    assert_eq!(value(&taken, "middle_name"), "Augusta", "only the named field");
}

#[tokio::test]
async fn what_a_person_enters_is_checked_by_its_kind() {
    let (house, hire) = with_hire().await;
    let wrong = json!({
        "personal_email": "not an address", "hired_on": "01.12.2026", "salary": {"amount": "lots", "currency": "EUR"},
        "salary_frequency": "fortnight", "mobile_number": "x", "first_name": 5, "no_such_field": "x",
        "position": "x".repeat(2000), "last_name": "  ",
    });
    let refused = house.refused("inbox.edit", with(&hire, json!({"changes": wrong}))).await;
    assert_eq!(code(&refused), (Code::Invalid, 422));
    let detail = refused.detail.unwrap();
    assert_eq!(detail["fields"].as_object().unwrap().len(), wrong.as_object().unwrap().len(), "{detail}");
    assert_eq!(house.only_hire().await["version"], hire["version"], "all or nothing");
    let right = json!({"hired_on": "2026-12-15", "salary": {"amount": "1234.5", "currency": "usd"}, "personal_email": null});
    let hire = house.ok("inbox.edit", with(&hire, json!({"changes": right}))).await;
    assert_eq!(value(&hire, "salary"), &json!({"amount": "1234.50", "currency": "USD"}));
    assert_eq!(value(&hire, "personal_email"), &Value::Null, "null empties a field");
    assert_eq!(hire["start_date"], "2026-12-15");
}

#[tokio::test]
async fn a_dismissed_hire_says_why_and_can_be_restored() {
    let (house, hire) = with_hire().await;
    assert_eq!(code(&house.refused("inbox.dismiss", with(&hire, json!({"reason": "  "}))).await).1, 422);
    let hire = house.ok("inbox.dismiss", with(&hire, json!({"reason": "Declined by phone"}))).await;
    assert_eq!((&hire["state"], &hire["dismiss_reason"]), (&json!("dismissed"), &json!("Declined by phone")));
    assert_eq!(code(&house.refused("inbox.complete", version_of(&hire)).await).1, 409);
    let hire = house.ok("inbox.restore", version_of(&hire)).await;
    assert_eq!((&hire["state"], &hire["dismiss_reason"]), (&json!("new"), &Value::Null));
    let what: Vec<_> =
        hire["history"].as_array().unwrap().iter().map(|entry| entry["what"].clone()).collect();
    assert_eq!(what, ["restored", "dismissed", "received"]);
    assert_eq!(hire["history"][0]["who_name"], "Ira Owner");
}

#[tokio::test]
async fn a_completion_is_taken_back_only_while_the_employee_is_unchanged() {
    let (house, hire) = with_hire().await;
    let done = house.ok("inbox.complete", version_of(&hire)).await;
    let hire = house.ok("inbox.reopen", version_of(&house.only_hire().await)).await;
    assert_eq!(hire["state"], "new");
    let gone = house.refused("employee.get", json!({"id": done["employee_id"]})).await;
    assert_eq!(code(&gone), (Code::NotFound, 404));
    // Completed again, then changed by a second hire that is linked to the same employee.
    let done = house.ok("inbox.complete", version_of(&hire)).await;
    house.receive(&Hire { application: "app-2", email: "new@example.org", ..Hire::default() }.body()).await;
    let second = house.ok("inbox.list", json!({"state": "new"})).await;
    let second = house.open(&text(&items(&second)[0], "id")).await;
    let link = json!({"employee_id": done["employee_id"], "take": ["personal_email"]});
    house.ok("inbox.link", with(&second, link)).await;
    let employee = house.ok("employee.get", json!({"id": done["employee_id"]})).await;
    assert_eq!(employee["personal_email"], "new@example.org");
    let completed = house.ok("inbox.list", json!({"state": "completed", "query": "app"})).await;
    assert!(items(&completed).is_empty(), "ids are not searched");
    let first = house.hires().await.into_iter().find(|hire| hire["application_id"] == "app-1").unwrap();
    let first = house.open(&text(&first, "id")).await;
    let refused = house.refused("inbox.reopen", version_of(&first)).await;
    assert_eq!(refused.detail.unwrap()["reason"], "employee_changed");
}

#[tokio::test]
async fn a_change_after_completion_is_told_and_changes_no_employee() {
    let (house, hire) = with_hire().await;
    let done = house.ok("inbox.complete", version_of(&hire)).await;
    let update = Hire { updated_at: "2026-11-03T10:00:00.000Z", job: "Director", ..Hire::default() };
    house.receive(&message("applicationUpdate", json!({"application": update.application_json()}))).await;
    let hire = house.only_hire().await;
    assert_eq!(hire["state"], "completed");
    assert_eq!(flags(&hire), ["changed_in_ashby"]);
    assert_eq!(field(&hire, "position")["changed"], json!({"from": "Engineer", "to": "Director"}));
    let employee = house.ok("employee.get", json!({"id": done["employee_id"]})).await;
    assert_eq!(employee["position"], "Engineer");
    let flagged = house.ok("inbox.list", json!({"flag": "changed_in_ashby"})).await;
    assert_eq!(items(&flagged).len(), 1);
    let kept = house.ok("inbox.keep", with(&hire, json!({"targets": ["position"]}))).await;
    assert!(flags(&kept).is_empty());
}

#[tokio::test]
async fn a_test_hire_carries_its_badge() {
    let house = House::new().await;
    house.receive(&Hire { application: "hirelay-test-1", ..Hire::default() }.body()).await;
    assert!(flags(&house.only_hire().await).contains(&"test"));
}
