import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Loading, Page, Problem } from '@/blocks';
import { useRpc } from '@/query';
import { t } from '@/text';
import { lastPerson } from '../lastPerson';
import { Profile } from './Profile';
import classes from './profile.module.css';

const route = getRouteApi('/people/$employeeId');

export function ProfilePage() {
  const { employeeId: id } = route.useParams();
  const { tab = 'profile' } = route.useSearch();
  const navigate = route.useNavigate();
  const profile = useRpc('employee.get', { id });
  useEffect(() => lastPerson.set(id), [id]);
  return (
    <Page title={t.people.title} bare>
      {profile.isPending && (
        <div className={classes.page}>
          <Loading rows={8} widths={[30, 30]} />
        </div>
      )}
      {profile.error && !profile.data && (
        <div className={classes.page}>
          <Problem
            error={profile.error}
            title={t.profile.failed}
            safe={t.profile.safe}
            again={() => void profile.refetch()}
          />
        </div>
      )}
      {profile.data && (
        <Profile
          key={id}
          profile={profile.data}
          tab={tab}
          open={(next) => void navigate({ search: next === 'profile' ? {} : { tab: next }, replace: true })}
        />
      )}
    </Page>
  );
}
