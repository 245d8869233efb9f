import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

const PAUSE_MS = 200;

interface Props {
  label: string;
  words: string;
  search: (words: string) => void;
}

/** Searches when the typing pauses. `/` finds it. */
export function SearchField({ label, words, search }: Props) {
  const [typed, setTyped] = useState(words);
  const [last, setLast] = useState(words);
  // Cleared from elsewhere, or by the browser's Back. What was typed meanwhile stays.
  if (words !== last) {
    setLast(words);
    if (typed.trim() === last) setTyped(words);
  }
  const later = useDebouncedCallback((next: string) => search(next.trim()), PAUSE_MS);
  return (
    <TextInput
      type="search"
      w={280}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      maxLength={200}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
