//! The files that are made from the registry: TypeScript types, and the reference.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{
    ApiError, Numbered,
    access::Rule,
    describe::{Described, describe},
    registry::{Command, commands},
};

/// A generated file: its path in the repository, and its content.
pub struct Generated {
    pub path: &'static str,
    pub content: String,
}

/// All generated files. The same registry always gives the same bytes.
pub fn generate() -> Vec<Generated> {
    let commands = commands();
    vec![
        Generated { path: "ui/src/bindings/types.ts", content: types(&commands) },
        Generated { path: "ui/src/bindings/commands.ts", content: command_map(&commands) },
        Generated { path: "docs/rpc.md", content: reference(&commands) },
    ]
}

const BANNER: &str = "// Made from the registry of commands by `cargo xtask generate`. Don't edit.\n";

fn declarations(commands: &[Command]) -> BTreeMap<String, String> {
    let described = commands.iter().flat_map(|command| [(command.input)(), (command.output)()]);
    let others = [describe::<ApiError>(), describe::<Numbered>()];
    described.chain(others).flat_map(|described| described.declarations).collect()
}

fn types(commands: &[Command]) -> String {
    let mut file = BANNER.to_owned();
    for declaration in declarations(commands).values() {
        let _ = write!(file, "\n{declaration}\n");
    }
    file
}

fn command_map(commands: &[Command]) -> String {
    let names: Vec<Described> =
        commands.iter().flat_map(|command| [(command.input)(), (command.output)()]).collect();
    let imported: std::collections::BTreeSet<&str> =
        names.iter().map(|described| described.name.as_str()).collect();
    let mut file = BANNER.to_owned();
    file.push_str("\nimport type {\n");
    for name in imported {
        let _ = writeln!(file, "  {name},");
    }
    file.push_str(
        "} from './types';\n\n/** What each command takes and gives. */\nexport interface Commands {\n",
    );
    for command in commands {
        let (input, output) = ((command.input)().name, (command.output)().name);
        let _ = writeln!(
            file,
            "  /** {} */\n  '{}': {{ input: {input}; output: {output} }};",
            command.about, command.name
        );
    }
    file.push_str("}\n");
    file
}

fn reference(commands: &[Command]) -> String {
    let mut file = String::from(
        "<!-- Made from the registry of commands by `cargo xtask generate`. Don't edit. -->\n\n\
         # Commands\n\n\
         `POST /rpc` with `Authorization: Bearer <token>` and `{\"cmd\": \"…\", \"input\": {…}}` answers\n\
         `{\"ok\": …}` or `{\"error\": {\"code\", \"message\", \"detail\", \"retryable\"}}`.\n\n\
         It is checked in this order: the session (401), the command (404), the permission (403), the\n\
         input (400 for its shape, 422 for what a person entered), the state (409). While Hirelay is not\n\
         ready the answer is 503. Unknown fields of an input are ignored.\n\n\
         | Command | Permission | What it does |\n|---|---|---|\n",
    );
    for command in commands {
        let rule = match command.rule {
            Rule::Host => "the host".to_owned(),
            Rule::AnySession => "any session".to_owned(),
            Rule::Permission(permission) => format!("`{}`", permission.id()),
        };
        let anchor = command.name.replace('.', "");
        let _ = writeln!(file, "| [`{}`](#{anchor}) | {rule} | {} |", command.name, command.about);
    }
    for command in commands {
        let (input, output) = ((command.input)(), (command.output)());
        let _ = write!(file, "\n## {}\n\n{}\n\n", command.name, command.about);
        let _ = writeln!(file, "`{}` → `{}`", input.name, output.name);
    }
    file.push_str("\n## Types\n\n```ts\n");
    let declarations: Vec<String> = declarations(commands).into_values().collect();
    file.push_str(&declarations.join("\n\n"));
    file.push_str("\n```\n");
    file
}
