//! The items of the ATS inbox.
//!
//! A row holds what the list shows; the parts that a hire is made of, and a person's edits, are
//! tables of their own. The counts per state and the search index change in the same transaction.

use jiff::{Timestamp, civil::Date};
use rusqlite::{OptionalExtension, Row, params};

use super::{
    EditRecord, Interpreted, NewHistory, StoredPart, candidate_alias, delivery, hire_edit, hire_part,
    hire_search, history, instant, millis,
};
use crate::{
    ids::{EmployeeId, HireId},
    store::{Store, StoreError, Topic, writer::Tx},
};

pub(super) const CREATE: &str = "
CREATE TABLE hire (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    application_id TEXT NOT NULL UNIQUE,
    candidate_id TEXT,
    offer_id TEXT,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    job_title TEXT,
    department TEXT,
    start_key TEXT NOT NULL,
    flags INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    ended_at INTEGER,
    ended_by TEXT,
    dismiss_reason TEXT,
    employee_id TEXT,
    employee_version INTEGER,
    created_employee INTEGER NOT NULL DEFAULT 0,
    accepted TEXT
) STRICT;
CREATE INDEX hire_in_state ON hire (state, start_key, seq);
CREATE INDEX hire_in_order ON hire (start_key, seq);
CREATE INDEX hire_of_candidate ON hire (candidate_id);
CREATE INDEX hire_of_employee ON hire (employee_id) WHERE employee_id IS NOT NULL;
CREATE INDEX hire_of_offer ON hire (offer_id) WHERE offer_id IS NOT NULL;
CREATE INDEX hire_of_job ON hire (state, job_title, start_key, seq);
CREATE INDEX hire_needs_attention ON hire (start_key, seq) WHERE flags & 5;
CREATE INDEX hire_no_longer_hired ON hire (start_key, seq) WHERE flags & 1;
CREATE INDEX hire_missing_required ON hire (start_key, seq) WHERE flags & 2;
CREATE INDEX hire_changed_in_ashby ON hire (start_key, seq) WHERE flags & 4;
CREATE INDEX hire_no_offer_data ON hire (start_key, seq) WHERE flags & 8;
CREATE INDEX hire_test ON hire (start_key, seq) WHERE flags & 16;

CREATE TABLE hire_count (state TEXT PRIMARY KEY, hires INTEGER NOT NULL) STRICT;
INSERT INTO hire_count VALUES ('new', 0), ('completed', 0), ('dismissed', 0);
CREATE TRIGGER hire_counted AFTER INSERT ON hire BEGIN
    UPDATE hire_count SET hires = hires + 1 WHERE state = NEW.state;
END;
CREATE TRIGGER hire_uncounted AFTER DELETE ON hire BEGIN
    UPDATE hire_count SET hires = hires - 1 WHERE state = OLD.state;
END;
CREATE TRIGGER hire_recounted AFTER UPDATE OF state ON hire WHEN NEW.state <> OLD.state BEGIN
    UPDATE hire_count SET hires = hires - 1 WHERE state = OLD.state;
    UPDATE hire_count SET hires = hires + 1 WHERE state = NEW.state;
END;";

/// Where a hire stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HireState {
    New,
    Completed,
    Dismissed,
}

impl HireState {
    pub const ALL: [HireState; 3] = [HireState::New, HireState::Completed, HireState::Dismissed];

    pub fn code(self) -> &'static str {
        match self {
            HireState::New => "new",
            HireState::Completed => "completed",
            HireState::Dismissed => "dismissed",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// The flags that don't depend on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HireFlags(pub i64);

impl HireFlags {
    pub const NO_LONGER_HIRED: HireFlags = HireFlags(1);
    pub const MISSING_REQUIRED: HireFlags = HireFlags(2);
    pub const CHANGED_IN_ASHBY: HireFlags = HireFlags(4);
    pub const NO_OFFER_DATA: HireFlags = HireFlags(8);
    pub const TEST: HireFlags = HireFlags(16);
    /// What a person should look at in whatever state the hire is.
    pub const NEEDS_ATTENTION: HireFlags = HireFlags(1 | 4);

    pub fn has(self, flag: HireFlags) -> bool {
        self.0 & flag.0 != 0
    }

    pub fn set(&mut self, flag: HireFlags, on: bool) {
        self.0 = if on { self.0 | flag.0 } else { self.0 & !flag.0 };
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HireRecord {
    /// Order of receipt; 0 before it is stored.
    pub seq: i64,
    pub id: HireId,
    pub application_id: String,
    pub candidate_id: Option<String>,
    pub offer_id: Option<String>,
    pub state: HireState,
    pub version: i64,
    pub name: String,
    pub email: Option<String>,
    pub job_title: Option<String>,
    pub department: Option<String>,
    pub start_date: Option<Date>,
    pub flags: HireFlags,
    pub received_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub ended_by: Option<EmployeeId>,
    pub dismiss_reason: Option<String>,
    pub employee_id: Option<EmployeeId>,
    /// The employee's version when the hire was completed: *Reopen* needs it unchanged.
    pub employee_version: Option<i64>,
    /// Whether completing made the employee, and not a link to somebody who was there.
    pub created_employee: bool,
    /// JSON: what the rules gave when the hire was completed, by target.
    pub accepted: Option<String>,
}

/// A hire with all it is made of.
#[derive(Debug, Clone)]
pub struct Loaded {
    pub record: HireRecord,
    pub parts: Vec<StoredPart>,
    pub edits: Vec<EditRecord>,
}

/// A new hire, or a change of one, with everything that goes into the same transaction.
#[derive(Debug, Clone)]
pub struct HireWrite {
    pub record: HireRecord,
    /// The version that the change was made from; `None` makes a new hire.
    pub expected_version: Option<i64>,
    pub parts: Vec<StoredPart>,
    /// All edits, when they changed.
    pub edits: Option<Vec<EditRecord>>,
    pub history: Vec<NewHistory>,
    /// The messages that brought this about.
    pub deliveries: Vec<Interpreted>,
}

pub(super) const COLUMNS: &str = "seq, id, application_id, candidate_id, offer_id, state, version, name, email, job_title, \
     department, start_key, flags, received_at, ended_at, ended_by, dismiss_reason, employee_id, employee_version, \
     created_employee, accepted";

pub(super) fn record(row: &Row<'_>) -> rusqlite::Result<HireRecord> {
    Ok(HireRecord {
        seq: row.get(0)?,
        id: HireId(row.get(1)?),
        application_id: row.get(2)?,
        candidate_id: row.get(3)?,
        offer_id: row.get(4)?,
        state: HireState::from_code(row.get_ref(5)?.as_str()?).unwrap_or(HireState::New),
        version: row.get(6)?,
        name: row.get(7)?,
        email: row.get(8)?,
        job_title: row.get(9)?,
        department: row.get(10)?,
        start_date: row.get_ref(11)?.as_str()?.parse().ok(),
        flags: HireFlags(row.get(12)?),
        received_at: instant(row.get(13)?),
        ended_at: row.get::<_, Option<i64>>(14)?.map(instant),
        ended_by: row.get::<_, Option<String>>(15)?.map(EmployeeId),
        dismiss_reason: row.get(16)?,
        employee_id: row.get::<_, Option<String>>(17)?.map(EmployeeId),
        employee_version: row.get(18)?,
        created_employee: row.get(19)?,
        accepted: row.get(20)?,
    })
}

pub(super) fn place_in_search(tx: &Tx<'_>, id: &HireId) -> Result<Option<i64>, StoreError> {
    let place =
        tx.prepare_cached("SELECT start_key, seq FROM hire WHERE id = ?1")?.query_row([&id.0], |row| {
            Ok(hire_search::place(row.get_ref(0)?.as_str()?.parse().ok(), row.get(1)?))
        });
    Ok(place.optional()?)
}

/// Writes a hire; gives its new version.
pub(super) fn save(tx: &mut Tx<'_>, write: &HireWrite) -> Result<i64, StoreError> {
    let version = write.expected_version.unwrap_or(0) + 1;
    let hire = &write.record;
    let start_key = hire.start_date.map(|date| date.to_string()).unwrap_or_default();
    let sql = if write.expected_version.is_some() {
        "UPDATE hire SET candidate_id = ?3, offer_id = ?4, state = ?5, version = ?6, name = ?7, email = ?8, job_title = ?9,
                department = ?10, start_key = ?11, flags = ?12, received_at = ?13, ended_at = ?14, ended_by = ?15,
                dismiss_reason = ?16, employee_id = ?17, employee_version = ?18, created_employee = ?19, accepted = ?20
         WHERE id = ?1 AND application_id = ?2 AND version = ?6 - 1 RETURNING seq"
    } else {
        "INSERT INTO hire (id, application_id, candidate_id, offer_id, state, version, name, email, job_title, department,
                start_key, flags, received_at, ended_at, ended_by, dismiss_reason, employee_id, employee_version,
                created_employee, accepted)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
         ON CONFLICT (application_id) DO NOTHING RETURNING seq"
    };
    let before = match write.expected_version {
        Some(_) => place_in_search(tx, &hire.id)?,
        None => None,
    };
    let seq: Option<i64> = tx
        .prepare_cached(sql)?
        .query_row(
            params![
                hire.id.0,
                hire.application_id,
                hire.candidate_id,
                hire.offer_id,
                hire.state.code(),
                version,
                hire.name,
                hire.email,
                hire.job_title,
                hire.department,
                start_key,
                hire.flags.0,
                millis(hire.received_at),
                hire.ended_at.map(millis),
                hire.ended_by.as_ref().map(EmployeeId::as_str),
                hire.dismiss_reason,
                hire.employee_id.as_ref().map(EmployeeId::as_str),
                hire.employee_version,
                hire.created_employee,
                hire.accepted,
            ],
            |row| row.get(0),
        )
        .optional()?;
    let seq = seq.ok_or(StoreError::Stale)?;
    for part in &write.parts {
        hire_part::save(tx, seq, part)?;
    }
    if let Some(edits) = &write.edits {
        hire_edit::replace(tx, seq, edits)?;
    }
    hire_search::save(tx, seq, hire, before)?;
    for entry in &write.history {
        history::append(tx, "hire", &hire.id.0, entry)?;
    }
    for message in &write.deliveries {
        delivery::understood(tx, message)?;
    }
    tx.announce(Topic::Hire, &hire.id);
    Ok(version)
}

impl Store {
    /// Writes a new hire or a change. `Stale` when it changed since it was loaded, or when a hire
    /// for the same application was made meanwhile.
    pub async fn save_hire(&self, write: HireWrite) -> Result<i64, StoreError> {
        self.write(move |tx| save(tx, &write)).await
    }

    /// Follows a merge of candidates: all their hires, and what comes later.
    pub async fn merge_candidates(
        &self,
        deleted_id: String,
        merged_id: String,
        entry: NewHistory,
        message: Interpreted,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            candidate_alias::add(tx, &deleted_id, &merged_id)?;
            let hires = hire_ids(tx, "candidate_id", &deleted_id)?;
            tx.execute(
                "UPDATE hire SET candidate_id = ?2 WHERE candidate_id = ?1",
                params![deleted_id, merged_id],
            )?;
            note(tx, &hires, &entry)?;
            delivery::understood(tx, &Interpreted { hire_id: hires.into_iter().next(), ..message })
        })
        .await
    }

    /// Writes a line into the history of all hires that an event is about.
    pub async fn note_about_hires(
        &self,
        about: HireRef,
        entry: NewHistory,
        message: Interpreted,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            let hires = match &about {
                HireRef::Application(id) => hire_ids(tx, "application_id", id)?,
                HireRef::Candidate(id) => hire_ids(tx, "candidate_id", id)?,
                HireRef::Offer(id) => hire_ids(tx, "offer_id", id)?,
            };
            note(tx, &hires, &entry)?;
            delivery::understood(tx, &Interpreted { hire_id: hires.into_iter().next(), ..message })
        })
        .await
    }

    pub async fn hire(&self, id: &HireId) -> Result<Loaded, StoreError> {
        let id = id.0.clone();
        self.read(move |db| load(db, "id", &id)?.ok_or(StoreError::NotFound)).await
    }

    /// The hire that an employee was made of, or linked with last.
    pub async fn hire_of_employee(&self, employee: &EmployeeId) -> Result<Option<HireId>, StoreError> {
        let employee = employee.0.clone();
        self.read(move |db| {
            let mut query = db.prepare_cached(
                "SELECT id FROM hire WHERE employee_id = ?1 ORDER BY ended_at DESC LIMIT 1",
            )?;
            Ok(query.query_row([employee], |row| Ok(HireId(row.get(0)?))).optional()?)
        })
        .await
    }

    pub async fn hire_of_application(&self, application_id: String) -> Result<Option<Loaded>, StoreError> {
        self.read(move |db| load(db, "application_id", &application_id)).await
    }

    pub async fn hire_of_offer(&self, offer_id: String) -> Result<Option<Loaded>, StoreError> {
        self.read(move |db| load(db, "offer_id", &offer_id)).await
    }

    /// How many hires a person should look at, in whatever state.
    pub async fn hires_that_need_attention(&self) -> Result<i64, StoreError> {
        self.read(|db| {
            let sql = format!("SELECT count(*) FROM hire WHERE flags & {}", HireFlags::NEEDS_ATTENTION.0);
            Ok(db.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
        })
        .await
    }

    /// How many hires are in each state.
    pub async fn hire_counts(&self) -> Result<Vec<(HireState, i64)>, StoreError> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT hires FROM hire_count WHERE state = ?1")?;
            HireState::ALL
                .iter()
                .map(|state| Ok((*state, query.query_row([state.code()], |row| row.get(0))?)))
                .collect()
        })
        .await
    }
}

/// How a message names the hires that it is about.
#[derive(Debug, Clone)]
pub enum HireRef {
    Application(String),
    Candidate(String),
    Offer(String),
}

fn hire_ids(tx: &Tx<'_>, column: &'static str, value: &str) -> Result<Vec<HireId>, StoreError> {
    let mut query = tx.prepare_cached(&format!("SELECT id FROM hire WHERE {column} = ?1"))?;
    let rows = query.query_map([value], |row| Ok(HireId(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn note(tx: &mut Tx<'_>, hires: &[HireId], entry: &NewHistory) -> Result<(), StoreError> {
    for hire in hires {
        history::append(tx, "hire", &hire.0, entry)?;
        tx.announce(Topic::Hire, hire);
    }
    Ok(())
}

fn load(db: &rusqlite::Connection, column: &'static str, value: &str) -> Result<Option<Loaded>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM hire WHERE {column} = ?1");
    let Some(record) = db.prepare_cached(&sql)?.query_row([value], record).optional()? else {
        return Ok(None);
    };
    let parts = hire_part::of(db, record.seq)?;
    let edits = hire_edit::of(db, record.seq)?;
    Ok(Some(Loaded { record, parts, edits }))
}
