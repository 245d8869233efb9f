import type { DirectoryEntry, EmployeeProfile, ProfileField } from '@/bindings/types';

/** Made-up people for the tests of this folder. */
export const entry = (own: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  id: 'emp_2',
  first_name: 'Ana',
  last_name: 'Silva',
  email: 'ana@example.invalid',
  position: 'Designer',
  status: 'starting',
  hired_on: '2026-12-01',
  department: 'Product',
  location: 'Lisbon',
  ...own,
});

const field = (target: string, label: string, own: Partial<ProfileField> = {}): ProfileField => ({
  target,
  label,
  section: 'personal',
  kind: 'text',
  required: false,
  value: null,
  ...own,
});

export const FIELDS: ProfileField[] = [
  field('first_name', 'First name', { required: true, value: 'Ana' }),
  field('middle_name', 'Middle name'),
  field('last_name', 'Last name', { required: true, value: 'Silva' }),
  field('date_of_birth', 'Date of birth', { kind: 'date', value: '1990-05-17' }),
  field('email', 'Work email', { section: 'contact', kind: 'email', value: 'ana@example.invalid' }),
  field('mobile_number', 'Personal phone', { section: 'contact', kind: 'phone' }),
  field('hired_on', 'Start date', { section: 'employment', kind: 'date', value: '2026-12-01' }),
];

type Own = Pick<
  EmployeeProfile,
  'version' | 'fields' | 'status' | 'hired_on' | 'positions' | 'compensations' | 'salary'
>;

export const profileOf = (own: Partial<Own> = {}): EmployeeProfile =>
  ({
    ...entry(),
    version: 3,
    fields: FIELDS,
    hire_id: 'hire_7',
    employment_type: 'Full-time',
    salary: { amount: '85000.00', currency: 'EUR' },
    salary_frequency: 'year',
    positions: [
      {
        effective_from: '2027-06-01',
        position: 'Lead Designer',
        department: 'Product',
        division: null,
        location: 'Lisbon',
        job_level: null,
        reporting_to: 'Ira Novak',
      },
      {
        effective_from: '2026-11-01',
        position: 'Designer',
        department: 'Product',
        division: null,
        location: 'Lisbon',
        job_level: null,
        reporting_to: null,
      },
      {
        effective_from: null,
        position: 'Intern',
        department: null,
        division: null,
        location: null,
        job_level: null,
        reporting_to: null,
      },
    ],
    employments: [
      {
        effective_from: '2026-11-01',
        employment_type: 'Full-time',
        working_pattern: null,
        probation_ends_on: '2027-03-01',
      },
    ],
    compensations: [
      {
        effective_on: '2026-11-01',
        salary: { amount: '85000.00', currency: 'EUR' },
        salary_frequency: 'year',
      },
    ],
    created_at: '2026-11-20T10:00:00Z',
    updated_at: '2026-11-20T10:00:00Z',
    ...own,
  }) as unknown as EmployeeProfile;

/** The same with another value in one field. */
export const withValue = (target: string, value: string | null): ProfileField[] =>
  FIELDS.map((known) => (known.target === target ? { ...known, value } : known));
