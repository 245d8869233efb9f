// Made from the registry of commands by `cargo xtask generate`. Don't edit.

import type {
  Checklist,
  ChooseProtection,
  CodeIssued,
  CreateEmployee,
  CreateOwner,
  CurrentSession,
  DeliveryDetail,
  DeliveryInput,
  DeliveryPage,
  DismissHire,
  DocumentList,
  Done,
  EditHire,
  EmployeeHistory,
  EmployeeInput,
  EmployeePage,
  EmployeeProfile,
  ExploreStarted,
  HireCompleted,
  HireCounts,
  HireDetail,
  HireInput,
  HirePage,
  HireVersion,
  HistoryPage,
  IntegrationView,
  IntegrationWithSecret,
  JobList,
  KeepValues,
  LinkHire,
  ListDeliveries,
  ListDocuments,
  ListEmployees,
  ListHires,
  ListHistory,
  NewRecoveryKey,
  Nothing,
  OpenDocument,
  OwnerCreated,
  PermissionList,
  ReachView,
  RecoveryKeyIssued,
  RefusedList,
  ResetHire,
  ResetPassword,
  RevealedSecret,
  RoleInput,
  RoleList,
  RoleView,
  RotateSecret,
  SaveReach,
  SaveRole,
  Send,
  SetPassword,
  SetupStatus,
  SignIn,
  SignedIn,
  TestHireSent,
  TicketIssued,
  Unlock,
  UpdateEmployee,
  WorkspaceView,
} from './types';

/** What each command takes and gives. */
export interface Commands {
  /** Where the first start stands, and what keeps Hirelay from being ready. */
  'setup.status': { input: Nothing; output: SetupStatus };
  /** Makes the first employee, an Administrator, once; gives the recovery key. */
  'setup.create_owner': { input: CreateOwner; output: OwnerCreated };
  /** A new password for the owner, who holds the recovery key. */
  'setup.reset_password': { input: ResetPassword; output: SignedIn };
  /** Opens the root key with the passphrase or the recovery key. */
  'secrets.unlock': { input: Unlock; output: SetupStatus };
  /** Protects the root key with a passphrase or the computer's credential store. */
  'secrets.choose': { input: ChooseProtection; output: SetupStatus };
  /** Begins a session. */
  'session.sign_in': { input: SignIn; output: SignedIn };
  /** Ends the session. */
  'session.sign_out': { input: Nothing; output: Done };
  /** Ends all of one's own sessions. */
  'session.sign_out_everywhere': { input: Nothing; output: Done };
  /** Who is signed in, and what they may do. */
  'session.current': { input: Nothing; output: CurrentSession };
  /** A new recovery key for the owner; the old one no longer works. */
  'session.new_recovery_key': { input: NewRecoveryKey; output: RecoveryKeyIssued };
  /** The Ashby integration as it stands. */
  'integration.get': { input: Nothing; output: IntegrationView };
  /** Issues a new address and a new secret. */
  'integration.install': { input: Nothing; output: IntegrationWithSecret };
  /** Takes the address away; Ashby is told that it is gone. */
  'integration.uninstall': { input: Nothing; output: IntegrationView };
  /** Issues a new secret; the old one stays valid for three days. */
  'integration.rotate_secret': { input: RotateSecret; output: IntegrationWithSecret };
  /** From now on only the present secret is valid. */
  'integration.end_previous_secret': { input: Nothing; output: IntegrationView };
  /** The present secret in clear. */
  'integration.reveal_secret': { input: Nothing; output: RevealedSecret };
  /** Messages that were refused for their signature, newest first. */
  'integration.refused': { input: Nothing; output: RefusedList };
  /** What there is to do until the first hire can arrive. */
  'integration.checklist': { input: Nothing; output: Checklist };
  /** Sends a made-up hire, signed, through the public address. */
  'integration.send_test_hire': { input: Nothing; output: TestHireSent };
  /** The company's time zone, and the day that it is there. */
  'workspace.get': { input: Nothing; output: WorkspaceView };
  /** How Ashby reaches this computer. */
  'reach.get': { input: Nothing; output: ReachView };
  /** Saves the public address, and where this computer listens. */
  'reach.save': { input: SaveReach; output: ReachView };
  /** A page of hires in the order of their start dates. */
  'inbox.list': { input: ListHires; output: HirePage };
  /** One hire with its draft, where each value came from, and its history. */
  'inbox.get': { input: HireInput; output: HireDetail };
  /** Replaces values of the draft. */
  'inbox.edit': { input: EditHire; output: HireDetail };
  /** Takes Ashby's values again. */
  'inbox.reset': { input: ResetHire; output: HireDetail };
  /** Keeps the values that stand there although Ashby changed its own. */
  'inbox.keep': { input: KeepValues; output: HireDetail };
  /** Makes the employee and ends the hire, both or neither. */
  'inbox.complete': { input: HireVersion; output: HireCompleted };
  /** Ends the hire with somebody who is an employee already. */
  'inbox.link': { input: LinkHire; output: HireCompleted };
  /** Puts a hire aside, with a reason. */
  'inbox.dismiss': { input: DismissHire; output: HireDetail };
  /** Puts a dismissed hire back. */
  'inbox.restore': { input: HireVersion; output: HireDetail };
  /** Takes a completion back while the employee is unchanged. */
  'inbox.reopen': { input: HireVersion; output: HireDetail };
  /** Removes a test hire, and the employee that was made of it. */
  'inbox.remove_test': { input: HireInput; output: Done };
  /** How many hires are in each state, and how many need attention. */
  'inbox.counts': { input: Nothing; output: HireCounts };
  /** The jobs of open hires. */
  'inbox.jobs': { input: Nothing; output: JobList };
  /** Messages from Ashby, newest first. */
  'delivery.list': { input: ListDeliveries; output: DeliveryPage };
  /** One message, as it was received. */
  'delivery.get': { input: DeliveryInput; output: DeliveryDetail };
  /** Reads a kept message once more. */
  'delivery.process_again': { input: DeliveryInput; output: DeliveryDetail };
  /** A page of the directory, by name. */
  'employee.list': { input: ListEmployees; output: EmployeePage };
  /** One profile, as far as the caller may see it. */
  'employee.get': { input: EmployeeInput; output: EmployeeProfile };
  /** Makes an employee. */
  'employee.create': { input: CreateEmployee; output: EmployeeProfile };
  /** Gives somebody a password, and ends their sessions. */
  'employee.set_password': { input: SetPassword; output: Done };
  /** Gives somebody a code that is good once, and is replaced by their own password. */
  'employee.invite': { input: EmployeeInput; output: CodeIssued };
  /** Takes somebody's way in away. */
  'employee.disable_sign_in': { input: EmployeeInput; output: Done };
  /** Changes a profile: simple fields at once, job and pay from a day on. */
  'employee.update': { input: UpdateEmployee; output: EmployeeProfile };
  /** What happened to a profile. */
  'employee.history': { input: EmployeeInput; output: EmployeeHistory };
  /** All roles, and how many have each. */
  'role.list': { input: Nothing; output: RoleList };
  /** Makes a role, or changes one. */
  'role.save': { input: SaveRole; output: RoleView };
  /** Removes a role that nobody has. */
  'role.delete': { input: RoleInput; output: Done };
  /** What a role can allow. */
  'permission.list': { input: Nothing; output: PermissionList };
  /** What people did, newest first, as far as the caller may see it. */
  'history.list': { input: ListHistory; output: HistoryPage };
  /** Makes a throw-away workspace with a simulated Ashby. */
  'explore.start': { input: Nothing; output: ExploreStarted };
  /** Has the simulated Ashby send something. */
  'explore.send': { input: Send; output: Done };
  /** Throws the workspace to explore away. */
  'explore.end': { input: Nothing; output: Done };
  /** The files of a hire or an employee. */
  'document.list': { input: ListDocuments; output: DocumentList };
  /** A ticket that serves one file for a minute. */
  'document.open': { input: OpenDocument; output: TicketIssued };
}
