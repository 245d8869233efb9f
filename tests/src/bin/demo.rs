//! The journey from the first start to an employee in a real window, told as text, with a picture of each
//! step. `cargo xtask run --demo` builds what it needs and starts it.
//!
//! The workspace and the simulated Ashby are thrown away; only the pictures stay. A step that does not
//! work ends the journey with an error.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, bail};
use hirelay_tests::{
    journey::{Journey, Step},
    screen::Screen,
    window::Start,
};

const LABEL_WIDTH: usize = 20;

#[tokio::main]
async fn main() -> ExitCode {
    let walked = tokio::select! {
        walked = walk() => walked,
        _ = tokio::signal::ctrl_c() => Err(anyhow::anyhow!("interrupted")),
    };
    match walked {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\ndemo: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn walk() -> Result<()> {
    let pictures = picture_folder()?;
    let screen = match Screen::visible() {
        Some(screen) => screen,
        None => {
            println!(
                "There is no display here: the window opens on a virtual one, and its pictures show it.\n"
            );
            Screen::hidden()?
        }
    };
    let folder = tempfile::Builder::new().prefix("hirelay-demo-").tempdir()?;
    let window = Start::on(&folder.path().join("data")).open(&screen).await?;
    let mut steps = 0;
    let mut tell = |step: Step| {
        steps += 1;
        tell(steps, &step, &pictures)
    };
    let name = Journey::new(&window, &mut tell).walk().await?;
    window.quit().context("Hirelay did not quit in order")?;
    folder.close().context("the demo's folder could not be removed")?;
    println!("\nEvery step worked: {name} is an employee. Hirelay quit in order, and the workspace is gone.");
    println!("Pictures of the {steps} steps: {}", pictures.display());
    Ok(())
}

fn tell(number: usize, step: &Step, pictures: &Path) -> Result<()> {
    println!("{}{number}. {}", if number == 1 { "" } else { "\n" }, step.title);
    for (label, value) in &step.facts {
        println!("   {label:<LABEL_WIDTH$} {value}");
    }
    let picture = pictures.join(format!("{number:02}-{}.png", slug(step.title)));
    fs::write(&picture, &step.picture).with_context(|| picture.display().to_string())
}

/// `<target>/demo`, emptied of the pictures of the last time.
fn picture_folder() -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    let Some(target) = here.ancestors().nth(2) else {
        bail!("the demo lies in <target>/<profile>");
    };
    let folder = target.join("demo");
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "png") {
            fs::remove_file(path)?;
        }
    }
    Ok(folder)
}

/// The first words of a title, for a file's name.
fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.take(5).collect::<Vec<_>>().join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_after_its_step() {
        assert_eq!(slug("First start: the owner's account"), "first-start-the-owner-s");
    }
}
