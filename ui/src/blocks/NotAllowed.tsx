import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Permission } from '@/bindings/types';
import { t } from '@/text';
import { Empty } from './Empty';

interface Props {
  needs: Permission;
  /** What would be here. */
  title: string;
  action?: ReactNode;
}

/** Which permission is missing, and who can give it. The page notices by itself once it is there. */
export function NotAllowed({ needs, title, action }: Props) {
  return (
    <Empty icon={IconLock} title={title} action={action}>
      {t.permissions.needs(t.permissions.names[needs])}
    </Empty>
  );
}
