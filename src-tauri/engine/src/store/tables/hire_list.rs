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

/// What a list shows; everything that is set narrows it.
#[derive(Debug, Clone)]
pub struct HireQuery {
    pub state: Option<HireState>,
    /// With any of these.
    pub flags: Option<HireFlags>,
    /// With a start date from the first to the second day.
    pub starts: Option<(Date, Date)>,
    /// With exactly this job title.
    pub job: Option<String>,
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

/// A job, and how many open hires it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenJob {
    pub title: String,
    pub hires: i64,
}

impl Store {
    /// The jobs of open hires, those with most hires first.
    pub async fn open_jobs(&self, limit: usize) -> Result<Vec<OpenJob>, StoreError> {
        self.read(move |db| {
            let mut query = db.prepare_cached(
                "SELECT job_title, count(*) AS hires FROM hire WHERE state = 'new' AND job_title IS NOT NULL
                 GROUP BY job_title ORDER BY hires DESC, job_title LIMIT ?1",
            )?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let rows =
                query.query_map([limit], |row| Ok(OpenJob { title: row.get(0)?, hires: row.get(1)? }))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    pub async fn hire_list(&self, query: HireQuery) -> Result<HireRows, StoreError> {
        self.read(move |db| list(db, &query)).await
    }
}

fn list(db: &Connection, query: &HireQuery) -> Result<HireRows, StoreError> {
    let (total, mut rows) = match &query.search {
        Some(typed) => search(db, query, typed)?,
        None => (total(db, query)?, walk(db, query)?),
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

/// The conditions, with their values.
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
    if let Some(flags) = query.flags {
        // Written out, so that the partial index of the flags is used.
        and(&format!("flags & {}", flags.0), None);
    }
    if let Some((first, last)) = query.starts {
        and("start_key >= ?", Some(Box::new(first.to_string())));
        and("start_key <= ?", Some(Box::new(last.to_string())));
    }
    if let Some(job) = &query.job {
        and("job_title = ?", Some(Box::new(job.clone())));
    }
    (sql, values)
}

/// One row more than the page has, in the order of the list.
fn walk(db: &Connection, query: &HireQuery) -> Result<Vec<HireRecord>, StoreError> {
    let (mut sql, mut values) = conditions(query);
    if let Some(after) = &query.after {
        sql.push_str(" AND (start_key, seq) > (?, ?)");
        values.push(Box::new(after.start_key.clone()));
        values.push(Box::new(after.seq));
    }
    let sql = format!(
        "SELECT {} FROM hire WHERE {sql} ORDER BY start_key, seq LIMIT {}",
        hire::COLUMNS,
        query.limit + 1
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), hire::record)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The same among those that match what was typed, and how many match.
fn search(
    db: &Connection,
    query: &HireQuery,
    typed: &str,
) -> Result<(Option<i64>, Vec<HireRecord>), StoreError> {
    let day = |day: Date| hire_search::place(Some(day), 0);
    let places = query.starts.map_or((0, i64::MAX), |(first, last)| {
        (day(first), day(last.tomorrow().unwrap_or(Date::MAX)).saturating_sub(1))
    });
    let job = query.job.as_deref();
    let all = hire_search::Wanted { typed, state: query.state, flags: query.flags, job, places };
    let matches = hire_search::find(db, &all, MOST_COUNTED + 1)?;
    let total = (matches.len() <= MOST_COUNTED).then(|| i64::try_from(matches.len()).unwrap_or(0));
    let page = match &query.after {
        None => matches,
        Some(after) => {
            let first = hire_search::place(after.start_key.parse().ok(), after.seq) + 1;
            let behind = hire_search::Wanted { places: (places.0.max(first), places.1), ..all };
            hire_search::find(db, &behind, query.limit + 1)?
        }
    };
    let sql = format!("SELECT {} FROM hire WHERE seq = ?1", hire::COLUMNS);
    let mut statement = db.prepare_cached(&sql)?;
    let rows = page.iter().take(query.limit + 1).map(|seq| statement.query_row([seq], hire::record));
    Ok((total, rows.collect::<Result<_, _>>()?))
}

fn total(db: &Connection, query: &HireQuery) -> Result<Option<i64>, StoreError> {
    let only_state = query.flags.is_none() && query.starts.is_none() && query.job.is_none();
    if let Some(state) = query.state.filter(|_| only_state) {
        let mut count = db.prepare_cached("SELECT hires FROM hire_count WHERE state = ?1")?;
        return Ok(Some(count.query_row([state.code()], |row| row.get(0))?));
    }
    let (sql, values) = conditions(query);
    let most = i64::try_from(MOST_COUNTED).unwrap_or(i64::MAX);
    let sql = format!("SELECT count(*) FROM (SELECT 1 FROM hire WHERE {sql} LIMIT {})", most + 1);
    let count: i64 = db.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
    Ok((count <= most).then_some(count))
}
