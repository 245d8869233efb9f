import type { Permission } from '@/bindings/types';

export const permissions = {
  names: {
    'ats_inbox.manage': 'Manage ATS inbox',
    'integrations.manage': 'Manage integrations',
    'roles.manage': 'Manage roles & permissions',
    'employees.manage': 'Manage employees',
    'compensation.view': 'View compensation',
    'documents.manage': 'Manage employee documents',
  } satisfies Record<Permission, string>,
  more: {
    'ats_inbox.manage': 'Sees new hires in the ATS inbox and can edit, complete, link and dismiss them.',
    'integrations.manage':
      'Installs Ashby, sees its address and secret, and chooses how Ashby reaches this computer.',
    'roles.manage':
      'Makes roles, gives them to people, and lets people sign in; never with more than they may do themselves.',
    'employees.manage': 'Sees and edits all profiles, adds people, and changes job and employment.',
    'compensation.view':
      'Sees and changes salaries, and sees messages from Ashby as they came. Without it they are hidden.',
    'documents.manage': 'Sees and opens the files of hires and employees.',
  } satisfies Record<Permission, string>,
  needs: (permission: string) =>
    `Your role lacks the permission “${permission}”. Ask an administrator of Hirelay to add it; this page notices by itself.`,
};
