import { Button } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty, Loading, NotAllowed, Page, Problem, SearchField } from '@/blocks';
import { useMay } from '@/session/session';
import { t } from '@/text';
import { DismissChosen } from './DismissChosen';
import { Filters, Pills } from './Filters';
import { HireList, type Entered } from './HireList';
import classes from './inbox.module.css';
import { InboxMenu } from './InboxMenu';
import { NoHires } from './NoHires';
import { useExport } from './useExport';
import { useHires } from './useHires';
import { useRows } from './useRows';
import { useSelection } from './useSelection';
import { changed, hasFilter, viewOf, type InboxSearch } from './views';
import { Views } from './Views';

const route = getRouteApi('/inbox');

export function InboxPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const may = useMay('ats_inbox.manage');
  const change = (other: Partial<InboxSearch>) =>
    void navigate({ search: (now) => changed(now, other), replace: true });
  return (
    <Page title={t.inbox.title} bare>
      {may ? (
        <Inbox key={viewOf(search)} search={search} change={change} />
      ) : (
        <NotAllowed needs="ats_inbox.manage" title={t.inbox.hidden} />
      )}
    </Page>
  );
}

interface Props {
  search: InboxSearch;
  change: (other: Partial<InboxSearch>) => void;
}

/** One view of the inbox with its tools. */
export function Inbox({ search, change }: Props) {
  const { q: words = '' } = search;
  const hires = useHires(search);
  const rows = useRows(hires, search);
  const selection = useSelection(JSON.stringify(search), rows.inOrder);
  const exportCsv = useExport(search);
  const [isDismissing, setDismissing] = useState(false);
  const [entered, setEntered] = useState<Entered | null>(null);

  const chosen = [...selection.chosen.values()];
  const mayDismiss = chosen.some(({ state }) => state === 'new');
  const isNarrowed = words !== '' || hasFilter(search);
  const isEmpty = !hires.isPending && !hires.error && hires.groups.length === 0;
  const exportChosen = () => void exportCsv(chosen.length > 0 ? chosen : undefined);
  const clear = { q: undefined, job: undefined, flag: undefined, from: undefined, to: undefined };
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <Views search={search} />
        <div className={classes.narrow}>
          <SearchField
            className={classes.search}
            label={t.inbox.search}
            hint={t.inbox.searchHint}
            words={words}
            search={(next) => change({ q: next || undefined })}
            enter={(asked) => setEntered({ words: asked })}
          />
          <Filters search={search} change={change} />
          <InboxMenu
            chosen={chosen.length}
            mayDismiss={mayDismiss}
            exportCsv={exportChosen}
            dismiss={() => setDismissing(true)}
          />
        </div>
      </div>
      {hasFilter(search) && <Pills search={search} change={change} />}
      {hires.isPending && !hires.error && (
        <div className={classes.inset}>
          <Loading rows={10} widths={[24, 22, 14, 14]} />
        </div>
      )}
      {hires.error && (
        <div className={classes.inset}>
          <Problem error={hires.error} title={t.inbox.failed} safe={t.inbox.safe} again={hires.again} />
        </div>
      )}
      {isEmpty && isNarrowed && (
        <Empty
          icon={IconSearchOff}
          title={words ? t.inbox.nothingFound(words) : t.inbox.nothingFits}
          action={
            <Button variant="default" onClick={() => change(clear)}>
              {t.inbox.clear}
            </Button>
          }
        >
          {t.inbox.nothingFoundMore}
        </Empty>
      )}
      {isEmpty && !isNarrowed && <NoHires view={viewOf(search)} />}
      {hires.groups.length > 0 && (
        <HireList
          hires={hires}
          rows={rows}
          search={search}
          selection={selection}
          entered={entered}
          dismissChosen={() => setDismissing(true)}
          exportChosen={exportChosen}
        />
      )}
      <DismissChosen
        chosen={chosen}
        opened={isDismissing}
        close={(done) => {
          selection.drop(done);
          setDismissing(false);
        }}
      />
    </div>
  );
}
