import { activity, changes, message, refusedTab } from './en/activity';
import { checklist } from './en/checklist';
import { common, flags, flagsMore, format, problem } from './en/common';
import { explore } from './en/explore';
import { history } from './en/history';
import { inbox, review } from './en/inbox';
import { people, profile } from './en/people';
import { permissions } from './en/permissions';
import { access, addPerson, roles } from './en/roles';
import { settings } from './en/settings';
import { shell } from './en/shell';
import { signIn } from './en/signIn';
import { start } from './en/start';

/**
 * Every word that a person reads, one file per feature. A text with values in it is a function. `npm run check`
 * finds keys that nobody uses; the compiler finds those that are missing.
 */
export const t = {
  access,
  activity,
  addPerson,
  changes,
  checklist,
  common,
  explore,
  flags,
  flagsMore,
  format,
  history,
  inbox,
  message,
  people,
  permissions,
  problem,
  profile,
  refusedTab,
  review,
  roles,
  settings,
  shell,
  signIn,
  start,
};
