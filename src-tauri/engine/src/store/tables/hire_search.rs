//! Full-text search over hires: name, email, job. Each word is found by its beginning.
//!
//! Scripts that are written without spaces are indexed letter by letter, so that any run of them is
//! found, not only the first one.

use rusqlite::{Connection, params};

use super::HireRecord;
use crate::store::{StoreError, writer::Tx};

pub(super) const CREATE: &str = "
CREATE VIRTUAL TABLE hire_search USING fts5 (
    text, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);";

pub(super) fn save(tx: &Tx<'_>, seq: i64, hire: &HireRecord, is_new: bool) -> Result<(), StoreError> {
    let words = [Some(hire.name.as_str()), hire.email.as_deref(), hire.job_title.as_deref()];
    let text = spaced(&words.into_iter().flatten().collect::<Vec<_>>().join(" "));
    if is_new {
        tx.prepare_cached("INSERT INTO hire_search (rowid, text) VALUES (?1, ?2)")?
            .execute(params![seq, text])?;
    } else {
        tx.prepare_cached("INSERT OR REPLACE INTO hire_search (rowid, text) VALUES (?1, ?2)")?
            .execute(params![seq, text])?;
    }
    Ok(())
}

/// The numbers of all hires that match, in ascending order. Empty when nothing searchable was typed.
pub(super) fn find(db: &Connection, typed: &str) -> Result<Vec<i64>, StoreError> {
    let Some(expression) = expression(typed) else {
        return Ok(Vec::new());
    };
    let mut query =
        db.prepare_cached("SELECT rowid FROM hire_search WHERE hire_search MATCH ?1 ORDER BY rowid")?;
    let rows = query.query_map([expression], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
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
