import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '@/text';
import classes from './inbox.module.css';

const PAUSE_MS = 200;

interface Props {
  words: string;
  search: (words: string) => void;
  /** Goes on in the list. */
  enter: (words: string) => void;
}

/** Searches when the typing pauses; Enter goes to the first hire that was found. */
export function SearchField({ words, search, enter }: Props) {
  const [typed, setTyped] = useState(words);
  const [last, setLast] = useState(words);
  // Cleared from elsewhere, or by the browser's Back.
  if (words !== last) {
    setLast(words);
    if (words !== typed.trim()) setTyped(words);
  }
  const later = useDebouncedCallback((next: string) => search(next.trim()), PAUSE_MS);
  return (
    <TextInput
      type="search"
      className={classes.search}
      aria-label={t.inbox.search}
      placeholder={t.inbox.searchHint}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      maxLength={200}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        // What is pressed next is meant for the list.
        event.currentTarget.blur();
        later.cancel();
        search(typed.trim());
        enter(typed.trim());
      }}
    />
  );
}
