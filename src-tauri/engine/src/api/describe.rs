//! How a type looks in TypeScript, with everything that it is made of.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

/// A type by its name, and the declarations that the name needs.
pub struct Described {
    pub name: String,
    pub declarations: BTreeMap<String, String>,
}

pub(super) fn describe<T: TS + 'static + ?Sized>() -> Described {
    // Numbers of 64 bits that go over the wire are counts and versions: far below 2^53.
    let config = Config::new().with_large_int("number");
    let mut collector = Collector { config, declarations: BTreeMap::new() };
    collector.visit::<T>();
    Described { name: T::name(&collector.config), declarations: collector.declarations }
}

struct Collector {
    config: Config,
    declarations: BTreeMap<String, String>,
}

impl TypeVisitor for Collector {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // A list or an option has no name of its own; what is in it is visited by who mentions it.
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if self.declarations.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.declarations.insert(name, format!("{docs}export {}", T::decl(&self.config)));
        T::visit_dependencies(self);
    }
}
