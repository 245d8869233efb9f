import type { FieldView, HireDetail, HireItem } from '@/bindings/types';

/** Made-up hires for the tests of this feature. */
export const hireItem = (own: Partial<HireItem> = {}): HireItem => ({
  id: 'hire_1',
  application_id: 'application_1',
  candidate_name: 'Clara Keller',
  candidate_email: 'clara@example.invalid',
  job_title: 'Senior Engineer',
  department: null,
  start_date: '2026-12-01',
  state: 'new',
  flags: [],
  received_at: '2026-11-24T09:00:00Z',
  ...own,
});

export const field = (own: Partial<FieldView> = {}): FieldView => ({
  target: 'first_name',
  label: 'First name',
  section: 'personal',
  kind: 'text',
  required: true,
  value: 'Clara',
  masked: false,
  source: { origin: 'ashby', label: 'Candidate → Name, first part' },
  edited_by: null,
  edited_at: null,
  changed: null,
  problem: null,
  unknown_id: null,
  ...own,
});

export const hireDetail = (own: Partial<HireDetail> = {}): HireDetail => ({
  ...hireItem(),
  version: 3,
  fields: [
    field(),
    field({ target: 'middle_name', label: 'Middle name', required: false, value: null }),
    field({ target: 'last_name', label: 'Last name', value: 'Keller' }),
  ],
  duplicates: [],
  employee_id: null,
  ended_at: null,
  ended_by: null,
  dismiss_reason: null,
  received: {},
  history: [],
  ...own,
});
