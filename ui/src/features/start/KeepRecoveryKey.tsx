import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { createPortal } from 'react-dom';
import { Copy } from '@/blocks';
import { formatDay, today } from '@/format';
import { t } from '@/text';
import { groupsOf, isGroup, placesToAsk } from './recoveryKey';
import { saveText } from './saveText';
import classes from './start.module.css';

const words = t.start.recovery;

/** The recovery key, shown this once; two groups typed back prove that it was saved. */
export function KeepRecoveryKey({ recoveryKey, saved }: { recoveryKey: string; saved: () => void }) {
  const groups = groupsOf(recoveryKey);
  const [places] = useState(() => placesToAsk(groups.length));
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [isChecked, setChecked] = useState(false);
  useStayHere();

  const isRight = (place: number) => isGroup(typed[place] ?? '', groups[place] ?? '');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (places.every(isRight)) saved();
  };
  const paper = words.paper(recoveryKey, formatDay(today()));
  return (
    <div className={classes.keep}>
      <Text c="dimmed">{words.intro}</Text>
      <ol className={classes.key} aria-label={words.key}>
        {groups.map((group, place) => (
          <li key={place}>{group}</li>
        ))}
      </ol>
      <Group gap="xs">
        <Copy value={recoveryKey} label={words.copy} />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => void saveText(words.fileName, paper)}
        >
          {words.save}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {words.print}
        </Button>
      </Group>
      <Text c="dimmed">{words.keep}</Text>
      <form onSubmit={submit}>
        <Text>{words.check}</Text>
        <div className={classes.pair}>
          {places.map((place) => (
            <TextInput
              key={place}
              label={words.group(words.places[place] ?? '')}
              value={typed[place] ?? ''}
              onChange={({ currentTarget }) => setTyped({ ...typed, [place]: currentTarget.value })}
              error={isChecked && !isRight(place) && words.wrong}
              autoComplete="off"
              spellCheck={false}
            />
          ))}
        </div>
        <Button type="submit">{words.submit}</Button>
      </form>
      {createPortal(
        <div className={classes.paper} aria-hidden>
          {paper}
        </div>,
        document.body,
      )}
    </div>
  );
}

/** The key can't be shown again, so the browser asks before the page is left. */
function useStayHere(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
}
