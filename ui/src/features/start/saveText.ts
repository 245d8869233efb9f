import { notifications } from '@mantine/notifications';
import { host, hostError } from '@/host';
import { t } from '@/text';

/** Saves a text as a file, where the person says; changing one's mind there is no failure. */
export async function saveText(name: string, text: string): Promise<void> {
  try {
    await host.saveFile(name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
  } catch (thrown) {
    const { message } = hostError(thrown);
    notifications.show({ title: t.start.recovery.notSaved, message, color: 'red', autoClose: false });
  }
}
