import { Button, type ButtonProps } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '@/shell/announce';
import { t } from '@/text';

interface Props extends ButtonProps {
  value: string;
  label?: string;
}

/** Copies, and says so; where the clipboard is refused, says what to do instead. */
export function Copy({ value, label = t.common.copy, ...button }: Props) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => {
    const worked = await navigator.clipboard.writeText(value).then(
      () => true,
      () => false,
    );
    setOutcome(worked ? 'copied' : 'refused');
    announce(worked ? t.common.copied : t.common.copyRefused);
    if (worked) setTimeout(() => setOutcome(null), 2000);
  };
  const text = { copied: t.common.copied, refused: t.common.copyRefused };
  const Picture = outcome === 'copied' ? IconCheck : IconCopy;
  return (
    <Button
      variant="default"
      leftSection={<Picture size={16} aria-hidden />}
      onClick={() => void copy()}
      {...button}
    >
      {outcome ? text[outcome] : label}
    </Button>
  );
}
