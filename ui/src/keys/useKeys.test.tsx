import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { useKeys } from './useKeys';

function Page({ go, open }: { go: () => void; open: () => void }) {
  useKeys({ 'g i': go, i: open });
  return <input aria-label="name" />;
}

test('keys work alone and one after the other, and not while typing', async () => {
  const [go, open] = [vi.fn(), vi.fn()];
  render(<Page go={go} open={open} />);
  const person = userEvent.setup();
  await person.keyboard('gi');
  expect(go).toHaveBeenCalledOnce();
  expect(open).not.toHaveBeenCalled();
  await person.keyboard('i');
  expect(open).toHaveBeenCalledOnce();
  await person.type(screen.getByLabelText('name'), 'gigi');
  expect(go).toHaveBeenCalledOnce();
});
