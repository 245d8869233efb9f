import { IconPlug, IconShieldLock, IconUsersGroup } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useMay } from '@/session/session';
import { t } from '@/text';
import classes from './settings.module.css';

/** The tree of the settings on the left, the chosen page beside it. Only what works has an entry. */
export function SettingsLayout() {
  const mayManage = useMay('integrations.manage');
  const mayGive = useMay('roles.manage');
  return (
    <div className={classes.layout}>
      <nav className={classes.tree} aria-label={t.settings.tree}>
        {mayManage && (
          <>
            <h2 className={classes.branch}>{t.settings.general}</h2>
            <Link to="/settings/integrations" className={classes.leaf}>
              <IconPlug size={16} stroke={1.75} aria-hidden />
              {t.settings.integrations}
            </Link>
          </>
        )}
        {mayGive && (
          <Link to="/settings/roles" className={classes.leaf} data-apart={mayManage || undefined}>
            <IconUsersGroup size={16} stroke={1.75} aria-hidden />
            {t.roles.title}
          </Link>
        )}
        <Link
          to="/settings/security"
          className={classes.leaf}
          data-apart={(mayManage && !mayGive) || undefined}
        >
          <IconShieldLock size={16} stroke={1.75} aria-hidden />
          {t.settings.security.title}
        </Link>
      </nav>
      <div className={classes.content}>
        <Outlet />
      </div>
    </div>
  );
}
