//! Full-text search over hires: name, email, job. Each word is found by its beginning.
//!
//! The index is kept in the order of the list: a row's number is its hire's start day and, below it,
//! its order of receipt. A page of matches is then read off from where it begins, however many there are.
//!
//! Scripts that are written without spaces are indexed letter by letter, so that any run of them is
//! found, not only the first one.

use jiff::civil::Date;
use rusqlite::{Connection, params};

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
    /// All of them at once: two different ones match nothing.
    pub states: [Option<HireState>; 2],
    pub flag: Option<HireFlags>,
    /// Places from the first to the last.
    pub places: (i64, i64),
}

/// Puts a hire into the index; `before` is the place that it had there.
pub(super) fn save(tx: &Tx<'_>, seq: i64, hire: &HireRecord, before: Option<i64>) -> Result<(), StoreError> {
    if let Some(before) = before {
        tx.prepare_cached("DELETE FROM hire_search WHERE rowid = ?1")?.execute([before])?;
    }
    let words = [Some(hire.name.as_str()), hire.email.as_deref(), hire.job_title.as_deref()];
    let text = spaced(&words.into_iter().flatten().collect::<Vec<_>>().join(" "));
    let flags = FLAGS.into_iter().filter(|flag| hire.flags.has(*flag)).map(flag_mark);
    let marks = std::iter::once(hire.state.code().to_owned()).chain(flags).collect::<Vec<_>>().join(" ");
    tx.prepare_cached("INSERT INTO hire_search (rowid, text, marks) VALUES (?1, ?2, ?3)")?
        .execute(params![place(hire.start_date, seq), text, marks])?;
    Ok(())
}

fn flag_mark(flag: HireFlags) -> String {
    format!("flag{}", flag.0)
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
        let states = self.states.into_iter().flatten().map(|state| state.code().to_owned());
        let marks: Vec<String> = states.chain(self.flag.map(flag_mark)).collect();
        Some(match marks.is_empty() {
            true => format!("text : ({words})"),
            false => format!("text : ({words}) AND marks : ({})", marks.join(" ")),
        })
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
