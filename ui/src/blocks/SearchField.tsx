import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

const PAUSE_MS = 200;

interface Props {
  label: string;
  /** Stands in the empty field; the label where it is left out. */
  hint?: string;
  words: string;
  search: (words: string) => void;
  /** Goes on in the list of what was found. */
  enter?: (words: string) => void;
  className?: string;
}

/** Searches when the typing pauses; Enter goes on where somebody waits for it. `/` finds it. */
export function SearchField({ label, hint = label, words, search, enter, className }: Props) {
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
      w={className ? undefined : 280}
      className={className}
      aria-label={label}
      placeholder={hint}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      maxLength={200}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || !enter) return;
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
