//! Pages of the inbox, in the order of the start date: those without one first, then by day, then
//! in order of receipt. A page begins behind a cursor, never at an offset.

use std::fmt::Write as _;

use jiff::civil::Date;
use rusqlite::{Connection, ToSql, params_from_iter};

use super::{HireFlags, HireRecord, HireState, hire, hire_search};
use crate::store::{Store, StoreError};

/// The place behind which a page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// `YYYY-MM-DD`, or empty for hires without a start date.
    pub start_key: String,
    pub seq: i64,
}

/// What a list is narrowed to, beside its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HireFilter {
    Flag(HireFlags),
    /// Open, with a start date before this day.
    StartsBefore(Date),
    /// Open, with a start date from the first to the second day.
    StartsBetween(Date, Date),
}

#[derive(Debug, Clone)]
pub struct HireQuery {
    pub state: Option<HireState>,
    pub filter: Option<HireFilter>,
    /// Words as typed.
    pub search: Option<String>,
    pub limit: usize,
    pub after: Option<Cursor>,
}

#[derive(Debug, Clone)]
pub struct HireRows {
    pub rows: Vec<HireRecord>,
    pub next: Option<Cursor>,
    /// Exact for a state, up to 1,000 otherwise; `None` when there are more.
    pub total: Option<i64>,
}

const MOST_COUNTED: usize = 1_000;

impl Store {
    pub async fn hire_list(&self, query: HireQuery) -> Result<HireRows, StoreError> {
        self.read(move |db| list(db, &query)).await
    }
}

fn list(db: &Connection, query: &HireQuery) -> Result<HireRows, StoreError> {
    let found = query.search.as_deref().map(|typed| hire_search::find(db, typed)).transpose()?;
    let total = total(db, query, found.as_deref())?;
    let mut rows = match &found {
        // Few matches: fetch and sort them. Many: walk the list until the page is full.
        Some(found) if found.len() <= MOST_COUNTED => few(db, query, found)?,
        _ => walk(db, query, found.as_deref(), query.limit + 1)?,
    };
    let next = (rows.len() > query.limit).then(|| {
        rows.truncate(query.limit);
        rows.last().map(|last| Cursor { start_key: key(last), seq: last.seq })
    });
    Ok(HireRows { rows, next: next.flatten(), total })
}

fn key(hire: &HireRecord) -> String {
    hire.start_date.map(|date| date.to_string()).unwrap_or_default()
}

/// The conditions of state and filter, with their values.
fn conditions(query: &HireQuery) -> (String, Vec<Box<dyn ToSql>>) {
    let mut sql = String::from("1");
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    let mut and = |condition: &str, value: Option<Box<dyn ToSql>>| {
        let _ = write!(sql, " AND {condition}");
        values.extend(value);
    };
    if let Some(state) = query.state {
        and("state = ?", Some(Box::new(state.code())));
    }
    match query.filter {
        None => {}
        // Written out, so that the partial index of the flag is used.
        Some(HireFilter::Flag(flag)) => and(&format!("flags & {}", flag.0), None),
        Some(HireFilter::StartsBefore(day)) => {
            and("state = 'new' AND start_key > ''", None);
            and("start_key < ?", Some(Box::new(day.to_string())));
        }
        Some(HireFilter::StartsBetween(first, last)) => {
            and("state = 'new'", None);
            and("start_key >= ?", Some(Box::new(first.to_string())));
            and("start_key <= ?", Some(Box::new(last.to_string())));
        }
    }
    (sql, values)
}

/// Goes through the list in its order, taking those that were found, until there are enough.
fn walk(
    db: &Connection,
    query: &HireQuery,
    found: Option<&[i64]>,
    enough: usize,
) -> Result<Vec<HireRecord>, StoreError> {
    let (mut sql, mut values) = conditions(query);
    if let Some(after) = &query.after {
        sql.push_str(" AND (start_key, seq) > (?, ?)");
        values.push(Box::new(after.start_key.clone()));
        values.push(Box::new(after.seq));
    }
    let sql = format!("SELECT {} FROM hire WHERE {sql} ORDER BY start_key, seq", hire::COLUMNS);
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut taken = Vec::with_capacity(enough.min(512));
    while let Some(row) = rows.next()? {
        if taken.len() == enough {
            break;
        }
        let is_match = match found {
            Some(found) => found.binary_search(&row.get(0)?).is_ok(),
            None => true,
        };
        if is_match {
            taken.push(hire::record(row)?);
        }
    }
    Ok(taken)
}

/// The rows among a few that were found, sorted, behind the cursor.
fn few(db: &Connection, query: &HireQuery, found: &[i64]) -> Result<Vec<HireRecord>, StoreError> {
    let (sql, values) = conditions(query);
    let sql = format!("SELECT {} FROM hire WHERE seq = ? AND {sql}", hire::COLUMNS);
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = Vec::with_capacity(found.len());
    for seq in found {
        let all = std::iter::once(seq as &dyn ToSql).chain(values.iter().map(|value| &**value));
        let mut matched = statement.query(params_from_iter(all))?;
        if let Some(row) = matched.next()? {
            rows.push(hire::record(row)?);
        }
    }
    rows.sort_by_key(|row| (key(row), row.seq));
    if let Some(after) = &query.after {
        rows.retain(|row| (key(row), row.seq) > (after.start_key.clone(), after.seq));
    }
    rows.truncate(query.limit + 1);
    Ok(rows)
}

fn total(db: &Connection, query: &HireQuery, found: Option<&[i64]>) -> Result<Option<i64>, StoreError> {
    let counted = match (query.state, query.filter, found) {
        (Some(state), None, None) => {
            let mut count = db.prepare_cached("SELECT hires FROM hire_count WHERE state = ?1")?;
            return Ok(Some(count.query_row([state.code()], |row| row.get(0))?));
        }
        (_, _, Some(found)) if found.len() > MOST_COUNTED => return Ok(None),
        (_, _, Some(found)) => {
            let all = HireQuery { after: None, limit: MOST_COUNTED, ..query.clone() };
            few(db, &all, found)?.len()
        }
        (_, _, None) => {
            let (sql, values) = conditions(query);
            let sql =
                format!("SELECT count(*) FROM (SELECT 1 FROM hire WHERE {sql} LIMIT {})", MOST_COUNTED + 1);
            let count: i64 =
                db.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
            usize::try_from(count).unwrap_or(usize::MAX)
        }
    };
    Ok((counted <= MOST_COUNTED).then(|| i64::try_from(counted).unwrap_or(0)))
}
