import { Button, Text } from '@mantine/core';
import type { SetupProblem } from '@/bindings/types';
import { t } from '@/text';
import { Sheet } from './Sheet';

const words = t.start.problems;
type Known = Exclude<keyof typeof words, 'safe' | 'check' | 'other'>;
const isKnown = (code: string): code is Known => code in words && code !== 'safe' && code !== 'check';

/** What keeps Hirelay from being ready, what is safe, and what to do. */
export function SetupTrouble({ problem, again }: { problem: SetupProblem; again: () => void }) {
  const { code, message } = problem;
  const title = isKnown(code) ? words[code] : words.other;
  const safe = code === 'starting' || code === 'stopping' ? words.safe[code] : words.safe.waiting;
  return (
    <Sheet title={title} intro={message}>
      <Text>{safe}</Text>
      {code !== 'starting' && (
        <div>
          <Button variant="default" onClick={again}>
            {words.check}
          </Button>
        </div>
      )}
      <details>
        <summary className="quiet">{t.common.details}</summary>
        <code className="quiet">{code}</code>
      </details>
    </Sheet>
  );
}
