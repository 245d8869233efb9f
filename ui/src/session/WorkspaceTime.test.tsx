import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Day, Instant } from '@/blocks';
import { answer, refusal } from '@/test/answers';
import { renderSignedIn } from '@/test/render';
import { WorkspaceTime } from './WorkspaceTime';

afterEach(() => void vi.restoreAllMocks());

const page = (
  <WorkspaceTime>
    <Day value="2031-01-02" countdown />
    <Instant value="2031-01-01T00:30:00Z" />
  </WorkspaceTime>
);

test('days and times are the workspace’s from the first moment', async () => {
  answer({ 'workspace.get': { time_zone: 'America/New_York', today: '2030-12-31' } });
  renderSignedIn(page);
  expect(screen.queryByText(/2031/)).toBeNull();
  expect(await screen.findByText('in 2 days')).toBeVisible();
  expect(screen.getByText('Today 19:30')).toBeVisible();
});

test('where it can’t be told, this computer’s time helps out', async () => {
  answer({ 'workspace.get': refusal('unknown_command') });
  renderSignedIn(page);
  expect(await screen.findByText(/Thu 2 Jan 2031/)).toBeVisible();
});
