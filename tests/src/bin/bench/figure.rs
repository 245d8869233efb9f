//! A measured number, the bar it has to reach, and how both are told.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// What a number has to be.
#[derive(Clone, Copy)]
pub enum Bar {
    AtLeast(f64),
    Below(f64),
    Exactly(f64),
}

impl Bar {
    fn is_met_by(self, value: f64) -> bool {
        match self {
            Bar::AtLeast(bar) => value >= bar,
            Bar::Below(bar) => value < bar,
            Bar::Exactly(bar) => value == bar,
        }
    }
}

impl std::fmt::Display for Bar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Bar::AtLeast(bar) => write!(f, ">= {bar}"),
            Bar::Below(bar) => write!(f, "< {bar}"),
            Bar::Exactly(bar) => write!(f, "= {bar}"),
        }
    }
}

struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    bar: Option<Bar>,
    baseline: Option<f64>,
}

impl Figure {
    fn met(&self) -> Option<bool> {
        self.bar.map(|bar| bar.is_met_by(self.value))
    }
}

/// The figures of one measurement.
pub struct Figures {
    title: String,
    figures: Vec<Figure>,
}

impl Figures {
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), figures: Vec::new() }
    }

    /// A number that has to reach something.
    pub fn held(&mut self, name: impl Into<String>, value: f64, unit: &'static str, bar: Bar) {
        self.figures.push(Figure { name: name.into(), value, unit, bar: Some(bar), baseline: None });
    }

    /// The same, next to the number it is compared with.
    pub fn compared(
        &mut self,
        name: impl Into<String>,
        value: f64,
        unit: &'static str,
        bar: Bar,
        baseline: f64,
    ) {
        let (name, bar, baseline) = (name.into(), Some(bar), Some(baseline));
        self.figures.push(Figure { name, value, unit, bar, baseline });
    }

    /// A number that is only told.
    pub fn told(&mut self, name: impl Into<String>, value: f64, unit: &'static str) {
        self.figures.push(Figure { name: name.into(), value, unit, bar: None, baseline: None });
    }

    pub fn all_met(&self) -> bool {
        self.figures.iter().all(|figure| figure.met() != Some(false))
    }

    pub fn print(&self) {
        println!("\n{}", self.title);
        let width = self.figures.iter().map(|figure| figure.name.chars().count()).max().unwrap_or(0);
        for figure in &self.figures {
            let verdict = match figure.met() {
                None => "",
                Some(true) => "met",
                Some(false) => "NOT MET",
            };
            let bar = figure.bar.map(|bar| bar.to_string()).unwrap_or_default();
            let value = rounded(figure.value);
            let line = format!("  {:<width$}  {value:>9} {:<5} {bar:<9} {verdict}", figure.name, figure.unit);
            println!("{}", line.trim_end());
        }
    }

    /// `[{name,value,unit,bar,baseline?,met}]`; bar and met are null where a number is only told.
    pub fn write(&self, folder: &Path, name: &str) -> Result<()> {
        let rows = self.figures.iter().map(|figure| {
            let mut row = json!({
                "name": figure.name,
                "value": figure.value,
                "unit": figure.unit,
                "bar": figure.bar.map(|bar| bar.to_string()),
                "met": figure.met(),
            });
            if let Some(baseline) = figure.baseline {
                row["baseline"] = baseline.into();
            }
            row
        });
        let path = folder.join(format!("{name}.json"));
        let text = serde_json::to_string_pretty(&rows.collect::<Vec<Value>>())?;
        fs::write(&path, text + "\n").with_context(|| format!("{} can't be written", path.display()))
    }
}

/// Three digits that say something, and no more.
fn rounded(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 || value.fract() == 0.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

/// The middle one of a few runs.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_met_or_not_and_numbers_without_one_fail_nothing() {
        let mut figures = Figures::new("");
        figures.told("only told", 1e9, "ms");
        figures.held("fast enough", 10_000.0, "/s", Bar::AtLeast(10_000.0));
        figures.held("short enough", 49.9, "ms", Bar::Below(50.0));
        assert!(figures.all_met());
        figures.held("too long", 50.0, "ms", Bar::Below(50.0));
        assert!(!figures.all_met());
    }

    #[test]
    fn the_median_is_one_of_the_runs() {
        assert_eq!(median([3.0, 1.0, 2.0]), 2.0);
        assert!(median([]).is_nan());
    }
}
