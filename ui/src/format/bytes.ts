import { t } from '@/text';

const STEPS = ['kB', 'MB', 'GB'] as const;

/** "512 bytes", "2.4 kB", "3 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return t.format.bytes(bytes);
  let amount = bytes / 1000;
  let step = 0;
  while (amount >= 1000 && step < STEPS.length - 1) {
    amount /= 1000;
    step += 1;
  }
  const shown = amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount);
  return `${shown} ${STEPS[step] ?? ''}`;
}
