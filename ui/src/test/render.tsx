import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { CurrentSession, Permission } from '@/bindings/types';
import { queryClient } from '@/query';
import { SessionContext } from '@/session/session';
import { theme, variables } from '@/theme/theme';

const ALL: Permission[] = [
  'ats_inbox.manage',
  'integrations.manage',
  'roles.manage',
  'employees.manage',
  'compensation.view',
  'documents.manage',
];

const employee = { id: 'emp_1', first_name: 'Ira', last_name: 'Novak', email: 'ira@example.invalid' };

/** Links need a router around them; where they lead is for the journeys in the browser. */
const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });

/** Renders below everything a page needs, signed in as somebody with the permissions. */
export function renderSignedIn(page: ReactNode, permissions: Permission[] = ALL): RenderResult {
  const session: CurrentSession = { employee, permissions, is_owner: permissions.includes('roles.manage') };
  return render(
    <MantineProvider theme={theme} cssVariablesResolver={variables} env="test">
      <QueryClientProvider client={queryClient()}>
        <RouterContextProvider router={router}>
          <SessionContext value={session}>{page}</SessionContext>
        </RouterContextProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
}
