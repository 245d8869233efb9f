import { Modal, Text } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { t } from '@/text';
import classes from './shell.module.css';
import { usePlaces } from './usePlaces';

const words = t.shell.keys;

/** The keys of screens.md, rule 14; a feature that brings another one adds its line. */
export function KeyMap({ opened, close }: { opened: boolean; close: () => void }) {
  const places = usePlaces();
  const mod = useOs() === 'macos' ? '⌘' : 'Ctrl';
  const groups: { title: string; keys: [string[], string][] }[] = [
    {
      title: words.everywhere,
      keys: [
        [[mod, 'K'], words.palette],
        ...places.map(({ key, label }): [string[], string] => [
          ['G', words.then, key.toUpperCase()],
          words.go(label),
        ]),
        [['/'], words.search],
        [['?'], words.map],
      ],
    },
    {
      title: words.list,
      keys: [
        [['J'], words.down],
        [['K'], words.up],
        [['Enter'], words.open],
      ],
    },
    {
      title: words.hire,
      keys: [
        [['E'], words.edit],
        [[mod, 'Enter'], words.complete],
        [['L'], words.link],
        [['D'], words.dismiss],
      ],
    },
  ];
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={words.title}
      size={520}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      {groups.map(({ title, keys }) => (
        <section key={title} className={classes.keyGroup}>
          <Text component="h3" fw={600}>
            {title}
          </Text>
          <dl className={classes.keys}>
            {keys.map(([pressed, does]) => (
              <div key={does}>
                <dt>
                  {pressed.map((key) =>
                    key === words.then ? <span key={key}>{key}</span> : <kbd key={key}>{key}</kbd>,
                  )}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Text className="quiet">{words.off}</Text>
    </Modal>
  );
}
