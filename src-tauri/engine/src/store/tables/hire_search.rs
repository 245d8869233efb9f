//! Full-text search over hires: name, email, job. Each word is found by its beginning.
//!
//! The index is kept in the order of the list: a row's number is its hire's start day and, below it,
//! its order of receipt. A page of matches is then read off from where it begins, however many there are.
//!
//! Scripts that are written without spaces are indexed letter by letter, so that any run of them is
//! found, not only the first one.

use jiff::civil::Date;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use super::{HireFlags, HireRecord, HireState};
use crate::store::{StoreError, writer::Tx};

pub(super) const CREATE: &str = "
CREATE VIRTUAL TABLE hire_search USING fts5 (
    text, marks, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);";

const SEQ_BITS: u32 = 40;
const FLAGS: [HireFlags; 5] = [
    HireFlags::NO_LONGER_HIRED,
    HireFlags::MISSING_REQUIRED,
    HireFlags::CHANGED_IN_ASHBY,
    HireFlags::NO_OFFER_DATA,
    HireFlags::TEST,
];

/// The place of a hire in the list, as a number. Without a start date it comes before all days.
pub(super) fn place(start: Option<Date>, seq: i64) -> i64 {
    let day = start.map_or(0, |day| i64::from(day.year().max(0)) * 367 + i64::from(day.day_of_year()));
    day << SEQ_BITS | seq
}

/// Which matches are wanted.
pub(super) struct Wanted<'t> {
    pub typed: &'t str,
    pub state: Option<HireState>,
    /// Any of these.
    pub flags: Option<HireFlags>,
    pub job: Option<&'t str>,
    /// Places from the first to the last.
    pub places: (i64, i64),
}

/// Puts a hire into the index; `before` is the place that it had there.
pub(super) fn save(tx: &Tx<'_>, seq: i64, hire: &HireRecord, before: Option<i64>) -> Result<(), StoreError> {
    remove(tx, before)?;
    let words = [Some(hire.name.as_str()), hire.email.as_deref(), hire.job_title.as_deref()];
    let text = spaced(&words.into_iter().flatten().collect::<Vec<_>>().join(" "));
    let mut marks = vec![hire.state.code().to_owned()];
    marks.extend(flag_marks(hire.flags));
    marks.extend(hire.job_title.as_deref().map(job_mark));
    let marks = marks.join(" ");
    tx.prepare_cached("INSERT INTO hire_search (rowid, text, marks) VALUES (?1, ?2, ?3)")?
        .execute(params![place(hire.start_date, seq), text, marks])?;
    Ok(())
}

pub(super) fn remove(tx: &Tx<'_>, place: Option<i64>) -> Result<(), StoreError> {
    if let Some(place) = place {
        tx.prepare_cached("DELETE FROM hire_search WHERE rowid = ?1")?.execute([place])?;
    }
    Ok(())
}

fn flag_marks(flags: HireFlags) -> impl Iterator<Item = String> {
    FLAGS.into_iter().filter(move |flag| flags.has(*flag)).map(|flag| format!("flag{}", flag.0))
}

/// The whole title as one word.
fn job_mark(title: &str) -> String {
    Sha256::digest(title)[..8].iter().fold("job".to_owned(), |mark, byte| mark + &format!("{byte:02x}"))
}

/// The first matches in the order of the list, as orders of receipt. None when nothing searchable was typed.
pub(super) fn find(db: &Connection, wanted: &Wanted<'_>, limit: usize) -> Result<Vec<i64>, StoreError> {
    let Some(expression) = wanted.expression() else {
        return Ok(Vec::new());
    };
    let sql = format!(
        "SELECT rowid FROM hire_search WHERE hire_search MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid LIMIT {limit}"
    );
    let mut query = db.prepare_cached(&sql)?;
    let mask = (1 << SEQ_BITS) - 1;
    let rows = query.query_map(params![expression, wanted.places.0, wanted.places.1], |row| {
        Ok(row.get::<_, i64>(0)? & mask)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Wanted<'_> {
    fn expression(&self) -> Option<String> {
        let words = expression(self.typed)?;
        let mut all = vec![format!("text : ({words})")];
        let mut and = |marks: String| all.push(format!("marks : ({marks})"));
        if let Some(state) = self.state {
            and(state.code().to_owned());
        }
        if let Some(flags) = self.flags {
            and(flag_marks(flags).collect::<Vec<_>>().join(" OR "));
        }
        if let Some(job) = self.job {
            and(job_mark(job));
        }
        Some(all.join(" AND "))
    }
}

/// Each word in quotes, so that nothing typed is an operator, and the last letters open.
fn expression(typed: &str) -> Option<String> {
    let words: Vec<String> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{}\"*", spaced(word).trim()))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_spaceless(letter) {
            spaced.push(letter);
            spaced.push(' ');
        } else {
            spaced.push(letter);
        }
    }
    spaced
}

fn is_spaceless(letter: char) -> bool {
    matches!(letter, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
