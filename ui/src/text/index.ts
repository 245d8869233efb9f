import { activity } from './en/activity';
import { common, flags, flagsMore, format, problem } from './en/common';
import { inbox, review } from './en/inbox';
import { people } from './en/people';
import { settings } from './en/settings';
import { shell } from './en/shell';
import { signIn } from './en/signIn';
import { start } from './en/start';

/**
 * Every word that a person reads, one file per feature. A text with values in it is a function. `npm run check`
 * finds keys that nobody uses; the compiler finds those that are missing.
 */
export const t = {
  activity,
  common,
  flags,
  flagsMore,
  format,
  inbox,
  people,
  problem,
  review,
  settings,
  shell,
  signIn,
  start,
};
