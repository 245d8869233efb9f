import { Title } from '@mantine/core';
import { Copy } from '@/blocks';
import { t } from '@/text';
import { CopySecret } from './CopySecret';
import { Emphasis } from './Emphasis';

const words = t.settings.steps;

/** What to do in Ashby, with the values to copy where they are needed. */
export function Steps({ url }: { url: string | null }) {
  return (
    <>
      <Title order={3}>{words.title}</Title>
      <ol>
        <li>
          <Emphasis>{words.path}</Emphasis>
        </li>
        <li>
          <Emphasis>{words.type}</Emphasis>
        </li>
        <li>
          <Emphasis>{words.url}</Emphasis>
          {url !== null && <Copy value={url} size="compact-sm" label={words.copyUrl} />}
        </li>
        <li>
          <Emphasis>{words.secret}</Emphasis>
          <CopySecret size="compact-sm" label={words.copySecret} />
        </li>
        <li>
          <Emphasis>{words.add}</Emphasis>
        </li>
      </ol>
    </>
  );
}
