//! Profiles as people change them: simple fields at once, job and pay from a day on, all of it told.

use hirelay_engine::api::Code;
use serde_json::{Value, json};

use crate::support::{Hire, House, OWNER, PASSWORD, code, items, text, version_of};

/// An employee who starts on 1 December 2026; it is 24 November.
async fn with_employee() -> (House, Value) {
    let house = House::new().await;
    house.receive(&Hire::default().body()).await;
    let hire = house.only_hire().await;
    let done = house.ok("inbox.complete", version_of(&hire)).await;
    let employee = house.ok("employee.get", json!({"id": done["employee_id"]})).await;
    (house, employee)
}

async fn update(house: &House, employee: &Value, changes: Value) -> Value {
    house.ok("employee.update", with(employee, changes)).await
}

fn with(employee: &Value, changes: Value) -> Value {
    let mut input = version_of(employee);
    input.as_object_mut().expect("an object").extend(changes.as_object().expect("changes").clone());
    input
}

#[tokio::test]
async fn what_is_left_out_stays_and_a_null_empties() {
    let (house, employee) = with_employee().await;
    let changed = update(
        &house,
        &employee,
        json!({"first_name": " Augusta ", "personal_email": null, "gender": "female"}),
    )
    .await;
    assert_eq!(changed["first_name"], "Augusta");
    assert_eq!(changed["last_name"], "Byron");
    assert_eq!(changed.get("personal_email"), None);
    assert_eq!(changed["gender"], "female");
    assert_eq!(changed["mobile_number"], employee["mobile_number"]);
    assert_eq!(changed["version"], json!(employee["version"].as_i64().expect("a version") + 1));
    let fields = changed["fields"].as_array().expect("the fields of a form");
    let gender = fields.iter().find(|field| field["target"] == "gender").expect("a field");
    assert_eq!((&gender["label"], &gender["value"]), (&json!("Gender"), &json!("female")));
    let listed = house.ok("employee.list", json!({"query": "augusta"})).await;
    assert_eq!(items(&listed).len(), 1, "the directory follows");
}

#[tokio::test]
async fn job_and_pay_change_from_a_day_on_and_the_earlier_ones_stay() {
    let (house, employee) = with_employee().await;
    let changes = json!({"effective_from": "2027-03-01", "position": "Lead", "salary": {"amount": "99000", "currency": "EUR"}});
    let changed = update(&house, &employee, changes).await;
    assert_eq!(changed["position"], "Engineer", "in force until March");
    assert_eq!(changed["salary"]["amount"], "85000.00");
    let rows: Vec<_> = changed["positions"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| (text(row, "effective_from"), text(row, "position")))
        .collect();
    assert_eq!(
        rows,
        [("2027-03-01".to_owned(), "Lead".to_owned()), ("2026-12-01".to_owned(), "Engineer".to_owned())]
    );
    assert_eq!(changed["compensations"][0]["salary"]["amount"], "99000.00");
    house.clock.advance(jiff::SignedDuration::from_hours(24 * 100));
    let host = house.engine.host_token().to_owned();
    let sign_in = json!({"email": OWNER, "password": PASSWORD});
    let signed_in =
        house.engine.call(Some(&host), "session.sign_in", sign_in).await.expect("signed in again");
    let token = text(&signed_in, "token");
    let later = house.engine.call(Some(&token), "employee.get", json!({"id": employee["id"]})).await;
    let later = later.expect("a profile");
    assert_eq!((&later["position"], &later["status"]), (&json!("Lead"), &json!("employed")));
    assert_eq!(later["salary"]["amount"], "99000.00");
}

#[tokio::test]
async fn a_change_from_the_same_day_corrects_the_row_in_place() {
    let (house, employee) = with_employee().await;
    let once =
        update(&house, &employee, json!({"effective_from": "2026-12-01", "department": "Design"})).await;
    let twice =
        update(&house, &once, json!({"effective_from": "2026-12-01", "department": "Research"})).await;
    let rows = twice["positions"].as_array().expect("rows");
    assert_eq!(rows.len(), 1);
    assert_eq!((&rows[0]["position"], &rows[0]["department"]), (&json!("Engineer"), &json!("Research")));
}

#[tokio::test]
async fn bad_values_are_named_field_by_field_and_nothing_is_written() {
    let (house, employee) = with_employee().await;
    let changes = json!({"first_name": null, "email": "no address", "hired_on": "tomorrow", "salary": {"amount": "a lot", "currency": "EUR"}});
    let refused = house.refused("employee.update", with(&employee, changes)).await;
    assert_eq!(code(&refused), (Code::Invalid, 422));
    let fields = refused.detail.expect("a detail")["fields"].as_object().expect("fields").clone();
    let names: Vec<_> = fields.keys().map(String::as_str).collect();
    assert_eq!(names, ["email", "first_name", "hired_on", "salary"]);
    assert_eq!(house.ok("employee.get", json!({"id": employee["id"]})).await, employee);
}

#[tokio::test]
async fn an_address_of_somebody_else_is_refused_and_names_them() {
    let (house, employee) = with_employee().await;
    let refused =
        house.refused("employee.update", with(&employee, json!({"email": OWNER.to_uppercase()}))).await;
    assert_eq!(code(&refused), (Code::Invalid, 422));
    assert_eq!(refused.detail.expect("a detail")["taken"][0]["name"], "Ira Owner");
}

#[tokio::test]
async fn two_people_who_edit_one_profile_do_not_undo_each_other() {
    let (house, employee) = with_employee().await;
    update(&house, &employee, json!({"gender": "female"})).await;
    let refused = house.refused("employee.update", with(&employee, json!({"middle_name": "King"}))).await;
    assert_eq!(code(&refused), (Code::Conflict, 409));
    assert_eq!(refused.detail.expect("a detail")["reason"], "changed");
}

#[tokio::test]
async fn who_signs_in_signs_in_by_the_new_work_address_and_can_not_lose_it() {
    let house = House::new().await;
    let me = house.ok("session.current", Value::Null).await;
    let profile = house.ok("employee.get", json!({"id": me["employee"]["id"]})).await;
    let refused = house.refused("employee.update", with(&profile, json!({"email": null}))).await;
    assert_eq!(code(&refused), (Code::Invalid, 422));
    update(&house, &profile, json!({"email": "new@example.org"})).await;
    let host = house.engine.host_token().to_owned();
    let sign_in = |email: &str| json!({"email": email, "password": PASSWORD});
    house
        .engine
        .call(Some(&host), "session.sign_in", sign_in("new@example.org"))
        .await
        .expect("by the new one");
    house.engine.call(Some(&host), "session.sign_in", sign_in(OWNER)).await.expect_err("not by the old one");
}

#[tokio::test]
async fn who_changed_what_is_told_with_old_and_new() {
    let (house, employee) = with_employee().await;
    update(&house, &employee, json!({"first_name": "Augusta", "last_name": "Byron", "effective_from": "2027-01-01", "position": "Lead"})).await;
    let history = house.ok("employee.history", json!({"id": employee["id"]})).await;
    let newest = &items(&history)[0];
    assert_eq!((&newest["what"], &newest["who_name"]), (&json!("edited"), &json!("Ira Owner")));
    let changes = json!({"first_name": {"from": "Ada", "to": "Augusta"}, "position": {"from": "Engineer", "to": "Lead"}});
    assert_eq!(newest["detail"], json!({"changes": changes, "effective_from": "2027-01-01"}));
    assert_eq!(items(&history).last().expect("the first")["what"], "created");
}

#[tokio::test]
async fn a_change_before_a_coming_one_is_told_against_what_holds_on_its_day() {
    let (house, employee) = with_employee().await;
    let pay = |amount: &str| json!({"amount": amount, "currency": "EUR"});
    let coming = json!({"effective_from": "2027-06-01", "salary": pay("99000.00")});
    let employee = update(&house, &employee, coming).await;
    update(&house, &employee, json!({"effective_from": "2027-01-01", "salary": pay("90000.00")})).await;
    let history = house.ok("employee.history", json!({"id": employee["id"]})).await;
    let told = &items(&history)[0]["detail"]["changes"]["salary"];
    assert_eq!(told, &json!({"from": pay("85000.00"), "to": pay("90000.00")}));
}

#[tokio::test]
async fn changes_of_everything_are_listed_newest_first_in_pages() {
    let (house, employee) = with_employee().await;
    update(&house, &employee, json!({"gender": "female"})).await;
    let mut all = Vec::new();
    let mut after = Value::Null;
    loop {
        let page = house.ok("history.list", json!({"limit": 2, "after": after})).await;
        all.extend(
            items(&page)
                .iter()
                .map(|done| (text(done, "subject"), text(done, "what"), done["subject_name"].clone())),
        );
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    let told: Vec<_> =
        all.iter().map(|(subject, what, name)| (subject.as_str(), what.as_str(), name.as_str())).collect();
    assert_eq!(
        told,
        [
            ("employee", "edited", Some("Ada Byron")),
            ("hire", "completed", Some("Ada Byron")),
            ("employee", "created", Some("Ada Byron")),
            ("integration", "installed", None),
            ("employee", "created", Some("Ira Owner")),
        ],
        "and what Hirelay itself did is told elsewhere"
    );
}
