import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { HostError } from '@/host';
import { renderSignedIn } from '@/test/render';
import { Flags, Name, Problem } from '.';

test('a row shows the worst flag and how many more', () => {
  renderSignedIn(<Flags flags={['starts_soon', 'no_longer_hired', 'test']} />);
  expect(screen.getByText('No longer hired')).toBeVisible();
  expect(screen.getByText('+2')).toHaveAccessibleName('Also: Starts soon, Test');
  expect(screen.queryByText('Test')).toBeNull();
});

test('a name is text, isolated for its direction', () => {
  renderSignedIn(<Name>{'<b>שרה</b>'}</Name>);
  expect(screen.getByText('<b>שרה</b>').tagName).toBe('BDI');
});

test('a problem says what happened and what to do, and keeps the code under Details', () => {
  renderSignedIn(<Problem error={HostError.offline()} safe="The hires are safe." />);
  expect(screen.getByRole('alert')).toHaveTextContent('No answer from Hirelay');
  expect(screen.getByRole('alert')).toHaveTextContent('The hires are safe.');
  expect(screen.getByText('offline').closest('details')).not.toHaveAttribute('open');
});
