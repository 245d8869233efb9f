import { spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys, type Keys } from '@/keys/useKeys';
import { usePlaces } from './usePlaces';

/** G then a letter, the palette, the map, and the search field of the page that has one. */
export function useShellKeys() {
  const navigate = useNavigate();
  const places = usePlaces();
  const [isMapOpen, setMapOpen] = useState(false);
  const keys: Keys = {
    'mod+k': () => spotlight.toggle(),
    '?': () => setMapOpen(true),
    '/': () => document.querySelector<HTMLInputElement>('#main input[type="search"]')?.focus(),
  };
  for (const { to, key } of places) keys[`g ${key}`] = () => void navigate({ to });
  useKeys(keys);
  return { isMapOpen, setMapOpen };
}
