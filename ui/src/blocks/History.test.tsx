import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { HistoryView } from '@/bindings/types';
import { renderSignedIn } from '@/test/render';
import { History } from '.';

const entry = (own: Partial<HistoryView>): HistoryView => ({
  at: '2026-11-24T09:00:00Z',
  who: 'emp_5',
  who_name: 'Ben Ode',
  what: 'edited',
  detail: {},
  ...own,
});

const told = (...items: HistoryView[]) => {
  renderSignedIn(<History items={items} labels={{ 'field-7': 'T-shirt size' }} />);
  return screen.getAllByRole('listitem').map((item) => item.textContent);
};

test('what happened stands as sentences, newest first', () => {
  const [first, second] = told(
    entry({ who: null, who_name: null, what: 'received' }),
    entry({ at: '2026-11-24T10:00:00Z', what: 'dismissed', detail: { reason: 'Withdrew' } }),
  );
  expect(first).toMatch(/^Ben Ode dismissed the hireWithdrew/);
  expect(second).toMatch(/^The hire arrived from Ashby/);
});

test('fields are named as the form names them, also those of the company', () => {
  const [line] = told(entry({ detail: { targets: ['hired_on', 'job_level', 'field-7'] } }));
  expect(line).toMatch(/^Ben Ode edited Start date, Job level, T-shirt size/);
});

test('several changes stand below each other, days and money written out', () => {
  const changes = {
    hired_on: { from: '2026-12-01', to: null },
    salary: { from: null, to: { amount: '85000.00', currency: 'EUR' } },
  };
  told(entry({ who: null, who_name: null, what: 'changed_in_ashby', detail: { changes } }));
  expect(screen.getByText(/Start date:/)).toHaveTextContent('Start date: Tue 1 Dec 2026 to → nothing');
  expect(screen.getByText(/Salary:/)).toHaveTextContent('Salary: nothing to → €85,000.00');
});

test('pay that may not be seen is masked', () => {
  const [line] = told(entry({ detail: { changes: { salary: null }, effective_from: '2027-01-01' } }));
  expect(line).toMatch(/^Ben Ode edited Salary: ••••From Fri 1 Jan 2027/);
});

test('a deed of tomorrow is told in its own words, and names are only text', () => {
  const [line] = told(entry({ who_name: '<b>Ben</b> {fields}', what: 'sent_to_payroll' }));
  expect(line).toMatch(/^<b>Ben<\/b> {fields}: Sent to payroll/);
});

test('what a role allows, and who was given which, is told in words', () => {
  const from = ['ats_inbox.manage'];
  const to = ['ats_inbox.manage', 'compensation.view'];
  const [role] = told(entry({ what: 'role_changed', detail: { name: 'Reviewers', from, to } }));
  expect(role).toMatch(
    /^Ben Ode changed the role “Reviewers”: Manage ATS inbox to {2}→ Manage ATS inbox, View compensation/,
  );
  const given = entry({ what: 'roles_assigned', detail: { from: [], to: ['Reviewers'] } });
  expect(told(given).at(-1)).toMatch(/^Ben Ode changed the roles: nothing to {2}→ Reviewers/);
});
