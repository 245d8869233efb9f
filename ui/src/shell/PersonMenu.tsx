import {
  Avatar,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { firstCharacter } from '@/format';
import { signOut, useSession } from '@/session/session';
import { t } from '@/text';
import classes from './shell.module.css';

const words = t.shell.person;
const SCHEMES: { scheme: MantineColorScheme; label: string; icon: typeof IconSun }[] = [
  { scheme: 'light', label: words.light, icon: IconSun },
  { scheme: 'dark', label: words.dark, icon: IconMoon },
  { scheme: 'auto', label: words.auto, icon: IconDeviceDesktop },
];

export function PersonMenu({ openKeys }: { openKeys: () => void }) {
  const { employee } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const name = `${employee.first_name} ${employee.last_name}`;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={words.menu(name)}>
          <Avatar size={28} color="accent" alt="">
            {firstCharacter(employee.first_name) + firstCharacter(employee.last_name)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Text component="div" fw={600} truncate>
            <bdi>{name}</bdi>
          </Text>
          <Text component="div" className="quiet" truncate>
            {employee.email}
          </Text>
        </div>
        <Menu.Divider />
        <div role="group" aria-label={words.theme}>
          <Menu.Label aria-hidden>{words.theme}</Menu.Label>
          <Menu.RadioGroup
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
          >
            {SCHEMES.map(({ scheme, label, icon: Picture }) => (
              <Menu.RadioItem
                key={scheme}
                value={scheme}
                checkIcon={<IconCheck size={16} aria-hidden />}
                rightSection={<Picture size={16} aria-hidden />}
              >
                {label}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={openKeys}>
          {words.keys}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {words.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
