//! Which of our commands the window may call at all, and what of Tauri's own: nothing.
//!
//! `tauri-build` writes schemas and permissions into the folder in which it runs. That is the target
//! folder here, so that nothing generated lies among the sources.

use std::{env, error::Error, fs, path::PathBuf};

use tauri_build::{AppManifest, Attributes};

const COMMANDS: &[&str] =
    &["begin", "stay_signed_in", "rpc", "listen", "stop_listening", "save_file", "save_document", "upload"];
const CAPABILITIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/capabilities/*.json");

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=ui/dist");

    fs::copy(root.join("Cargo.toml"), out.join("Cargo.toml"))?;
    env::set_current_dir(&out)?;
    let attributes = Attributes::new()
        .config_path(root.join("tauri.conf.json"))
        .capabilities_path_pattern(CAPABILITIES)
        .app_manifest(AppManifest::new().commands(COMMANDS));
    Ok(tauri_build::try_build(attributes)?)
}
