import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { Problem } from '@/blocks';
import { t } from '@/text';

/** The last resort: what happened in the window, and a way on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error === null ? this.props.children : <PageProblem error={error} />;
  }
}

export function PageProblem({ error }: { error: unknown }) {
  return (
    <div style={{ padding: 32 }}>
      <Problem
        error={error}
        title={t.problem.page}
        safe={t.problem.pageSafe}
        action={<Button onClick={() => location.reload()}>{t.problem.reload}</Button>}
      />
    </div>
  );
}
