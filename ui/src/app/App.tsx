import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from '@/query';
import { router } from '@/router';
import { theme, variables } from '@/theme/theme';
import { ErrorBoundary } from './ErrorBoundary';
import { Gate } from './Gate';

const client = queryClient();

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <ErrorBoundary>
        <QueryClientProvider client={client}>
          <ModalsProvider>
            {/* The decision of a page stands at the bottom right; nothing may cover it. */}
            <Notifications position="bottom-left" limit={3} transitionDuration={120} />
            <Gate enter={(path) => void router.navigate({ to: path })}>
              <RouterProvider router={router} />
            </Gate>
          </ModalsProvider>
        </QueryClientProvider>
      </ErrorBoundary>
    </MantineProvider>
  );
}
