import { IconHistory, IconInbox, IconSettings, IconUsers, type Icon } from '@tabler/icons-react';
import type { Permission } from '@/bindings/types';
import { t } from '@/text';

export interface Place {
  to: '/inbox' | '/people' | '/activity' | '/settings';
  label: string;
  icon: Icon;
  /** Goes there after G. */
  key: string;
  /** Without one of them the place is not offered. */
  needs?: Permission[];
}

/** The main navigation: the sidebar, the palette and the keys come from here. */
export const PLACES: Place[] = [
  { to: '/inbox', label: t.inbox.title, icon: IconInbox, key: 'i', needs: ['ats_inbox.manage'] },
  { to: '/people', label: t.people.title, icon: IconUsers, key: 'p' },
  {
    to: '/activity',
    label: t.activity.title,
    icon: IconHistory,
    key: 'a',
    needs: ['ats_inbox.manage', 'integrations.manage', 'employees.manage', 'roles.manage'],
  },
  { to: '/settings', label: t.settings.title, icon: IconSettings, key: 's' },
];
