import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFileSpreadsheet, IconUserOff } from '@tabler/icons-react';
import { t } from '@/text';

interface Props {
  chosen: number;
  mayDismiss: boolean;
  exportCsv: () => void;
  dismiss: () => void;
}

/** What can be done with many hires at once. */
export function InboxMenu({ chosen, mayDismiss, exportCsv, dismiss }: Props) {
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="default" size={32} aria-label={t.inbox.menu}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileSpreadsheet size={16} aria-hidden />} onClick={exportCsv}>
          {chosen > 0 ? t.inbox.exportChosen(chosen) : t.inbox.exportView}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconUserOff size={16} aria-hidden />}
          disabled={!mayDismiss}
          onClick={dismiss}
        >
          {t.inbox.dismissChosen}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
