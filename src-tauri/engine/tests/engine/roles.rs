//! Who may do what, who may give it, and what no two people at once can undo.

use hirelay_engine::api::{ApiError, Code, Rule, registry::commands};
use serde_json::{Value, json};

use crate::support::{House, OWNER, code, items, text};

const ALL: [&str; 6] = [
    "ats_inbox.manage",
    "integrations.manage",
    "roles.manage",
    "employees.manage",
    "compensation.view",
    "documents.manage",
];
const COLLEAGUE_PASSWORD: &str = "a colleague's password";

/// A colleague with a role of these permissions; gives the id and a session.
async fn colleague(house: &House, name: &str, permissions: &[&str]) -> (String, String) {
    let role =
        house.ok("role.save", json!({"name": format!("Role of {name}"), "permissions": permissions})).await;
    with_roles(house, name, json!([role["id"]])).await
}

async fn with_roles(house: &House, name: &str, role_ids: Value) -> (String, String) {
    let email = format!("{}@example.org", name.to_lowercase());
    let input = json!({"first_name": name, "last_name": "Colleague", "email": email, "role_ids": role_ids});
    let id = text(&house.ok("employee.create", input).await, "id");
    house.ok("employee.set_password", json!({"id": id, "password": COLLEAGUE_PASSWORD})).await;
    let token = text(&sign_in(house, &email, COLLEAGUE_PASSWORD, None).await.expect("signs in"), "token");
    (id, token)
}

async fn sign_in(house: &House, email: &str, password: &str, new: Option<&str>) -> Result<Value, ApiError> {
    let input = json!({"email": email, "password": password, "new_password": new});
    house.engine.call(Some(house.engine.host_token()), "session.sign_in", input).await
}

async fn call(house: &House, token: &str, command: &str, input: Value) -> Result<Value, ApiError> {
    house.engine.call(Some(token), command, input).await
}

fn reason(error: &ApiError) -> String {
    text(error.detail.as_ref().expect("a detail"), "reason")
}

async fn me(house: &House) -> String {
    text(&house.ok("session.current", Value::Null).await["employee"], "id")
}

#[tokio::test]
async fn every_command_asks_for_its_permission_and_for_nothing_more() {
    let house = House::new().await;
    for permission in ALL {
        let others: Vec<_> = ALL.into_iter().filter(|other| *other != permission).collect();
        let (_, with_it) = colleague(&house, &format!("With-{permission}"), &[permission]).await;
        let (_, without) = colleague(&house, &format!("Without-{permission}"), &others).await;
        for command in commands() {
            let needs_it = matches!(command.rule, Rule::Permission(needed) if needed.id() == permission);
            if !needs_it {
                continue;
            }
            let refused = call(&house, &without, command.name, json!({})).await.expect_err(command.name);
            assert_eq!(code(&refused), (Code::Forbidden, 403), "{} without {permission}", command.name);
            let answer = call(&house, &with_it, command.name, json!({})).await;
            let is_forbidden = answer.is_err_and(|error| error.code == Code::Forbidden);
            assert!(!is_forbidden, "{} with {permission}", command.name);
        }
    }
}

#[tokio::test]
async fn who_holds_nothing_sees_the_directory_and_no_more() {
    let house = House::new().await;
    let (_, token) = colleague(&house, "Nora", &[]).await;
    let current = call(&house, &token, "session.current", Value::Null).await.expect("signed in");
    assert_eq!(current["permissions"], json!([]));
    let page = call(&house, &token, "employee.list", json!({})).await.expect("the directory");
    let owner = items(&page).iter().find(|person| person["email"] == OWNER).expect("the owner").clone();
    assert_eq!((&owner["status"], &owner["hired_on"]), (&Value::Null, &Value::Null));
    let refused = call(&house, &token, "inbox.list", json!({})).await.expect_err("no inbox");
    assert_eq!(code(&refused), (Code::Forbidden, 403));
}

#[tokio::test]
async fn a_change_of_a_role_counts_at_once_in_running_sessions() {
    let house = House::new().await;
    let (_, token) = colleague(&house, "Rosa", &["ats_inbox.manage"]).await;
    call(&house, &token, "inbox.counts", Value::Null).await.expect("may");
    let roles = house.ok("role.list", Value::Null).await;
    let role = items(&roles).iter().find(|role| role["name"] == "Role of Rosa").expect("a role").clone();
    assert_eq!((&role["kind"], &role["employees"]), (&json!("custom"), &json!(1)));
    house.ok("role.save", json!({"id": role["id"], "name": "Reviewers", "permissions": []})).await;
    let refused = call(&house, &token, "inbox.counts", Value::Null).await.expect_err("not any more");
    assert_eq!(code(&refused), (Code::Forbidden, 403));
    house
        .ok(
            "role.save",
            json!({"id": "all_employees", "name": "All employees", "permissions": ["ats_inbox.manage"]}),
        )
        .await;
    call(&house, &token, "inbox.counts", Value::Null).await.expect("as everybody");
}

#[tokio::test]
async fn names_of_roles_are_unique_and_roles_in_use_and_built_in_ones_stay() {
    let house = House::new().await;
    colleague(&house, "Rosa", &["ats_inbox.manage"]).await;
    for name in ["role of ROSA", "Administrator", "", " ", &"x".repeat(101)] {
        let refused = house.refused("role.save", json!({"name": name, "permissions": []})).await;
        assert_eq!(code(&refused), (Code::Invalid, 422), "{name}");
    }
    let unknown = house.refused("role.save", json!({"name": "New", "permissions": ["everything"]})).await;
    assert_eq!(code(&unknown), (Code::Invalid, 422));
    let roles = house.ok("role.list", Value::Null).await;
    let used = items(&roles).iter().find(|role| role["name"] == "Role of Rosa").expect("a role").clone();
    let refused = house.refused("role.delete", json!({"id": used["id"]})).await;
    assert_eq!(reason(&refused), "in_use");
    for built_in in ["administrator", "all_employees"] {
        assert_eq!(reason(&house.refused("role.delete", json!({"id": built_in})).await), "fixed");
        let renamed = json!({"id": built_in, "name": "Renamed", "permissions": []});
        assert_eq!(reason(&house.refused("role.save", renamed).await), "fixed", "{built_in}");
    }
    let free = house.ok("role.save", json!({"name": "Free", "permissions": []})).await;
    house.ok("role.delete", json!({"id": free["id"]})).await;
}

#[tokio::test]
async fn nobody_gives_takes_or_resets_more_than_they_hold() {
    let house = House::new().await;
    let owner = me(&house).await;
    let (hr, token) = colleague(&house, "Hana", &["roles.manage", "employees.manage"]).await;
    let (peer, _) = colleague(&house, "Petra", &["employees.manage"]).await;
    let profile = call(&house, &token, "employee.get", json!({"id": hr})).await.expect("a profile");
    let own_roles = profile["role_ids"].clone();
    let attempts = [
        ("role.save", json!({"name": "Mighty", "permissions": ["compensation.view"]})),
        (
            "role.save",
            json!({"id": own_roles[0], "name": "Mine", "permissions": ["roles.manage", "documents.manage"]}),
        ),
        ("employee.update", json!({"id": hr, "version": profile["version"], "role_ids": ["administrator"]})),
        ("employee.create", json!({"first_name": "A", "last_name": "B", "role_ids": ["administrator"]})),
        ("employee.set_password", json!({"id": owner, "password": "taken over by Hana"})),
        ("employee.invite", json!({"id": owner})),
        ("employee.disable_sign_in", json!({"id": owner})),
    ];
    for (command, input) in attempts {
        let refused = call(&house, &token, command, input.clone()).await.expect_err(command);
        assert_eq!(code(&refused), (Code::Forbidden, 403), "{command} {input}: {refused:?}");
    }
    let password = json!({"id": peer, "password": "for a colleague below"});
    call(&house, &token, "employee.set_password", password).await.expect("within what Hana holds");
    let demote = house.ok("employee.get", json!({"id": owner})).await;
    let demote = json!({"id": owner, "version": demote["version"], "role_ids": []});
    let refused =
        call(&house, &token, "employee.update", demote).await.expect_err("no demotion of who is above");
    assert_eq!(code(&refused), (Code::Forbidden, 403));
}

#[tokio::test]
async fn without_manage_roles_nobody_hands_out_roles() {
    let house = House::new().await;
    let (id, token) = colleague(&house, "Emil", &["employees.manage"]).await;
    let profile = call(&house, &token, "employee.get", json!({"id": id})).await.expect("a profile");
    assert_eq!((&profile["role_ids"], &profile["can_sign_in"]), (&Value::Null, &Value::Null));
    let input = json!({"id": id, "version": profile["version"], "role_ids": ["administrator"]});
    let refused = call(&house, &token, "employee.update", input).await.expect_err("refused");
    assert_eq!(code(&refused), (Code::Forbidden, 403));
}

#[tokio::test]
async fn the_last_administrator_stays_and_nobody_makes_themselves_powerless() {
    let house = House::new().await;
    let owner = me(&house).await;
    let version = house.ok("employee.get", json!({"id": owner})).await["version"].clone();
    let resign = json!({"id": owner, "version": version, "role_ids": []});
    assert_eq!(reason(&house.refused("employee.update", resign.clone()).await), "last_administrator");
    assert_eq!(
        reason(&house.refused("employee.disable_sign_in", json!({"id": owner})).await),
        "last_administrator"
    );
    let (_, second) = with_roles(&house, "Sara", json!(["administrator"])).await;
    let version = house.ok("employee.get", json!({"id": owner})).await["version"].clone();
    let resign = json!({"id": owner, "version": version, "role_ids": []});
    assert_eq!(reason(&house.refused("employee.update", resign.clone()).await), "yourself");
    call(&house, &second, "employee.update", resign).await.expect("another administrator may");
    let refused = house.refused("role.list", Value::Null).await;
    assert_eq!(code(&refused), (Code::Forbidden, 403), "at once");
}

#[tokio::test]
async fn of_two_administrators_who_demote_each_other_at_once_one_stays() {
    let house = House::new().await;
    let owner = me(&house).await;
    let (sara, second) = with_roles(&house, "Sara", json!(["administrator"])).await;
    for _ in 0..20 {
        let version =
            async |id: &str| house.engine.call(Some(&house.token), "employee.get", json!({"id": id})).await;
        let Ok(one) = version(&owner).await else { break };
        let Ok(two) = version(&sara).await else { break };
        let by_owner = json!({"id": sara, "version": two["version"], "role_ids": []});
        let by_sara = json!({"id": owner, "version": one["version"], "role_ids": []});
        let (left, right) = tokio::join!(
            call(&house, &house.token, "employee.update", by_owner),
            call(&house, &second, "employee.update", by_sara),
        );
        assert!(left.is_err() || right.is_err(), "both demoted each other");
        let survivor = if left.is_ok() { &house.token } else { &second };
        let (loser, profile) = if left.is_ok() { (&sara, two) } else { (&owner, one) };
        let version = profile["version"].clone();
        let again = json!({"id": loser, "version": version, "role_ids": ["administrator"]});
        call(&house, survivor, "employee.update", again).await.expect("the survivor puts it right");
    }
}

#[tokio::test]
async fn a_one_time_code_is_good_once_and_is_replaced_by_a_password() {
    let house = House::new().await;
    let email = "nina@example.org";
    let id = text(
        &house.ok("employee.create", json!({"first_name": "Nina", "last_name": "New", "email": email})).await,
        "id",
    );
    let code_shown = text(&house.ok("employee.invite", json!({"id": id})).await, "code");
    let typed = code_shown.to_lowercase().replace('-', " ");
    let asks = sign_in(&house, email, &typed, None).await.expect_err("a password is to be chosen");
    assert_eq!(reason(&asks), "choose_password");
    let short = sign_in(&house, email, &typed, Some("short")).await.expect_err("too short");
    assert_eq!(code(&short), (Code::Invalid, 422));
    sign_in(&house, email, &typed, Some("my very own password")).await.expect("signed in");
    let wrong = sign_in(&house, email, &typed, Some("another password")).await.expect_err("used up");
    assert_eq!(code(&wrong), (Code::Unauthenticated, 401));
    sign_in(&house, email, "my very own password", None).await.expect("by the own password");
}

#[tokio::test]
async fn a_code_that_nobody_used_in_a_week_is_worthless() {
    let house = House::new().await;
    let email = "nina@example.org";
    let id = text(
        &house.ok("employee.create", json!({"first_name": "Nina", "last_name": "New", "email": email})).await,
        "id",
    );
    let code_shown = text(&house.ok("employee.invite", json!({"id": id})).await, "code");
    house.clock.advance(jiff::SignedDuration::from_hours(7 * 24));
    let wrong = sign_in(&house, email, &code_shown, None).await.expect_err("too late");
    assert_eq!(code(&wrong), (Code::Unauthenticated, 401));
}

#[tokio::test]
async fn a_new_password_and_a_disabled_way_in_end_running_sessions() {
    let house = House::new().await;
    let (id, token) = colleague(&house, "Rosa", &["ats_inbox.manage"]).await;
    house.ok("employee.set_password", json!({"id": id, "password": "a second password"})).await;
    let ended = call(&house, &token, "session.current", Value::Null).await.expect_err("ended");
    assert_eq!(code(&ended), (Code::Unauthenticated, 401));
    let again = sign_in(&house, "rosa@example.org", "a second password", None).await.expect("by the new one");
    house.ok("employee.disable_sign_in", json!({"id": id})).await;
    let ended =
        call(&house, &text(&again, "token"), "session.current", Value::Null).await.expect_err("ended");
    assert_eq!(code(&ended), (Code::Unauthenticated, 401));
    sign_in(&house, "rosa@example.org", "a second password", None).await.expect_err("no way in");
    let profile = house.ok("employee.get", json!({"id": id})).await;
    assert_eq!(profile["can_sign_in"], false);
}

#[tokio::test]
async fn the_recovery_key_lets_the_owner_in_again() {
    let house = House::new().await;
    let owner = me(&house).await;
    let issued = house.ok("session.new_recovery_key", json!({"password": crate::support::PASSWORD})).await;
    let (_, second) = with_roles(&house, "Sara", json!(["administrator"])).await;
    call(&house, &second, "employee.disable_sign_in", json!({"id": owner})).await.expect("taken away");
    sign_in(&house, OWNER, crate::support::PASSWORD, None).await.expect_err("no way in");
    let input = json!({"recovery_key": issued["recovery_key"], "password": "back after all"});
    let host = house.engine.host_token().to_owned();
    house.engine.call(Some(&host), "setup.reset_password", input).await.expect("let in");
    sign_in(&house, OWNER, "back after all", None).await.expect("signs in");
}

#[tokio::test]
async fn who_has_no_work_email_can_not_be_let_in() {
    let house = House::new().await;
    let id = text(&house.ok("employee.create", json!({"first_name": "No", "last_name": "Mail"})).await, "id");
    let refused = house.refused("employee.invite", json!({"id": id})).await;
    assert_eq!(code(&refused), (Code::Invalid, 422));
    assert!(refused.message.contains("work email"), "{}", refused.message);
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session_of_mine_and_nobody_elses() {
    let house = House::new().await;
    let (_, rosa) = colleague(&house, "Rosa", &[]).await;
    let second =
        text(&sign_in(&house, "rosa@example.org", COLLEAGUE_PASSWORD, None).await.expect("again"), "token");
    call(&house, &rosa, "session.sign_out_everywhere", Value::Null).await.expect("done");
    call(&house, &second, "session.current", Value::Null).await.expect_err("ended");
    house.ok("session.current", Value::Null).await;
}
