import { getRouteApi } from '@tanstack/react-router';
import { Page } from '@/blocks';
import { t } from '@/text';
import { Directory } from './Directory';

const route = getRouteApi('/people');

export function DirectoryPage() {
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const search = (next: string) => void navigate({ search: next ? { q: next } : {}, replace: true });
  return (
    <Page title={t.people.title} bare>
      <Directory query={q} search={search} />
    </Page>
  );
}
