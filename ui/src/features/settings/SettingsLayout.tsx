import { Link, Outlet } from '@tanstack/react-router';
import { IconPlug } from '@tabler/icons-react';
import { t } from '@/text';
import classes from './settings.module.css';

/** The tree of the settings on the left, the chosen page beside it. Only what works has an entry. */
export function SettingsLayout() {
  return (
    <div className={classes.layout}>
      <nav className={classes.tree} aria-label={t.settings.tree}>
        <h2 className={classes.branch}>{t.settings.general}</h2>
        <Link to="/settings/integrations" className={classes.leaf}>
          <IconPlug size={16} stroke={1.75} aria-hidden />
          {t.settings.integrations}
        </Link>
      </nav>
      <div className={classes.content}>
        <Outlet />
      </div>
    </div>
  );
}
