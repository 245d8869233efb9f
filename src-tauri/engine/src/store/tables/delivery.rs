//! Messages from Ashby, kept as they came. A row for what is known of each, and its bytes apart, so
//! that understanding a message does not rewrite it.

use bytes::Bytes;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use super::{NewHistory, history, instant, integration, millis};
use crate::{
    ids::{DeliveryId, HireId},
    store::{Store, StoreError, Topic, writer::Tx},
};

pub(super) const CREATE: &str = "
CREATE TABLE delivery (
    receipt INTEGER PRIMARY KEY AUTOINCREMENT,
    digest BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    origin TEXT NOT NULL,
    signature TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    action TEXT,
    webhook_action_id TEXT,
    application_id TEXT,
    hire_id TEXT,
    reason TEXT,
    repeats INTEGER NOT NULL DEFAULT 0,
    last_repeat_at INTEGER
) STRICT;
CREATE INDEX delivery_waiting ON delivery (receipt) WHERE outcome = 'waiting';
CREATE INDEX delivery_of_application ON delivery (application_id) WHERE outcome = 'kept';
CREATE INDEX delivery_of_hire ON delivery (hire_id) WHERE hire_id IS NOT NULL;
CREATE INDEX delivery_kept ON delivery (received_at) WHERE outcome = 'kept';
-- Filled when a message is read, not when it comes: a random place in a large index is most of what a
-- message would cost.
CREATE TABLE delivery_digest (digest BLOB PRIMARY KEY, receipt INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE delivery_body (receipt INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;";

/// A verified message on its way in.
pub struct Received {
    /// SHA-256 of the bytes.
    pub digest: [u8; 32],
    pub body: Bytes,
    pub received_at: Timestamp,
    /// `webhook` or `api`.
    pub origin: &'static str,
    /// `valid`, or `previous_secret`.
    pub signature: &'static str,
}

/// What a message came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Kept, not read yet.
    Waiting,
    HireCreated,
    HireUpdated,
    /// About a hire, and said nothing new.
    Unchanged,
    /// Not about a hire, or of a kind that is not used.
    Kept,
    Unreadable,
}

impl Outcome {
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Waiting => "waiting",
            Outcome::HireCreated => "hire_created",
            Outcome::HireUpdated => "hire_updated",
            Outcome::Unchanged => "unchanged",
            Outcome::Kept => "kept",
            Outcome::Unreadable => "unreadable",
        }
    }
}

/// A message that waits to be understood.
#[derive(Debug, Clone)]
pub struct Pending {
    pub receipt: i64,
    pub received_at: Timestamp,
    pub origin: String,
    pub body: Vec<u8>,
}

/// What was understood of a message.
#[derive(Debug, Clone)]
pub struct Interpreted {
    pub receipt: i64,
    pub outcome: Outcome,
    pub action: Option<String>,
    pub webhook_action_id: Option<String>,
    pub application_id: Option<String>,
    pub hire_id: Option<HireId>,
    pub reason: Option<String>,
}

/// One line of Activity.
#[derive(Debug, Clone)]
pub struct DeliveryRecord {
    pub id: DeliveryId,
    pub received_at: Timestamp,
    pub origin: String,
    pub signature: String,
    pub bytes: i64,
    pub outcome: String,
    pub action: Option<String>,
    pub webhook_action_id: Option<String>,
    pub application_id: Option<String>,
    pub hire_id: Option<HireId>,
    pub reason: Option<String>,
    pub repeats: i64,
    pub last_repeat_at: Option<Timestamp>,
}

const COLUMNS: &str = "receipt, received_at, origin, signature, bytes, outcome, action, webhook_action_id, \
                       application_id, hire_id, reason, repeats, last_repeat_at";

fn record(row: &Row<'_>) -> rusqlite::Result<DeliveryRecord> {
    Ok(DeliveryRecord {
        id: DeliveryId(row.get::<_, i64>(0)?.to_string()),
        received_at: instant(row.get(1)?),
        origin: row.get(2)?,
        signature: row.get(3)?,
        bytes: row.get(4)?,
        outcome: row.get(5)?,
        action: row.get(6)?,
        webhook_action_id: row.get(7)?,
        application_id: row.get(8)?,
        hire_id: row.get::<_, Option<String>>(9)?.map(HireId),
        reason: row.get(10)?,
        repeats: row.get(11)?,
        last_repeat_at: row.get::<_, Option<i64>>(12)?.map(instant),
    })
}

pub(super) fn keep(tx: &mut Tx<'_>, message: &Received) -> Result<DeliveryId, StoreError> {
    let receipt: i64 = tx
        .prepare_cached(
            "INSERT INTO delivery (digest, received_at, origin, signature, bytes, outcome)
             VALUES (?1, ?2, ?3, ?4, ?5, 'waiting') RETURNING receipt",
        )?
        .query_row(
            params![
                message.digest,
                millis(message.received_at),
                message.origin,
                message.signature,
                i64::try_from(message.body.len()).unwrap_or(i64::MAX)
            ],
            |row| row.get(0),
        )?;
    tx.prepare_cached("INSERT INTO delivery_body (receipt, body) VALUES (?1, ?2)")?
        .execute(params![receipt, &message.body[..]])?;
    tx.announce(Topic::Delivery, receipt);
    Ok(DeliveryId(receipt.to_string()))
}

/// Whether the same bytes came before. Then the first message counts the repeat, which goes.
fn fold_repeat(tx: &mut Tx<'_>, receipt: i64) -> Result<bool, StoreError> {
    let first: i64 = tx
        .prepare_cached(
            "INSERT INTO delivery_digest (digest, receipt) SELECT digest, receipt FROM delivery WHERE receipt = ?1
             ON CONFLICT (digest) DO UPDATE SET digest = digest RETURNING receipt",
        )?
        .query_row([receipt], |row| row.get(0))?;
    if first == receipt {
        return Ok(false);
    }
    let (at, hire_id): (i64, Option<String>) = tx
        .prepare_cached(
            "UPDATE delivery SET repeats = repeats + 1,
                    last_repeat_at = (SELECT received_at FROM delivery WHERE receipt = ?2)
             WHERE receipt = ?1 RETURNING last_repeat_at, hire_id",
        )?
        .query_row([first, receipt], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for table in ["delivery_body", "delivery"] {
        tx.prepare_cached(&format!("DELETE FROM {table} WHERE receipt = ?1"))?.execute([receipt])?;
    }
    if let Some(hire_id) = hire_id {
        let entry = NewHistory::by_hirelay(instant(at), "same_message_again");
        history::append(tx, "hire", &hire_id, &entry)?;
    }
    tx.announce(Topic::Delivery, first);
    tx.announce(Topic::Delivery, receipt);
    Ok(true)
}

/// Removes the messages that brought a hire. The same bytes would make it anew.
pub(super) fn remove_of_hire(tx: &mut Tx<'_>, hire: &HireId) -> Result<(), StoreError> {
    let which = "SELECT receipt FROM delivery WHERE hire_id = ?1";
    let digests = format!("SELECT digest FROM delivery WHERE receipt IN ({which})");
    tx.execute(&format!("DELETE FROM delivery_digest WHERE digest IN ({digests})"), [&hire.0])?;
    tx.execute(&format!("DELETE FROM delivery_body WHERE receipt IN ({which})"), [&hire.0])?;
    tx.execute("DELETE FROM delivery WHERE hire_id = ?1", [&hire.0])?;
    tx.announce(Topic::Delivery, hire);
    Ok(())
}

pub(super) fn understood(tx: &mut Tx<'_>, what: &Interpreted) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE delivery SET outcome = ?2, action = ?3, webhook_action_id = ?4, application_id = ?5, hire_id = ?6,
                reason = ?7 WHERE receipt = ?1",
    )?
    .execute(params![
        what.receipt,
        what.outcome.code(),
        what.action,
        what.webhook_action_id,
        what.application_id,
        what.hire_id.as_ref().map(HireId::as_str),
        what.reason
    ])?;
    tx.announce(Topic::Delivery, what.receipt);
    integration::note_heard(tx, what)
}

impl Store {
    /// Keeps a verified message. When this returns, it is on disk.
    pub async fn keep_delivery(&self, message: Received) -> Result<DeliveryId, StoreError> {
        self.receive(message.body.len(), move |tx| keep(tx, &message)).await
    }

    /// Takes repeats out of messages that are about to be read; gives those that went.
    pub async fn fold_repeats(&self, receipts: Vec<i64>) -> Result<Vec<i64>, StoreError> {
        self.write(move |tx| {
            let mut repeats = Vec::new();
            for receipt in receipts {
                if fold_repeat(tx, receipt)? {
                    repeats.push(receipt);
                }
            }
            Ok(repeats)
        })
        .await
    }

    /// The oldest messages that nobody has read yet.
    pub async fn waiting_deliveries(&self, limit: usize) -> Result<Vec<Pending>, StoreError> {
        self.read(move |db| {
            let mut query = db.prepare_cached(
                "SELECT receipt, received_at, origin, body FROM delivery JOIN delivery_body USING (receipt)
                 WHERE outcome = 'waiting' ORDER BY receipt LIMIT ?1",
            )?;
            let rows = query.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], pending)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Earlier messages about an application that was no hire when they came, oldest first.
    pub async fn deliveries_before_hire(&self, application_id: String) -> Result<Vec<Pending>, StoreError> {
        self.read(move |db| {
            let mut query = db.prepare_cached(
                "SELECT receipt, received_at, origin, body FROM delivery JOIN delivery_body USING (receipt)
                 WHERE application_id = ?1 AND outcome = 'kept' ORDER BY receipt",
            )?;
            let rows = query.query_map([application_id], pending)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Notes what messages came to that made or changed no hire.
    pub async fn save_interpreted(&self, understood_ones: Vec<Interpreted>) -> Result<(), StoreError> {
        self.write(move |tx| understood_ones.iter().try_for_each(|one| understood(tx, one))).await
    }

    /// Puts a message back among those that nobody has read.
    pub async fn process_delivery_again(&self, id: &DeliveryId) -> Result<(), StoreError> {
        let id = id.0.clone();
        self.write(move |tx| {
            let changed = tx.execute("UPDATE delivery SET outcome = 'waiting' WHERE receipt = ?1", [&id])?;
            if changed == 0 {
                return Err(StoreError::NotFound);
            }
            tx.announce(Topic::Delivery, id);
            Ok(())
        })
        .await
    }

    pub async fn delivery(&self, id: &DeliveryId) -> Result<(DeliveryRecord, Vec<u8>), StoreError> {
        let id = id.0.clone();
        self.read(move |db| {
            let sql = format!(
                "SELECT {COLUMNS}, body FROM delivery JOIN delivery_body USING (receipt) WHERE receipt = ?1"
            );
            Ok(db.prepare_cached(&sql)?.query_row([id], |row| Ok((record(row)?, row.get(13)?)))?)
        })
        .await
    }

    /// Newest first, those before `after`; only a hire's, or those with an outcome, where one is named.
    pub async fn deliveries(
        &self,
        hire_id: Option<HireId>,
        outcome: Option<String>,
        after: Option<i64>,
        limit: usize,
    ) -> Result<Vec<DeliveryRecord>, StoreError> {
        self.read(move |db| {
            let of_hire = if hire_id.is_some() { "hire_id = ?3" } else { "?3 IS NULL" };
            let with_outcome = if outcome.is_some() { "outcome = ?4" } else { "?4 IS NULL" };
            let sql = format!(
                "SELECT {COLUMNS} FROM delivery WHERE receipt < ?1 AND {of_hire} AND {with_outcome}
                 ORDER BY receipt DESC LIMIT ?2"
            );
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let mut query = db.prepare_cached(&sql)?;
            let after = after.unwrap_or(i64::MAX);
            let rows = query.query_map(params![after, limit, hire_id.map(|id| id.0), outcome], record)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// When the newest message was received.
    pub async fn last_delivery_at(&self) -> Result<Option<Timestamp>, StoreError> {
        self.read(|db| {
            let mut query =
                db.prepare_cached("SELECT received_at FROM delivery ORDER BY receipt DESC LIMIT 1")?;
            Ok(query.query_row([], |row| row.get(0)).optional()?.map(instant))
        })
        .await
    }

    /// Removes messages tied to no hire (other people's applications) received before `limit`.
    pub async fn remove_foreign_deliveries(&self, limit: Timestamp) -> Result<usize, StoreError> {
        self.write(move |tx| {
            let which = "SELECT receipt FROM delivery WHERE outcome = 'kept' AND received_at < ?1 AND hire_id IS NULL LIMIT 500";
            let digests = format!("SELECT digest FROM delivery WHERE receipt IN ({which})");
            tx.execute(&format!("DELETE FROM delivery_digest WHERE digest IN ({digests})"), [millis(limit)])?;
            tx.execute(&format!("DELETE FROM delivery_body WHERE receipt IN ({which})"), [millis(limit)])?;
            Ok(tx.execute(&format!("DELETE FROM delivery WHERE receipt IN ({which})"), [millis(limit)])?)
        })
        .await
    }
}

fn pending(row: &Row<'_>) -> rusqlite::Result<Pending> {
    Ok(Pending {
        receipt: row.get(0)?,
        received_at: instant(row.get(1)?),
        origin: row.get(2)?,
        body: row.get(3)?,
    })
}
