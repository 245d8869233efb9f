//! Writes the files that are made from the registry; with `--check` only compares them.

use std::{error::Error, fs, path::Path, process::ExitCode};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let only_check = std::env::args().any(|argument| argument == "--check");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut stale = false;
    for file in hirelay_engine::api::generate() {
        let path = root.join(file.path);
        if fs::read_to_string(&path).is_ok_and(|present| present == file.content) {
            continue;
        }
        if only_check {
            eprintln!("{} is stale: run `cargo xtask generate`", file.path);
            stale = true;
        } else {
            fs::create_dir_all(path.parent().unwrap_or(&root))?;
            fs::write(&path, file.content)?;
            println!("wrote {}", file.path);
        }
    }
    Ok(if stale { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
