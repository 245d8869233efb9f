import type { Permission, PermissionView, RoleView } from '@/bindings/types';

const view = (id: Permission, group: string): PermissionView => ({ id, group, label: id });

export const PERMISSIONS: PermissionView[] = [
  view('ats_inbox.manage', 'Company → General'),
  view('integrations.manage', 'Company → General'),
  view('roles.manage', 'Company → General'),
  view('employees.manage', 'People'),
  view('compensation.view', 'People'),
  view('documents.manage', 'People'),
];

export const administrator = (employees = 1): RoleView => ({
  id: 'administrator',
  name: 'Administrator',
  kind: 'administrator',
  permissions: PERMISSIONS.map(({ id }) => id),
  employees,
});

export const everybody: RoleView = {
  id: 'all_employees',
  name: 'All employees',
  kind: 'all_employees',
  permissions: [],
  employees: null,
};

export const reviewers = (own: Partial<RoleView> = {}): RoleView => ({
  id: 'role_1',
  name: 'Reviewers',
  kind: 'custom',
  permissions: ['ats_inbox.manage'],
  employees: 3,
  ...own,
});

/** What the engine answers to whoever opens the page of a role. */
export const answersWith = (...roles: RoleView[]) => ({
  'role.list': { items: roles },
  'permission.list': { items: PERMISSIONS },
});
