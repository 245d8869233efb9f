//! What must be on the machine before the other commands work, and how it gets there.
//!
//! Quiet when all is there. Otherwise it says what is missing and why it is needed, then installs
//! it: from Debian's packages (with sudo only where this is not root), or with `cargo install`.
//! Where neither is possible it says what to install by hand and stops.

use anyhow::{Result, bail};
use xshell::{Shell, cmd};

struct Need {
    name: &'static str,
    why: &'static str,
    /// A command that succeeds where the thing is installed.
    probe: &'static [&'static str],
    from: Source,
}

#[derive(Clone, Copy, PartialEq)]
enum Source {
    Debian(&'static str),
    Rustup(&'static str),
    /// Named with a version, so that a new machine gets one that our toolchain can compile.
    Crate(&'static str),
}

use Source::{Crate, Debian, Rustup};

#[rustfmt::skip]
const TO_BUILD: &[Need] = &[
    Need { name: "C compiler", why: "SQLCipher is C", probe: &["cc", "--version"], from: Debian("gcc libc6-dev") },
    Need { name: "make", why: "OpenSSL, inside SQLCipher, is built with it", probe: &["make", "--version"], from: Debian("make") },
    // Debian's essential perl has the program without the modules.
    Need { name: "perl", why: "OpenSSL's build asks for it and these modules", probe: &["perl", "-MFindBin", "-MIPC::Cmd", "-MFile::Compare", "-e1"], from: Debian("perl") },
];

#[rustfmt::skip]
const TO_BUILD_THE_WINDOW_ON_LINUX: &[Need] = &[
    Need { name: "WebKitGTK", why: "the window is made of it", probe: &["pkg-config", "--exists", "webkit2gtk-4.1"], from: Debian("pkg-config libwebkit2gtk-4.1-dev") },
];

#[rustfmt::skip]
const TO_CHECK: &[Need] = &[
    Need { name: "rustfmt", why: "the format is checked", probe: &["cargo", "fmt", "--version"], from: Rustup("rustfmt") },
    Need { name: "clippy", why: "lints are checked", probe: &["cargo", "clippy", "--version"], from: Rustup("clippy") },
    Need { name: "cargo-deny", why: "licences and advisories are checked", probe: &["cargo", "deny", "--version"], from: Crate("cargo-deny@0.20.2") },
];

#[rustfmt::skip]
const TO_DRIVE_THE_WINDOW_ON_LINUX: &[Need] = &[
    Need { name: "WebDriver", why: "it drives the window as a person would", probe: &["sh", "-c", "command -v WebKitWebDriver"], from: Debian("webkit2gtk-driver") },
    Need { name: "Xvfb", why: "the window opens on a virtual display", probe: &["sh", "-c", "command -v Xvfb"], from: Debian("xvfb") },
];

#[rustfmt::skip]
const TO_TEST: &[Need] = &[
    Need { name: "cargo-nextest", why: "it runs the tests", probe: &["cargo", "nextest", "--version"], from: Crate("cargo-nextest@0.9.143") },
];

#[rustfmt::skip]
const TO_TEST_ON_LINUX: &[Need] = &[
    Need { name: "ip", why: "the tests run where only loopback exists", probe: &["ip", "-V"], from: Debian("iproute2") },
    Need { name: "strace", why: "a test traces system calls", probe: &["strace", "-V"], from: Debian("strace") },
    Need { name: "Chromium", why: "the journeys run in it", probe: &["chromium", "--version"], from: Debian("chromium") },
    Need { name: "fonts", why: "the pages are measured and pictured with them", probe: &["sh", "-c", "fc-list | grep -q 'Inter' && fc-list | grep -q 'Noto Sans CJK'"], from: Debian("fontconfig fonts-inter fonts-noto-cjk") },
    Need { name: "D-Bus", why: "a private session bus carries the keyring tests", probe: &["dbus-daemon", "--version"], from: Debian("dbus") },
    Need { name: "gnome-keyring", why: "keyring tests use a real one", probe: &["gnome-keyring-daemon", "--version"], from: Debian("gnome-keyring") },
];

pub fn for_building(sh: &Shell) -> Result<()> {
    provide(sh, &[TO_BUILD])
}

pub fn for_the_window(sh: &Shell) -> Result<()> {
    provide(sh, &[TO_BUILD, on_linux(TO_BUILD_THE_WINDOW_ON_LINUX)])
}

pub fn for_the_demo(sh: &Shell) -> Result<()> {
    let [window, driven] = [TO_BUILD_THE_WINDOW_ON_LINUX, TO_DRIVE_THE_WINDOW_ON_LINUX].map(on_linux);
    provide(sh, &[TO_BUILD, window, driven])
}

pub fn for_checking(sh: &Shell) -> Result<()> {
    provide(sh, &[TO_BUILD, on_linux(TO_BUILD_THE_WINDOW_ON_LINUX), TO_CHECK])
}

pub fn for_testing(sh: &Shell) -> Result<()> {
    let [window, driven] = [TO_BUILD_THE_WINDOW_ON_LINUX, TO_DRIVE_THE_WINDOW_ON_LINUX].map(on_linux);
    provide(sh, &[TO_BUILD, window, TO_CHECK, TO_TEST, driven, on_linux(TO_TEST_ON_LINUX)])
}

fn on_linux(needs: &'static [Need]) -> &'static [Need] {
    if cfg!(target_os = "linux") { needs } else { &[] }
}

fn provide(sh: &Shell, lists: &[&[Need]]) -> Result<()> {
    let missing: Vec<&Need> =
        lists.iter().flat_map(|list| list.iter()).filter(|need| !is_there(sh, need)).collect();
    if missing.is_empty() {
        return Ok(());
    }

    println!("Missing on this machine:");
    for need in &missing {
        println!("  {:<14} {}", need.name, need.why);
    }
    install(sh, &missing)?;

    for need in missing {
        if !is_there(sh, need) {
            bail!("{} was installed, but `{}` still fails", need.name, need.probe.join(" "));
        }
    }
    Ok(())
}

fn is_there(sh: &Shell, need: &Need) -> bool {
    // Outside unix the compiler and make are part of what Rust itself was installed with.
    if cfg!(not(unix)) && matches!(need.name, "C compiler" | "make") {
        return true;
    }
    let Some((program, args)) = need.probe.split_first() else {
        return true;
    };
    cmd!(sh, "{program} {args...}").quiet().ignore_stdout().ignore_stderr().run().is_ok()
}

fn install(sh: &Shell, missing: &[&Need]) -> Result<()> {
    let packages = debian_packages(missing);
    if !packages.is_empty() {
        if !has_apt(sh) {
            bail!(
                "this system has no apt-get, so please install by hand what gives {} \
                 (on Debian: {}), then run the same command again",
                names(missing, |from| matches!(from, Debian(_))),
                packages.join(" ")
            );
        }
        println!("Installing from Debian: {}", packages.join(" "));
        as_root(sh, &["apt-get", "update", "-qq"])?;
        let mut command = vec![
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
        ];
        command.extend(packages);
        as_root(sh, &command)?;
    }
    for need in missing {
        match need.from {
            Rustup(component) => cmd!(sh, "rustup component add {component}").run()?,
            Crate(package) => {
                println!("Compiling {} (some minutes, once)", need.name);
                cmd!(sh, "cargo install --locked {package}").run()?;
            }
            Debian(_) => {}
        }
    }
    Ok(())
}

fn debian_packages<'a>(missing: &[&'a Need]) -> Vec<&'a str> {
    missing
        .iter()
        .filter_map(|need| match need.from {
            Debian(packages) => Some(packages.split(' ')),
            Rustup(_) | Crate(_) => None,
        })
        .flatten()
        .collect()
}

fn names(missing: &[&Need], from: fn(Source) -> bool) -> String {
    let names: Vec<&str> = missing.iter().filter(|need| from(need.from)).map(|need| need.name).collect();
    names.join(", ")
}

fn has_apt(sh: &Shell) -> bool {
    cmd!(sh, "apt-get --version").quiet().ignore_stdout().ignore_stderr().run().is_ok()
}

/// Without apt-get's progress; what goes wrong is on stderr.
fn as_root(sh: &Shell, command: &[&str]) -> Result<()> {
    let command = if is_root(sh)? {
        cmd!(sh, "env {command...}")
    } else {
        println!("This needs administrator rights: sudo may ask for your password.");
        cmd!(sh, "sudo env {command...}")
    };
    Ok(command.ignore_stdout().run()?)
}

fn is_root(sh: &Shell) -> Result<bool> {
    Ok(cmd!(sh, "id -u").quiet().read()? == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_packages_are_collected_and_other_sources_left_out() {
        let missing: Vec<&Need> = TO_BUILD.iter().chain(TO_CHECK).collect();
        assert_eq!(
            debian_packages(&missing),
            ["gcc", "libc6-dev", "make", "perl"],
            "one word is one package for apt-get"
        );
    }
}
