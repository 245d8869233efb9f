//! The registry: each command once, with its permission, its input, its output and one sentence.

use std::{future::Future, pin::Pin};

use serde::{Serialize, de::DeserializeOwned};
use ts_rs::TS;

use super::{
    ApiError, Code,
    access::{Access, Asker, Rule},
    delivery,
    describe::{Described, describe},
    document, employee, explore, history, inbox, integration, reach, role, session, setup, test_hire,
    workspace,
};
use crate::{
    engine::Engine,
    people::{self, Presence},
};

type Answer = Pin<Box<dyn Future<Output = Result<serde_json::Value, ApiError>> + Send>>;

/// One command.
pub struct Command {
    pub name: &'static str,
    /// One sentence for the reference.
    pub about: &'static str,
    pub rule: Rule,
    pub input: fn() -> Described,
    pub output: fn() -> Described,
    run: fn(Engine, Asker, serde_json::Value) -> Result<Answer, ApiError>,
}

/// Checks the permission, then reads the input, then runs: in this order.
fn run<A, I, O, F>(
    engine: Engine,
    asker: Asker,
    input: serde_json::Value,
    handler: fn(Engine, A, I) -> F,
) -> Result<Answer, ApiError>
where
    A: Access + 'static,
    I: DeserializeOwned + Send + 'static,
    O: Serialize,
    F: Future<Output = Result<O, ApiError>> + Send + 'static,
{
    let access = A::check(&engine, asker)?;
    let input =
        serde_json::from_value(input).map_err(|error| ApiError::new(Code::Malformed, error.to_string()))?;
    let answer = handler(engine, access, input);
    Ok(Box::pin(async move {
        serde_json::to_value(answer.await?).map_err(|error| ApiError::new(Code::Internal, error.to_string()))
    }))
}

/// Reads access, input and output off a handler's own type, so that none is said twice.
fn rule_of<A: Access, I, F>(_: fn(Engine, A, I) -> F) -> Rule {
    A::RULE
}

fn input_of<A, I: TS + 'static, F>(_: fn(Engine, A, I) -> F) -> Described {
    describe::<I>()
}

fn output_of<A, I, O: TS + 'static, F: Future<Output = Result<O, ApiError>>>(
    _: fn(Engine, A, I) -> F,
) -> Described {
    describe::<O>()
}

macro_rules! commands {
    ($($name:literal $handler:path, $about:literal;)*) => {
        /// All commands.
        pub fn commands() -> Vec<Command> {
            vec![$(Command {
                name: $name,
                about: $about,
                rule: rule_of($handler),
                input: || input_of($handler),
                output: || output_of($handler),
                run: |engine, asker, input| run(engine, asker, input, $handler),
            },)*]
        }
    };
}

commands! {
    "setup.status" setup::status, "Where the first start stands, and what keeps Hirelay from being ready.";
    "setup.create_owner" setup::create_owner, "Makes the first employee, an Administrator, once; gives the recovery key.";
    "setup.reset_password" setup::reset_password, "A new password for the owner, who holds the recovery key.";
    "secrets.unlock" setup::unlock, "Opens the root key with the passphrase or the recovery key.";
    "secrets.choose" setup::choose, "Protects the root key with a passphrase or the computer's credential store.";
    "session.sign_in" session::sign_in, "Begins a session.";
    "session.sign_out" session::sign_out, "Ends the session.";
    "session.sign_out_everywhere" role::sign_out_everywhere, "Ends all of one's own sessions.";
    "session.current" session::current, "Who is signed in, and what they may do.";
    "session.new_recovery_key" setup::new_recovery_key, "A new recovery key for the owner; the old one no longer works.";
    "integration.get" integration::get, "The Ashby integration as it stands.";
    "integration.install" integration::install, "Issues a new address and a new secret.";
    "integration.uninstall" integration::uninstall, "Takes the address away; Ashby is told that it is gone.";
    "integration.rotate_secret" integration::rotate_secret, "Issues a new secret; the old one stays valid for three days.";
    "integration.end_previous_secret" integration::end_previous_secret, "From now on only the present secret is valid.";
    "integration.reveal_secret" integration::reveal_secret, "The present secret in clear.";
    "integration.refused" integration::refused, "Messages that were refused for their signature, newest first.";
    "integration.checklist" test_hire::checklist, "What there is to do until the first hire can arrive.";
    "integration.send_test_hire" test_hire::send, "Sends a made-up hire, signed, through the public address.";
    "workspace.get" workspace::get, "The company's time zone, and the day that it is there.";
    "reach.get" reach::get, "How Ashby reaches this computer.";
    "reach.save" reach::save, "Saves the public address, and where this computer listens.";
    "inbox.list" inbox::list, "A page of hires in the order of their start dates.";
    "inbox.get" inbox::get, "One hire with its draft, where each value came from, and its history.";
    "inbox.edit" inbox::edit, "Replaces values of the draft.";
    "inbox.reset" inbox::reset, "Takes Ashby's values again.";
    "inbox.keep" inbox::keep, "Keeps the values that stand there although Ashby changed its own.";
    "inbox.complete" inbox::complete, "Makes the employee and ends the hire, both or neither.";
    "inbox.link" inbox::link, "Ends the hire with somebody who is an employee already.";
    "inbox.dismiss" inbox::dismiss, "Puts a hire aside, with a reason.";
    "inbox.restore" inbox::restore, "Puts a dismissed hire back.";
    "inbox.reopen" inbox::reopen, "Takes a completion back while the employee is unchanged.";
    "inbox.remove_test" inbox::remove_test, "Removes a test hire, and the employee that was made of it.";
    "inbox.counts" inbox::counts, "How many hires are in each state, and how many need attention.";
    "inbox.jobs" inbox::jobs, "The jobs of open hires.";
    "delivery.list" delivery::list, "Messages from Ashby, newest first.";
    "delivery.get" delivery::get, "One message, as it was received.";
    "delivery.process_again" delivery::process_again, "Reads a kept message once more.";
    "employee.list" employee::list, "A page of the directory, by name.";
    "employee.get" employee::get, "One profile, as far as the caller may see it.";
    "employee.create" employee::create, "Makes an employee.";
    "employee.set_password" role::set_password, "Gives somebody a password, and ends their sessions.";
    "employee.invite" role::invite, "Gives somebody a code that is good once, and is replaced by their own password.";
    "employee.disable_sign_in" role::disable_sign_in, "Takes somebody's way in away.";
    "employee.update" employee::update, "Changes a profile: simple fields at once, job and pay from a day on.";
    "employee.history" employee::history, "What happened to a profile.";
    "role.list" role::list, "All roles, and how many have each.";
    "role.save" role::save, "Makes a role, or changes one.";
    "role.delete" role::delete, "Removes a role that nobody has.";
    "permission.list" role::permissions, "What a role can allow.";
    "history.list" history::list, "What people did, newest first, as far as the caller may see it.";
    "explore.start" explore::start, "Makes a throw-away workspace with a simulated Ashby.";
    "explore.send" explore::send, "Has the simulated Ashby send something.";
    "explore.end" explore::end, "Throws the workspace to explore away.";
    "document.list" document::list, "The files of a hire or an employee.";
    "document.open" document::open, "A ticket that serves one file for a minute.";
}

impl Engine {
    /// Runs a command. Who asks is checked first, then whether there is such a command, then the
    /// permission, then the input.
    pub async fn call(
        &self,
        token: Option<&str>,
        name: &str,
        input: serde_json::Value,
    ) -> Result<serde_json::Value, ApiError> {
        let asker = self.asker(token, Presence::Acting).await?;
        let command = commands().into_iter().find(|command| command.name == name);
        let command =
            command.ok_or_else(|| ApiError::new(Code::UnknownCommand, "There is no such command."))?;
        let input = if input.is_null() { serde_json::json!({}) } else { input };
        (command.run)(self.clone(), asker, input)?.await
    }

    /// Whether a token is anybody's at all. For a host that could not read what was asked.
    pub async fn recognise(&self, token: Option<&str>) -> Result<(), ApiError> {
        self.asker(token, Presence::Acting).await.map(drop)
    }

    /// Whether a token is the host's own.
    pub fn is_host(&self, token: Option<&str>) -> bool {
        use subtle::ConstantTimeEq as _;
        token.is_some_and(|token| token.as_bytes().ct_eq(self.host_token().as_bytes()).into())
    }

    /// Who holds a token: the host, or somebody who is signed in.
    pub(super) async fn asker(&self, token: Option<&str>, presence: Presence) -> Result<Asker, ApiError> {
        if self.is_host(token) {
            return Ok(Asker::Host);
        }
        let token = token.ok_or_else(ApiError::unauthenticated)?;
        let workspace = self.ready().ok_or_else(ApiError::not_ready)?;
        let caller = people::identify(&workspace.store, self.clock().now(), token, presence).await?;
        let caller = caller.ok_or_else(ApiError::unauthenticated)?;
        Ok(Asker::Signed(workspace, caller))
    }
}
