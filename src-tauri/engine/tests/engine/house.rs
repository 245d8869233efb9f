//! The rooms look only in the allowed directions.

use std::{collections::BTreeSet, fs, path::Path};

/// Each room, and the rooms that it may use. What is not listed is forbidden.
const ROOMS: &[(&str, &[&str])] = &[
    ("ashby", &["money"]),
    ("mapping", &["ashby", "ids", "money"]),
    ("secrets", &["files", "random"]),
    ("net", &[]),
    ("reach", &[]),
    ("store", &["files", "ids", "money"]),
    ("people", &["ids", "mapping", "random", "store"]),
    ("documents", &["files", "ids", "people", "random"]),
    ("receiver", &["ashby", "files", "ids", "store", "time"]),
    ("integration", &["ashby", "ids", "net", "people", "random", "receiver", "secrets", "store", "time"]),
    ("inbox", &["ashby", "ids", "mapping", "people", "random", "store", "time"]),
    (
        "engine",
        &[
            "documents",
            "explore",
            "files",
            "inbox",
            "integration",
            "mapping",
            "net",
            "people",
            "random",
            "receiver",
            "secrets",
            "store",
            "time",
        ],
    ),
    (
        "api",
        &[
            "ashby",
            "documents",
            "engine",
            "explore",
            "ids",
            "inbox",
            "integration",
            "mapping",
            "money",
            "net",
            "people",
            "random",
            "reach",
            "receiver",
            "secrets",
            "store",
            "time",
        ],
    ),
];

/// Things that belong to one room alone.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("reqwest", &["net", "reach"]),
    ("TcpStream::connect", &["net"]),
    ("TcpListener::bind", &["receiver"]),
    ("keyring::", &["secrets"]),
    ("SystemTime", &[]),
    ("Timestamp::now", &["time"]),
    ("tauri", &[]),
];

/// The source of a file without its tests.
fn sources(path: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            found.extend(sources(&entry));
        } else if !entry.display().to_string().ends_with("tests.rs") {
            let text = fs::read_to_string(&entry).expect("source");
            let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            found.push((entry.display().to_string(), text));
        }
    }
    found
}

/// The rooms that a source mentions: `crate::room` and the heads inside `use crate::{…}`.
fn used(text: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    let head =
        |text: &str| text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>();
    for rest in text.split("crate::").skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            rooms.insert(head(rest));
            continue;
        };
        let mut depth = 0;
        let mut begins = true;
        for (at, letter) in list.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => begins = true,
                letter if begins && letter.is_ascii_lowercase() => {
                    rooms.insert(head(&list[at..]));
                    begins = false;
                }
                _ => {}
            }
        }
    }
    rooms
}

#[test]
fn every_room_uses_only_the_rooms_below_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (room, allowed) in ROOMS {
        for (file, text) in sources(&src.join(room)) {
            let others: Vec<_> = used(&text)
                .into_iter()
                .filter(|used| used != room && !allowed.contains(&used.as_str()))
                .collect();
            assert!(others.is_empty(), "{file} uses {others:?}");
        }
    }
    let rooms: BTreeSet<_> = fs::read_dir(&src)
        .expect("the source")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect();
    let listed: BTreeSet<_> = ROOMS.iter().map(|(room, _)| (*room).to_owned()).collect();
    assert_eq!(rooms, listed, "each room is listed here");
}

#[test]
fn what_belongs_to_one_room_is_found_in_no_other() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (file, text) in sources(&src) {
        for (thing, rooms) in ONLY_IN {
            let at_home = rooms.iter().any(|room| file.contains(&format!("src/{room}")));
            assert!(at_home || !text.contains(thing), "{file} mentions {thing}");
        }
    }
}

#[test]
fn the_reader_of_imports_sees_what_is_used() {
    let text = "use crate::{\n    ashby::{self, Refusal},\n    ids::HireId,\n    store,\n};\nuse crate::time::Clock; crate::money::x";
    let rooms: Vec<_> = used(text).into_iter().collect();
    assert_eq!(rooms, ["ashby", "ids", "money", "store", "time"]);
}
