import { Button, type ButtonProps } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { Problem } from '@/blocks';
import { useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';

const COPIED_MS = 2000;

interface Props extends ButtonProps {
  label: string;
  /** The clipboard can't be used: show the secret, so that it can be selected. */
  refused?: () => void;
}

/** Copies the secret without showing it. */
export function CopySecret({ label, refused, ...button }: Props) {
  const reveal = useRpcMutation('integration.reveal_secret');
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const write = async (secret: string) => {
    reveal.reset();
    const worked = await navigator.clipboard.writeText(secret).then(
      () => true,
      () => false,
    );
    setOutcome(worked ? 'copied' : 'refused');
    announce(worked ? t.common.copied : t.common.copyRefused);
    if (worked) setTimeout(() => setOutcome(null), COPIED_MS);
    else refused?.();
  };
  const text = { copied: t.common.copied, refused: t.common.copyRefused };
  const Picture = outcome === 'copied' ? IconCheck : IconCopy;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Picture size={16} aria-hidden />}
        loading={reveal.isPending}
        onClick={() => reveal.mutate({}, { onSuccess: ({ secret }) => void write(secret) })}
        {...button}
      >
        {outcome ? text[outcome] : label}
      </Button>
      {reveal.error && <Problem error={reveal.error} title={t.settings.values.failed} />}
    </>
  );
}
