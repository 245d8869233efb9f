import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { signOut } from '@/session/session';
import { t } from '@/text';
import { useOfferedActions } from './actions';
import classes from './shell.module.css';
import { usePlaces } from './usePlaces';

/** Pages and actions, by name. It is opened by a key of our own, which is off inside dialogs. */
export function Palette({ openKeys }: { openKeys: () => void }) {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const { light, dark, auto, theme, keys, signOut: leaves } = t.shell.person;

  const pages = usePlaces().map(({ to, label, icon: Picture, key }): SpotlightActionData => ({
    id: to,
    label,
    leftSection: <Picture size={18} stroke={1.75} aria-hidden />,
    rightSection: <kbd>{`G ${key.toUpperCase()}`}</kbd>,
    onClick: () => void navigate({ to }),
  }));
  const offered = useOfferedActions().map(({ id, label, keys: pressed, act }): SpotlightActionData => ({
    id,
    label,
    rightSection: pressed && <kbd>{pressed}</kbd>,
    onClick: act,
  }));
  const general: SpotlightActionData[] = [
    { id: 'light', label: `${theme}: ${light}`, onClick: () => setColorScheme('light') },
    { id: 'dark', label: `${theme}: ${dark}`, onClick: () => setColorScheme('dark') },
    { id: 'auto', label: `${theme}: ${auto}`, onClick: () => setColorScheme('auto') },
    { id: 'keys', label: keys, rightSection: <kbd>?</kbd>, onClick: openKeys },
    { id: 'signOut', label: leaves, onClick: () => void signOut() },
  ];
  const groups: SpotlightActionGroupData[] = [
    { group: t.shell.pages, actions: pages },
    { group: t.shell.actions, actions: [...offered, ...general] },
  ];
  return (
    <Spotlight
      actions={groups}
      shortcut={null}
      nothingFound={t.shell.paletteNothing}
      highlightQuery
      scrollable
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      classNames={{ actionsGroup: classes.paletteGroup, content: classes.palette }}
      maxHeight={420}
      transitionProps={{ duration: 120, transition: 'fade' }}
      attributes={{ content: { 'aria-label': t.shell.palette } }}
      searchProps={{
        placeholder: t.shell.palettePlaceholder,
        'aria-label': t.shell.palette,
        leftSection: <IconSearch size={18} stroke={1.75} aria-hidden />,
      }}
    />
  );
}
