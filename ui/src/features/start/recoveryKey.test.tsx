import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderSignedIn } from '@/test/render';
import { t } from '@/text';
import { isGroup, placesToAsk } from './recoveryKey';
import { SaveRecoveryKey } from './SaveRecoveryKey';

const KEY = 'AAA0-BBB1-CCC2-DDD3-EEE4-FFF5-GGG6-HHH7';

test('a group may be typed in lower case, with blanks, and with look-alikes', () => {
  expect(isGroup(' aaa o ', 'AAA0')).toBe(true);
  expect(isGroup('bbbl', 'BBB1')).toBe(true);
  expect(isGroup('bbb-i', 'BBB1')).toBe(true);
  expect(isGroup('', 'BBB1')).toBe(false);
  expect(isGroup('BBB2', 'BBB1')).toBe(false);
});

test('two different places are asked for, one of each half', () => {
  expect(placesToAsk(8, () => 0)).toEqual([0, 4]);
  expect(placesToAsk(8, () => 0.999)).toEqual([3, 7]);
});

test('the way on opens only when both groups are right, and says which is wrong', async () => {
  const saved = vi.fn();
  renderSignedIn(<SaveRecoveryKey recoveryKey={KEY} saved={saved} />);
  const person = userEvent.setup();
  const [first, second] = t.start.recovery.places
    .map((name, place) => ({ field: screen.queryByLabelText(`${name} group`), group: KEY.split('-')[place] }))
    .filter((asked): asked is { field: HTMLElement; group: string } => asked.field !== null);
  if (!first || !second) throw new Error('two groups are asked for');

  await person.type(first.field, first.group.toLowerCase());
  await person.type(second.field, 'nope');
  await person.click(screen.getByRole('button', { name: 'I have saved it' }));
  expect(screen.getAllByText(/not that group/)).toHaveLength(1);
  expect(saved).not.toHaveBeenCalled();

  await person.clear(second.field);
  await person.type(second.field, `${second.group}{Enter}`);
  expect(saved).toHaveBeenCalledOnce();
});
