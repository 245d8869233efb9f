//! The imagined organisation behind a seed: its jobs, its staff, its stages and its custom fields.
//!
//! Ids stay the same for all hires of a seed, as those of a real Ashby account do, so tables that map a
//! location or a department to something else have more than one hire to apply to.

use jiff::Timestamp;
use rand::{RngExt, rngs::StdRng};
use uuid::Uuid;

use super::deck::{id, pick};
use super::fields::{FieldDefinition, definitions};
use crate::objects::{CustomField, Extra, Job, Maybe, Moment, Source, SourceType, Stage, TeamMember, User};

/// What all hires of a seed have in common.
#[derive(Debug, Clone)]
pub struct Company {
    pub application_fields: Vec<FieldDefinition>,
    pub offer_fields: Vec<FieldDefinition>,
    pub jobs: Vec<Job>,
    pub staff: Vec<User>,
    pub interview_plan_id: Uuid,
    pub sources: Vec<Source>,
}

const TITLES: &[&str] = &[
    "Senior Accessibility Engineer",
    "Warehouse Associate",
    "Head of People & Culture (m/f/d)",
    "シニアエンジニア",
    "Старший инженер 🛠️",
    "مهندس برمجيات",
    "Chargé·e d’affaires",
    "Sales / \"Growth\", EMEA",
    "QA",
    "Projektleiter:in – Werk Süd",
];
const STAFF: &[(&str, &str, &str)] = &[
    ("Priya", "Ramanathan", "Elevated Access"),
    ("Dana", "Whitfield", "Limited Access"),
    ("José", "Muñoz‑Łukasz", "Limited Access"),
    ("Sam", "Okaforde", "Organization Admin"),
    ("由美", "佐々森", "Limited Access"),
    ("Luc", "", "External Recruiter"),
    ("Noor", "al-Hadid", "Talent Partner"),
];
const ROLES: &[&str] =
    &["Hiring Manager", "Recruiter", "Coordinator", "Line manager", "採用担当", "People partner"];

impl Company {
    /// The organisation of this generator, as it stands at `now`.
    pub fn found(rng: &mut StdRng, now: Timestamp) -> Self {
        let (application_fields, offer_fields) = definitions(rng);
        let sites: Vec<Uuid> = (0..4).map(|_| id(rng)).collect();
        let departments: Vec<Uuid> = (0..5).map(|_| id(rng)).collect();
        let brand = id(rng);
        let jobs = TITLES
            .iter()
            .map(|title| Job {
                id: id(rng),
                title: (*title).into(),
                location_id: Maybe::Is(pick(rng, &sites)),
                department_id: Maybe::Is(pick(rng, &departments)),
                brand_id: if rng.random() { Maybe::Is(brand) } else { Maybe::Absent },
                extra: Extra::new(),
            })
            .collect();
        let chief = id(rng);
        let staff =
            STAFF.iter().enumerate().map(|(number, person)| user(rng, now, number, *person, chief)).collect();
        let sources =
            ["Referral", "社員紹介 – Réferral", "Careers page"].map(|title| source(rng, title)).into();
        Self { application_fields, offer_fields, jobs, staff, interview_plan_id: id(rng), sources }
    }

    /// The stage of this kind, under one of the titles people give it.
    pub fn stage(&self, rng: &mut StdRng, kind: &str) -> Stage {
        Stage {
            id: id(rng),
            title: pick(rng, &[kind, "採用 🎉", "Signed & done"]).into(),
            kind: kind.into(),
            order_in_interview_plan: rng.random_range(1_000..1_020),
            interview_stage_group_id: if rng.random() { Maybe::Is(id(rng)) } else { Maybe::Null },
            interview_plan_id: self.interview_plan_id,
        }
    }

    /// A hiring team of this size; roles may come twice, and so may people.
    pub fn team(&self, rng: &mut StdRng, size: usize) -> Vec<TeamMember> {
        let start = rng.random_range(0..self.staff.len());
        let member = |(number, user): (usize, &User)| TeamMember {
            email: user.email.known().cloned().unwrap_or_default(),
            first_name: user.first_name.clone(),
            last_name: user.last_name.clone(),
            // The first is always somebody a mapping can call the manager.
            role: if number == 0 { ROLES[0].into() } else { pick(rng, ROLES).into() },
            user_id: user.id,
        };
        self.staff.iter().cycle().skip(start).take(size).enumerate().map(member).collect()
    }

    /// Somebody of the staff.
    pub fn somebody(&self, rng: &mut StdRng) -> User {
        self.staff[rng.random_range(0..self.staff.len())].clone()
    }
}

fn user(rng: &mut StdRng, now: Timestamp, number: usize, person: (&str, &str, &str), chief: Uuid) -> User {
    let (first_name, last_name, role) = person;
    User {
        id: id(rng),
        first_name: first_name.into(),
        last_name: last_name.into(),
        email: Maybe::Is(format!("staff.{number}@example.org")),
        global_role: role.into(),
        is_enabled: number != 5,
        updated_at: Moment(now).plus_days(-rng.random_range(1..400)),
        manager_id: if rng.random() { Maybe::Is(chief) } else { Maybe::Absent },
        custom_fields: match number {
            0 => Maybe::Is(vec![CustomField::text(id(rng), "Cost centre owner", "CC-410")]),
            _ => Maybe::Absent,
        },
    }
}

fn source(rng: &mut StdRng, title: &str) -> Source {
    let kind = SourceType { id: id(rng), title: title.into(), is_archived: false };
    let source_type = if rng.random() { Maybe::Is(kind) } else { Maybe::Null };
    Source { id: id(rng), title: title.into(), is_archived: rng.random(), source_type }
}
