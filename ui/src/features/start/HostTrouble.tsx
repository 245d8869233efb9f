import { Button, Text } from '@mantine/core';
import type { HostError } from '@/host';
import { t } from '@/text';
import { Sheet } from './Sheet';

interface Props {
  error: HostError;
  again: () => void;
}

/** The engine can't be asked where it stands: it does not answer, or it is locked and this address is old. */
export function HostTrouble({ error, again }: Props) {
  const { code, message } = error;
  const [title, advice] =
    code === 'not_ready'
      ? [t.start.secrets.lockedElsewhere, t.start.secrets.lockedElsewhereDo]
      : [t.problem.title[code], t.problem.advice[code]];
  return (
    <Sheet title={title} intro={code === 'not_ready' ? undefined : message}>
      <Text>{advice}</Text>
      <div>
        <Button variant="default" onClick={again}>
          {t.common.tryAgain}
        </Button>
      </div>
      <details className="quiet">
        <summary>{t.common.details}</summary>
        <code>{code}</code>
      </details>
    </Sheet>
  );
}
