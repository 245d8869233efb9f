import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { Page } from '@/blocks';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import classes from './activity.module.css';
import { Changes } from './Changes';
import { FromAshby } from './FromAshby';
import { Message } from './Message';
import { Refused } from './Refused';
import type { Tab } from './search';

const route = getRouteApi('/activity');

export function ActivityPage() {
  const { tab: asked, outcome, message } = route.useSearch();
  const navigate = route.useNavigate();
  const maySeeMessages = useMay('ats_inbox.manage');
  const maySeeRefused = useMay('integrations.manage');
  // Who may not see messages begins with what they may see.
  const tab = asked ?? (maySeeMessages ? 'ashby' : maySeeRefused ? 'refused' : 'changes');
  const refused = useRpc('integration.get', {}, { enabled: maySeeRefused }).data?.refused ?? 0;
  const last = useRef(message ?? null);
  return (
    <Page title={t.activity.title} bare>
      <div className={classes.page}>
        <nav className={classes.tabs} aria-label={t.activity.tabs.label}>
          {maySeeMessages && <TabLink tab="ashby" picked={tab} />}
          {maySeeRefused && <TabLink tab="refused" picked={tab} count={refused} />}
          <TabLink tab="changes" picked={tab} />
        </nav>
        {tab === 'ashby' && (
          <FromAshby
            outcome={outcome}
            filter={(next) => void navigate({ search: next ? { outcome: next } : {}, replace: true })}
            last={() => last.current}
          />
        )}
        {tab === 'refused' && <Refused />}
        {tab === 'changes' && <Changes />}
      </div>
      <Message
        id={message}
        close={() => void navigate({ search: outcome ? { outcome } : {}, replace: true })}
      />
    </Page>
  );
}

function TabLink({ tab, picked, count = 0 }: { tab: Tab; picked: Tab; count?: number }) {
  return (
    <Link
      to="/activity"
      search={tab === 'ashby' ? {} : { tab }}
      className={classes.tab}
      data-picked={tab === picked || undefined}
      aria-current={tab === picked ? 'page' : undefined}
    >
      {t.activity.tabs[tab]}
      {count > 0 && <span className={classes.count}>{count}</span>}
    </Link>
  );
}
