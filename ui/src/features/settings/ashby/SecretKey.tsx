import { ActionIcon, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { Problem } from '@/blocks';
import { MASK } from '@/format';
import { useRpcMutation } from '@/query';
import { t } from '@/text';
import classes from './configure.module.css';
import { CopySecret } from './CopySecret';

const words = t.settings.values;

/** The secret, masked until somebody asks for it; forgotten again when it is hidden. */
export function SecretKey() {
  const reveal = useRpcMutation('integration.reveal_secret');
  const secret = reveal.data?.secret;
  const label = secret === undefined ? words.reveal : words.hide;
  const Picture = secret === undefined ? IconEye : IconEyeOff;
  const toggle = () => {
    if (secret === undefined) reveal.mutate({});
    else reveal.reset();
  };
  return (
    <>
      <div className={classes.value}>
        {secret === undefined ? (
          <code aria-label={words.secretHidden} role="img">
            {MASK.repeat(4)}
          </code>
        ) : (
          <code>{secret}</code>
        )}
        <Tooltip label={label} position="bottom">
          <ActionIcon
            variant="default"
            size={32}
            aria-label={`${label}: ${words.secret}`}
            loading={reveal.isPending}
            onClick={toggle}
          >
            <Picture size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <CopySecret label={words.copySecret} refused={() => reveal.mutate({})} />
      </div>
      {reveal.error && <Problem error={reveal.error} title={words.failed} />}
    </>
  );
}
