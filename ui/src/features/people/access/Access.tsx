import type { EmployeeProfile } from '@/bindings/types';
import { NotAllowed } from '@/blocks';
import { useMay } from '@/session/session';
import { t } from '@/text';
import { GivenRoles } from './GivenRoles';
import { SignInOf } from './SignInOf';

/** Whether somebody can sign in, and what they may do then. */
export function Access({ profile }: { profile: EmployeeProfile }) {
  const may = useMay('roles.manage');
  if (!may || profile.role_ids === null) {
    return <NotAllowed needs="roles.manage" title={t.access.hidden} />;
  }
  return (
    <>
      <SignInOf profile={profile} />
      <GivenRoles profile={profile} roleIds={profile.role_ids} />
    </>
  );
}
