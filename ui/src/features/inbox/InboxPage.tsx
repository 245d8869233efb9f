import { Button } from '@mantine/core';
import { IconInbox, IconSearchOff } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty, Instant, Loading, Page, Problem } from '@/blocks';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import { HireList } from './HireList';
import classes from './inbox.module.css';
import { SearchField } from './SearchField';
import { useHires } from './useHires';
import { searchFor, type View } from './views';
import { Views } from './Views';

const route = getRouteApi('/inbox');

export function InboxPage() {
  const { view = 'new', q: words = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const hires = useHires(view, words);
  const search = (next: string) => void navigate({ search: searchFor(view, next), replace: true });
  const isEmpty = !hires.isPending && !hires.error && hires.items.length === 0;
  return (
    <Page title={t.inbox.title} bare>
      <div className={classes.page}>
        <div className={classes.tools}>
          <Views view={view} words={words} />
          <SearchField words={words} search={search} />
        </div>
        {hires.isPending && (
          <div className={classes.inset}>
            <Loading rows={10} widths={[24, 22, 14, 14]} />
          </div>
        )}
        {hires.error && (
          <div className={classes.inset}>
            <Problem error={hires.error} title={t.inbox.failed} safe={t.inbox.safe} again={hires.again} />
          </div>
        )}
        {isEmpty && words && (
          <Empty
            icon={IconSearchOff}
            title={t.inbox.nothingFound(words)}
            action={
              <Button variant="default" onClick={() => search('')}>
                {t.inbox.clear}
              </Button>
            }
          >
            {t.inbox.nothingFoundMore}
          </Empty>
        )}
        {isEmpty && !words && <NoHires view={view} />}
        {hires.items.length > 0 && <HireList key={view} hires={hires} view={view} words={words} />}
      </div>
    </Page>
  );
}

/** What would appear, when Ashby was last heard, and one action. */
function NoHires({ view }: { view: View }) {
  const mayConnect = useMay('integrations.manage');
  const integration = useRpc('integration.get', {}, { enabled: mayConnect }).data;
  const isNew = view === 'new';
  const isInstalled = integration?.installed === true;
  return (
    <Empty
      icon={IconInbox}
      title={t.inbox.empty[view]}
      action={
        isNew &&
        integration && (
          <Button
            component={Link}
            to="/settings/integrations/ashby"
            variant={isInstalled ? 'default' : 'filled'}
          >
            {isInstalled ? t.inbox.openSettings : t.inbox.connect}
          </Button>
        )
      }
    >
      {isNew && integration?.last_delivery ? (
        <>
          {t.inbox.lastMessage} <Instant value={integration.last_delivery} />
        </>
      ) : (
        t.inbox.emptyMore[view]
      )}
    </Empty>
  );
}
