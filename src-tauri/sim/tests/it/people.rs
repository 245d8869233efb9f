use std::collections::HashSet;

use hirelay_sim::event::Event;
use hirelay_sim::objects::{Decimal, Maybe, Salary};
use hirelay_sim::people::{COVERING, Hire, Hires, NAME_FORMS, OfferForm};
use jiff::Timestamp;
use jiff::civil::date;
use serde_json::Value;

fn hires(seed: u64) -> Hires {
    Hires::from_seed(seed, "2026-10-01T15:22:09.871Z".parse().expect("a valid time"))
}

fn bodies(seed: u64, count: usize) -> Vec<Event> {
    hires(seed).take(count).map(|hire| hire.event().expect("it serialises")).collect()
}

fn json(event: &Event) -> Value {
    serde_json::from_slice(&event.body).expect("a body is JSON")
}

#[test]
fn equal_seeds_give_equal_bytes_and_other_seeds_other_people() {
    assert_eq!(bodies(7, 80), bodies(7, 80));
    let ids = |seed| hires(seed).take(80).map(|hire| hire.application.id).collect::<HashSet<_>>();
    assert_eq!(ids(7).len(), 80);
    assert!(ids(7).is_disjoint(&ids(8)));
}

#[test]
fn what_is_known_of_a_hire_is_what_its_body_says() {
    for hire in hires(3).take(200) {
        let (known, event) = (hire.known(), hire.event().expect("it serialises"));
        let body = json(&event);
        let application = &body["data"]["application"];
        assert_eq!(application["id"], known.application_id.to_string());
        assert_eq!(application["candidate"]["id"], known.candidate_id.to_string());
        assert_eq!(application["candidate"]["name"], known.name, "{}", hire.name_form);
        assert_eq!(application["job"]["title"].as_str(), known.job_title.as_deref());
        assert_eq!(application["candidate"]["primaryEmailAddress"]["value"].as_str(), known.email.as_deref());
        let version = &body["data"]["offer"]["latestVersion"];
        assert_eq!(version["startDate"].as_str().map(|text| &text[..10]), known.start_date.as_deref());
        assert_eq!(version["salary"]["currencyCode"].as_str(), known.currency.as_deref());
        if let Some(salary) = &known.salary {
            let text = std::str::from_utf8(&event.body).expect("a body is UTF-8");
            assert!(
                text.contains(&format!(r#""value":{salary}}}"#)),
                "the text of the number stands in the body"
            );
        }
        assert_eq!(body["webhookActionId"], hire.action_id.to_string());
        assert_eq!(application["status"], "Hired");
    }
}

#[test]
fn a_few_hires_of_any_seed_meet_every_form() {
    for seed in [0, 1, u64::MAX] {
        let people: Vec<Hire> = hires(seed).take(COVERING).collect();
        let all: Vec<Value> = people.iter().map(|hire| json(&hire.event().expect("it serialises"))).collect();
        let names: HashSet<&str> = people.iter().map(|hire| hire.name_form).collect();
        assert_eq!(names.len(), NAME_FORMS.len());
        let some =
            |what: &str, test: &dyn Fn(&Value) -> bool| assert!(all.iter().any(test), "seed {seed}: {what}");
        let candidate = |body: &Value| body["data"]["application"]["candidate"].clone();
        some("an offer left out", &|body| body["data"].get("offer").is_none());
        some("an offer of null", &|body| body["data"].get("offer").is_some_and(Value::is_null));
        some("several versions", &|body| {
            body["data"]["offer"]["versions"].as_array().is_some_and(|all| all.len() > 1)
        });
        some("a start with time", &|body| {
            body["data"]["offer"]["latestVersion"]["startDate"].as_str().is_some_and(|text| text.len() > 10)
        });
        some("no job", &|body| body["data"]["application"].get("job").is_none());
        some("no e-mail", &|body| candidate(body).get("primaryEmailAddress").is_none());
        some("a telephone of null", &|body| {
            candidate(body).get("primaryPhoneNumber").is_some_and(Value::is_null)
        });
        some("an unknown field", &|body| body["data"]["application"].get("priority").is_some());
        some("an unknown word", &|body| body["data"]["offer"]["acceptanceStatus"] == "AcceptedByProxy");
        some("no hiring team", &|body| body["data"]["application"]["hiringTeam"] == Value::Array(Vec::new()));
        some("a large form", &|body| body["data"]["offer"]["formDefinition"].to_string().len() > 100_000);
        assert!(people.iter().any(|hire| hire.confidential));
        let sent: HashSet<&str> = all
            .iter()
            .filter_map(|body| body["data"]["application"]["customFields"].as_array())
            .flatten()
            .filter_map(|field| field["title"].as_str())
            .collect();
        assert_eq!(sent.len(), hires(seed).company().application_fields.len(), "custom fields of every type");
    }
}

#[test]
fn custom_fields_keep_their_ids_from_hire_to_hire() {
    let source = hires(5);
    let defined: HashSet<String> =
        source.company().application_fields.iter().map(|it| it.id.to_string()).collect();
    for hire in source.take(30) {
        let body = json(&hire.event().expect("it serialises"));
        for field in body["data"]["application"]["customFields"].as_array().into_iter().flatten() {
            assert!(field["id"].as_str().is_some_and(|id| defined.contains(id)), "{field}");
        }
    }
}

#[test]
fn addresses_cannot_belong_to_anybody() {
    for hire in hires(11).take(200) {
        if let Some(email) = hire.known().email {
            let email = email.to_lowercase();
            assert!(email.ends_with("example.org") || email.ends_with(".example"), "{email}");
        }
    }
}

#[test]
fn related_events_share_the_action_id_and_only_the_hire_carries_the_offer() {
    let mut source = hires(2);
    let (hire, shared) = (source.plain(), source.id());
    let events = hire.related_events(Some(shared)).expect("it serialises");
    assert_eq!(
        events.each_ref().map(|event| event.action.name()),
        ["candidateHire", "candidateStageChange", "applicationUpdate",]
    );
    for event in &events {
        let body = json(event);
        assert_eq!(body["webhookActionId"], shared.to_string());
        assert_eq!(body["data"]["application"]["id"], hire.application.id.to_string());
    }
    assert_eq!(
        events.each_ref().map(|event| json(event)["data"].get("offer").is_some()),
        [true, false, false]
    );
    let without = hire.event_of(None).expect("it serialises");
    assert!(json(&without).get("webhookActionId").is_none());
}

#[test]
fn a_plain_hire_says_everything_a_profile_needs() {
    let known = hires(1).plain().known();
    assert!(known.email.is_some() && known.phone.is_some() && known.job_title.is_some());
    assert!(known.start_date.is_some() && known.salary.is_some() && known.currency.is_some());
    let known = hires(1).plain().without_offer().known();
    assert!(known.offer_id.is_none() && known.start_date.is_none() && known.salary.is_none());
}

#[test]
fn a_decimal_salary_keeps_both_its_digits() {
    let known = hires(1).with_offer(OfferForm::SalaryDecimal).known();
    let salary = known.salary.expect("there is a salary");
    assert_eq!(salary.split_once('.').map(|(_, digits)| digits.len()), Some(2), "{salary}");
}

#[test]
fn a_hire_goes_on_living_after_it_was_sent() {
    let mut source = hires(4);
    let (mut hire, version, merged) = (source.with_offer(OfferForm::History), source.id(), source.id());
    let later: Timestamp = "2026-10-05T08:00:00Z".parse().expect("a valid time");
    let before = hire.offer.known().and_then(|offer| offer.versions.known()).map_or(0, Vec::len);
    let salary = Salary { currency_code: "EUR".into(), value: Decimal::hundredths(91_000, 5) };
    hire.revise_offer(version, later, date(2027, 1, 4), salary);
    let known = hire.known();
    assert_eq!(known.start_date.as_deref(), Some("2027-01-04"));
    assert_eq!(known.salary.as_deref(), Some("91000.05"));
    let offer = hire.offer.known().expect("there is an offer");
    assert_eq!(offer.versions.known().map(Vec::len), Some(before + 1));
    assert_eq!(offer.versions.known().and_then(|all| all.last()), offer.latest_version.known());

    hire.unhire(later);
    let change = json(&Event::candidate_stage_change(None, &hire.application).expect("it serialises"));
    assert_eq!(change["data"]["application"]["currentInterviewStage"]["type"], "Offer");
    assert_eq!(change["data"]["application"]["updatedAt"], "2026-10-05T08:00:00.000Z");
    hire.merge_into(merged, later);
    assert_eq!(hire.known().candidate_id, merged);
    assert!(matches!(hire.without_offer().offer, Maybe::Absent));
}
