import type { HostCode } from '@/host/error';
import type { FlagName } from '@/bindings/types';

export const common = {
  product: 'Hirelay',
  loading: 'Loading',
  offline: 'Hirelay on this computer does not answer.',
  unexpected: 'Something unexpected happened in this window.',
  tryAgain: 'Try again',
  details: 'Details',
  copy: 'Copy',
  copied: 'Copied',
  copyRefused: 'Select it and press Ctrl+C',
  close: 'Close',
  cancel: 'Cancel',
  open: 'Open',
  save: 'Save',
  dayForm: 'YYYY-MM-DD',
  pickDay: (label: string) => `Pick ${label} in a calendar`,
  calendar: {
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    previousYear: 'Previous year',
    nextYear: 'Next year',
    previousDecade: 'Previous decade',
    nextDecade: 'Next decade',
    monthLevelControl: 'Choose a month',
    yearLevelControl: 'Choose a year',
  },
};

export const problem = {
  title: {
    offline: 'No answer from Hirelay',
    unauthenticated: 'You are signed out',
    unknown_command: 'This window and Hirelay differ in version',
    forbidden: 'This needs a permission you don’t have',
    malformed: 'Hirelay did not understand this window',
    invalid: 'Something has to be corrected',
    not_found: 'This is not here any more',
    conflict: 'Somebody was faster',
    too_many_attempts: 'Too many attempts',
    not_ready: 'Hirelay is not ready yet',
    busy: 'Hirelay has a lot to do',
    unreachable: 'The address was not reached',
    internal: 'That did not work',
  } satisfies Record<HostCode, string>,
  advice: {
    offline:
      'Nothing that was saved is lost. Start Hirelay if it was stopped; this page goes on by itself when it answers.',
    unauthenticated: 'Sign in again to go on.',
    unknown_command: 'Load this page again.',
    forbidden: 'An administrator can give it to your role.',
    malformed: 'Nothing was changed. Load this page again and try once more.',
    invalid: 'Nothing was changed. Correct it and try again.',
    not_found: 'Go back to the list; it shows what is there now.',
    conflict: 'Nothing of yours was saved over it. Look at what is there now.',
    too_many_attempts: 'Wait a moment, then try again.',
    not_ready: 'It goes on as soon as Hirelay is ready.',
    busy: 'Nothing was lost. Try again in a moment.',
    unreachable: 'Check what it says, then try again.',
    internal: 'Nothing was changed. Try again; if it stays, send the details to who looks after Hirelay.',
  } satisfies Record<HostCode, string>,
  page: 'This page can’t be shown',
  pageSafe: 'What was saved is safe.',
  notFound: 'There is no such page',
  notFoundAdvice: 'The address may be old or mistyped. Your hires are in the ATS inbox.',
  toInbox: 'Open the ATS inbox',
  reload: 'Load the page again',
};

export const flags = {
  no_longer_hired: 'No longer hired',
  missing_required: 'Missing required',
  overdue: 'Overdue',
  changed_in_ashby: 'Changed in Ashby',
  no_offer_data: 'No offer data',
  starts_soon: 'Starts soon',
  test: 'Test',
} satisfies Record<FlagName, string>;

export const flagsMore = (names: string): string => `Also: ${names}`;

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

export const format = {
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
  bytes: (count: number) => counted(count, 'byte'),
  days: (count: number) => counted(count, 'day'),
  weeks: (count: number) => counted(count, 'week'),
  months: (count: number) => counted(count, 'month'),
  years: (count: number) => counted(count, 'year'),
  in: (span: string) => `in ${span}`,
  ago: (span: string) => `${span} ago`,
  todayAt: (time: string) => `Today ${time}`,
  noCurrency: '(currency?)',
  per: (frequency: string) => `per ${frequency}`,
  perWhat: 'per …?',
  masked: 'Hidden: needs the permission View compensation',
};
