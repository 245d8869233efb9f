// Made from the registry of commands by `cargo xtask generate`. Don't edit.

/**
 * An error as it goes over the wire.
 */
export type ApiError = { code: Code, 
/**
 * For a person: what happened and what to do.
 */
message: string, 
/**
 * For the window; its shape depends on the code.
 */
detail: JsonValue | null, 
/**
 * Whether the same call may work later.
 */
retryable: boolean, };

/**
 * One thing that was written.
 */
export type Change = { topic: Topic, id: string, };

/**
 * Something that a person did.
 */
export type ChangeDone = { id: string, 
/**
 * `hire`, `employee`, `role`, `integration`, `reach` or `workspace`.
 */
subject: string, subject_id: string, 
/**
 * A person's name; null where it is about no person, or the person is gone.
 */
subject_name: string | null, at: string, who: EmployeeId | null, who_name: string | null, 
/**
 * What happened, such as `received`, `edited`, `completed`.
 */
what: string, 
/**
 * Its shape depends on `what`; `changes` are old and new by field, pay as null without the permission
 * to view compensation.
 */
detail: Record<string, unknown>, };

export type ChangeView = { from: string | Money | null, to: string | Money | null, };

/**
 * What there is to do until the first hire can arrive.
 */
export type Checklist = { items: Array<ChecklistItem>, };

export type ChecklistItem = { step: Step, is_done: boolean, };

export type ChooseProtection = { kind: ProtectionKind, passphrase?: string, };

/**
 * One code for each thing that a window does differently.
 */
export type Code = "unauthenticated" | "unknown_command" | "forbidden" | "malformed" | "invalid" | "not_found" | "conflict" | "too_many_attempts" | "not_ready" | "busy" | "unreachable" | "internal";

/**
 * Shown once; it is good for a week.
 */
export type CodeIssued = { code: string, };

export type CompensationView = { effective_on: string | null, salary: Money, 
/**
 * Per `hour`, `day`, `week`, `month` or `year`.
 */
salary_frequency: string | null, };

/**
 * A new profile, by the names of its fields.
 */
export type CreateEmployee = { 
/**
 * From when job, employment and pay hold; the start date where it is left out, or today.
 */
effective_from?: string, 
/**
 * Roles beside that of everybody; needs *Manage roles & permissions*.
 */
role_ids?: Array<RoleId>, } & ({ [key in string]: number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null });

export type CreateOwner = { first_name: string, last_name: string, email: string, password: string, };

/**
 * Who is signed in, and what they may do.
 */
export type CurrentSession = { employee: SessionEmployee, permissions: Array<Permission>, 
/**
 * Made the workspace, and holds its recovery key.
 */
is_owner: boolean, };

export type DeliveryDetail = { 
/**
 * The message as it was received; null without the permission to view compensation.
 */
body: string | null, id: DeliveryId, received_at: string, action: string | null, 
/**
 * `waiting`, `hire_created`, `hire_updated`, `unchanged`, `kept` or `unreadable`.
 */
outcome: string, 
/**
 * `valid`, `previous_secret` or `fitted_later`.
 */
signature: string, 
/**
 * `webhook` or `api`.
 */
origin: string, hire_id: HireId | null, reason: string | null, bytes: number, 
/**
 * How often the same bytes came again.
 */
repeats: number, last_repeat_at: string | null, };

/**
 * A message from Ashby; its number in the order of receipt.
 */
export type DeliveryId = string;

export type DeliveryInput = { id: DeliveryId, };

export type DeliveryPage = { items: Array<DeliveryView>, next: string | null, };

export type DeliveryView = { id: DeliveryId, received_at: string, action: string | null, 
/**
 * `waiting`, `hire_created`, `hire_updated`, `unchanged`, `kept` or `unreadable`.
 */
outcome: string, 
/**
 * `valid`, `previous_secret` or `fitted_later`.
 */
signature: string, 
/**
 * `webhook` or `api`.
 */
origin: string, hire_id: HireId | null, reason: string | null, bytes: number, 
/**
 * How often the same bytes came again.
 */
repeats: number, last_repeat_at: string | null, };

/**
 * A person in the directory. Everybody may see name, work address and position; the rest needs *Manage
 * employees* and is null without it.
 */
export type DirectoryEntry = { id: EmployeeId, first_name: string, last_name: string, email: string | null, position: string | null, 
/**
 * `starting`, `employed` or `left`.
 */
status: string | null, hired_on: string | null, department: string | null, location: string | null, };

export type DismissHire = { id: HireId, version: number, reason: string, };

/**
 * A file that belongs to a hire or an employee.
 */
export type DocumentId = string;

export type DocumentList = { items: Array<DocumentView>, };

export type DocumentView = { id: DocumentId, name: string, media_type: string, 
/**
 * `stored` at the end.
 */
state: string, bytes: number, added_at: string, };

export type Done = Record<symbol, never>;

export type DuplicateView = { employee_id: EmployeeId, name: string, 
/**
 * The field that is the same: `email`, `personal_email` or `mobile_number`.
 */
matched: string, };

export type EditHire = { id: HireId, version: number, 
/**
 * By target; null empties a field.
 */
changes: Record<string, string | Money | null>, };

export type EmployeeHistory = { items: Array<HistoryView>, };

/**
 * A person with a profile.
 */
export type EmployeeId = string;

export type EmployeeInput = { id: EmployeeId, };

export type EmployeePage = { items: Array<DirectoryEntry>, next: string | null, };

/**
 * A profile. Everything beside the directory entry needs *Manage employees*, pay also *View
 * compensation*; without them it is null or absent.
 */
export type EmployeeProfile = { 
/**
 * The same and the other fields without a date, as a form shows them.
 */
fields: Array<ProfileField> | null, version: number | null, 
/**
 * The hire that this profile was made of.
 */
hire_id: HireId | null, 
/**
 * Beside that of everybody; null without *Manage roles & permissions*.
 */
role_ids: Array<RoleId> | null, 
/**
 * Whether this person has a way in; null without *Manage roles & permissions*.
 */
can_sign_in: boolean | null, employment_type: string | null, salary: Money | null, 
/**
 * Per `hour`, `day`, `week`, `month` or `year`.
 */
salary_frequency: string | null, 
/**
 * Newest first.
 */
positions: Array<PositionView> | null, employments: Array<EmploymentView> | null, compensations: Array<CompensationView> | null, created_at: string | null, updated_at: string | null, id: EmployeeId, first_name: string, last_name: string, email: string | null, position: string | null, 
/**
 * `starting`, `employed` or `left`.
 */
status: string | null, hired_on: string | null, department: string | null, location: string | null, } & ({ [key in string]: string });

export type EmploymentView = { effective_from: string | null, employment_type: string | null, working_pattern: string | null, probation_ends_on: string | null, };

/**
 * Opens the workspace to explore: its tokens are used in place of one's own until it ends.
 */
export type ExploreStarted = { host_token: string, token: string, };

/**
 * One field of the pre-filled profile.
 */
export type FieldView = { 
/**
 * The field's name, such as `personal_email`.
 */
target: string, label: string, section: Section, kind: Kind, required: boolean, value: Value | null, 
/**
 * True where the value is there and the caller may not see it.
 */
masked: boolean, source: SourceView, edited_by: EmployeeId | null, edited_at: string | null, 
/**
 * Ashby's value changed after somebody edited the field, or after the hire ended.
 */
changed: ChangeView | null, problem: Problem | null, 
/**
 * An id of Ashby's that nobody has given a meaning yet.
 */
unknown_id: string | null, };

/**
 * What a hire wants attention for, the worst first.
 */
export type FlagName = "no_longer_hired" | "missing_required" | "overdue" | "changed_in_ashby" | "no_offer_data" | "starts_soon" | "test";

export type HeardView = { 
/**
 * Ashby's name of the kind, such as `candidateHire`.
 */
action: string, first_at: string, };

export type HireCompleted = { employee_id: EmployeeId, };

/**
 * How many hires are in each state.
 */
export type HireCounts = { new: number, completed: number, dismissed: number, 
/**
 * Over all states.
 */
attention: number, };

/**
 * A hire with its draft.
 */
export type HireDetail = { version: number, fields: Array<FieldView>, 
/**
 * Employees who share an address or a phone.
 */
duplicates: Array<DuplicateView>, 
/**
 * Set once the hire is completed.
 */
employee_id: EmployeeId | null, ended_at: string | null, ended_by: EmployeeId | null, dismiss_reason: string | null, 
/**
 * What Ashby sent, part by part, as text; null without the permission to view compensation.
 */
received: { [key in string]: string } | null, history: Array<HistoryView>, id: HireId, application_id: string, candidate_name: string, candidate_email: string | null, job_title: string | null, department: string | null, start_date: string | null, state: StateName, flags: Array<FlagName>, received_at: string, };

/**
 * An item of the ATS inbox.
 */
export type HireId = string;

export type HireInput = { id: HireId, };

export type HireItem = { id: HireId, application_id: string, candidate_name: string, candidate_email: string | null, job_title: string | null, department: string | null, start_date: string | null, state: StateName, flags: Array<FlagName>, received_at: string, };

export type HirePage = { items: Array<HireItem>, next: string | null, 
/**
 * Exact per state, otherwise up to 1,000, then null.
 */
total: number | null, };

export type HireVersion = { id: HireId, version: number, };

export type HistoryPage = { items: Array<ChangeDone>, next: string | null, };

export type HistoryView = { at: string, who: EmployeeId | null, who_name: string | null, 
/**
 * What happened, such as `received`, `edited`, `completed`.
 */
what: string, 
/**
 * Its shape depends on `what`; `changes` are old and new by field, pay as null without the permission
 * to view compensation.
 */
detail: Record<string, unknown>, };

export type IntegrationView = { installed: boolean, 
/**
 * What goes into Ashby's *Request URL*; null while there is no public address.
 */
url: string | null, path: string | null, installed_at: string | null, last_ping: PingView | null, last_delivery: string | null, secret_issued_at: string | null, 
/**
 * Until when the secret before the present one is valid too.
 */
previous_secret_until: string | null, 
/**
 * Messages that wait in quarantine because their signature does not fit.
 */
refused: number, 
/**
 * Which kinds of messages came since the installation.
 */
heard: Array<HeardView>, 
/**
 * When the first test hire arrived.
 */
test_hire_at: string | null, };

/**
 * The same, with the secret in clear.
 */
export type IntegrationWithSecret = { secret: string, installed: boolean, 
/**
 * What goes into Ashby's *Request URL*; null while there is no public address.
 */
url: string | null, path: string | null, installed_at: string | null, last_ping: PingView | null, last_delivery: string | null, secret_issued_at: string | null, 
/**
 * Until when the secret before the present one is valid too.
 */
previous_secret_until: string | null, 
/**
 * Messages that wait in quarantine because their signature does not fit.
 */
refused: number, 
/**
 * Which kinds of messages came since the installation.
 */
heard: Array<HeardView>, 
/**
 * When the first test hire arrived.
 */
test_hire_at: string | null, };

/**
 * The jobs of open hires, those with most hires first.
 */
export type JobList = { items: Array<JobView>, };

export type JobView = { job_title: string, 
/**
 * Open ones.
 */
hires: number, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

export type KeepValues = { id: HireId, version: number, targets: Array<string>, };

/**
 * What a value of the field looks like.
 */
export type Kind = "text" | "email" | "phone" | "date" | "money" | "frequency";

export type LinkHire = { id: HireId, version: number, employee_id: EmployeeId, 
/**
 * The targets whose values replace the employee's.
 */
take: Array<string>, };

export type ListDeliveries = { hire_id?: HireId, 
/**
 * `waiting`, `hire_created`, `hire_updated`, `unchanged`, `kept` or `unreadable`.
 */
outcome?: string, 
/**
 * 1 to 500; 50 where none is given.
 */
limit?: number, 
/**
 * `next` of the page before.
 */
after?: string, };

export type ListDocuments = { hire_id?: HireId, employee_id?: EmployeeId, };

export type ListEmployees = { 
/**
 * Part of a name or a work address.
 */
query?: string, 
/**
 * 1 to 500; 50 where none is given.
 */
limit?: number, 
/**
 * `next` of the page before.
 */
after?: string, };

export type ListHires = { 
/**
 * All states where none is given.
 */
state?: StateName, 
/**
 * Over all states, what a person should look at.
 */
view?: ViewName, flag?: FlagName, 
/**
 * The whole job title.
 */
job?: string, 
/**
 * The first start date that is wanted.
 */
starts_from?: string, 
/**
 * The last one.
 */
starts_to?: string, 
/**
 * Words of the name, the address or the job, by their beginnings.
 */
query?: string, 
/**
 * 1 to 500; 50 where none is given.
 */
limit?: number, 
/**
 * `next` of the page before.
 */
after?: string, };

export type ListHistory = { 
/**
 * 1 to 500; 50 where none is given.
 */
limit?: number, 
/**
 * `next` of the page before.
 */
after?: string, };

/**
 * Where messages arrive on this computer.
 */
export type ListenerView = { 
/**
 * Such as `127.0.0.1:49152`.
 */
address: string | null, bind_address: string | null, port: number | null, 
/**
 * Named when Hirelay was started, and can only be changed there.
 */
is_fixed: boolean, 
/**
 * Why nothing can arrive, and what to do.
 */
problem: string | null, };

/**
 * An amount in a currency.
 */
export type Money = { 
/**
 * Decimal text with at least two places, such as `85000.00`.
 */
amount: string, 
/**
 * ISO 4217 code, such as `EUR`; empty where the source named none.
 */
currency: string, };

export type NewRecoveryKey = { 
/**
 * The owner's own, once more.
 */
password: string, };

export type Nothing = Record<symbol, never>;

/**
 * An event, numbered per connection: a gap, or `resync`, means *ask again for everything*.
 */
export type Numbered = { number: number, event: Change | null, };

export type OpenDocument = { id: DocumentId, };

export type Origin = "ashby" | "fixed" | "edited" | "missing";

/**
 * The owner's session, and the recovery key. It is shown this once.
 */
export type OwnerCreated = { token: string, recovery_key: string, employee_id: EmployeeId, };

/**
 * What a role can allow.
 */
export type Permission = "ats_inbox.manage" | "integrations.manage" | "roles.manage" | "employees.manage" | "compensation.view" | "documents.manage";

export type PermissionList = { items: Array<PermissionView>, };

export type PermissionView = { id: Permission, 
/**
 * Such as "Company → General".
 */
group: string, label: string, };

export type PingView = { at: string, 
/**
 * `valid`, `previous_secret`, `unsigned`, `malformed` or `mismatch`.
 */
signature: string, accepted: boolean, 
/**
 * What a proxy says of the sender; anybody can write it.
 */
forwarded_for: string | null, };

export type PositionView = { effective_from: string | null, position: string | null, department: string | null, division: string | null, location: string | null, job_level: string | null, reporting_to: string | null, };

/**
 * What somebody should look at before completing.
 */
export type Problem = "missing" | "check_name" | "unknown_id" | "no_currency" | "ask_frequency" | "invalid";

/**
 * A field that has no date.
 */
export type ProfileField = { 
/**
 * The name that `employee.update` takes.
 */
target: string, label: string, section: Section, kind: Kind, required: boolean, value: string | null, };

export type ProtectionKind = "passphrase" | "credential_store";

export type ReachKind = "by_hand";

export type ReachView = { kind: ReachKind, public_url: string | null, 
/**
 * `listening`: nothing has shown from outside whether the address works. `blocked`: this computer
 * can't listen.
 */
state: string, listener: ListenerView, };

export type RecoveryKeyIssued = { recovery_key: string, };

/**
 * A message that was refused for its signature.
 */
export type RefusedId = string;

export type RefusedList = { items: Array<RefusedView>, };

/**
 * A message that was refused for its signature.
 */
export type RefusedView = { id: RefusedId, received_at: string, 
/**
 * `unsigned`, `malformed` or `mismatch`.
 */
reason: string, bytes: number, };

export type ResetHire = { id: HireId, version: number, 
/**
 * All fields where none are given.
 */
targets?: Array<string>, };

export type ResetPassword = { recovery_key: string, password: string, };

export type RevealedSecret = { secret: string, };

/**
 * A set of permissions.
 */
export type RoleId = string;

export type RoleInput = { id: RoleId, };

export type RoleKind = "administrator" | "all_employees" | "custom";

export type RoleList = { items: Array<RoleView>, };

export type RoleView = { id: RoleId, name: string, kind: RoleKind, permissions: Array<Permission>, 
/**
 * Who were given it; null for what everybody has.
 */
employees: number | null, };

export type RotateSecret = { 
/**
 * The secret that stands in Ashby already; a random one where none is given.
 */
secret?: string, };

export type SaveReach = { kind: ReachKind, 
/**
 * Null for none.
 */
public_url: string | null, 
/**
 * The address of this computer to listen on: `127.0.0.1` for itself alone, `0.0.0.0` for all.
 */
bind_address?: string, port?: number, };

export type SaveRole = { 
/**
 * A new role where none is given.
 */
id?: RoleId, name: string, permissions: Array<string>, };

export type SecretsStatus = "ready" | "locked" | "absent" | "wrong_passphrase";

export type Section = "personal" | "contact" | "job" | "employment" | "compensation";

export type Send = { what: SimulatedName, };

export type SentTo = "public_address" | "this_computer";

export type SessionEmployee = { id: EmployeeId, first_name: string, last_name: string, email: string | null, };

export type SetPassword = { id: EmployeeId, password: string, };

export type SetupProblem = { 
/**
 * `database_damaged`, `database_missing`, `database_newer`, `database_failed`, `disk_full`, `key_file` or `starting`.
 */
code: string, message: string, };

/**
 * Where the first start stands.
 */
export type SetupStatus = { 
/**
 * An owner exists. While the secrets are locked: a workspace was made here before.
 */
done: boolean, secrets: SecretsStatus, 
/**
 * What else keeps Hirelay from being ready.
 */
problem: SetupProblem | null, };

export type SignIn = { email: string, 
/**
 * The password, or a one-time code.
 */
password: string, 
/**
 * Replaces a one-time code.
 */
new_password?: string, };

export type SignedIn = { token: string, };

export type SimulatedName = "hire" | "change" | "withdrawal";

export type SourceView = { origin: Origin, 
/**
 * In words, such as "Offer → Start date".
 */
label: string | null, };

export type StateName = "new" | "completed" | "dismissed";

export type Step = "reach" | "webhook" | "test_hire";

export type TestHireSent = { sent_to: SentTo, address: string, hire_id: HireId | null, };

/**
 * Serves `files/{ticket}` for 60 seconds, in this session.
 */
export type TicketIssued = { ticket: string, };

/**
 * Kinds of things that change.
 */
export type Topic = "hire" | "delivery" | "refused_message" | "integration" | "reach" | "employee" | "role" | "document";

export type Unlock = { 
/**
 * The passphrase, or the recovery key.
 */
passphrase: string, };

/**
 * Changes of a profile, by the names of its fields. Fields that are left out stay, a null empties.
 */
export type UpdateEmployee = { id: EmployeeId, version: number, 
/**
 * From when job, employment and pay hold; today where it is left out.
 */
effective_from?: string, 
/**
 * All roles, beside that of everybody; needs *Manage roles & permissions*.
 */
role_ids?: Array<RoleId>, } & ({ [key in string]: number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null });

/**
 * A value, typed by its field's [`Kind`]. On the wire a text, a `YYYY-MM-DD`, or a money object.
 */
export type Value = string | string | Money;

/**
 * A view over all states.
 */
export type ViewName = "attention";

export type WorkspaceView = { 
/**
 * IANA name, such as `Europe/Warsaw`.
 */
time_zone: string, 
/**
 * The day that it is there.
 */
today: string, 
/**
 * A throw-away one with a simulated Ashby.
 */
is_simulated: boolean, 
/**
 * Whether one can be made beside this.
 */
can_explore: boolean, };
