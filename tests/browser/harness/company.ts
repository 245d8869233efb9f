/** A company in the middle of its work: people, hires in every state, and Ashby connected. For looking at. */
import { randomUUID } from 'node:crypto';
import { Ashby } from './ashby';
import { applicationUpdate, candidateHire, ping, type Hire } from './bodies';
import { Hirelayd } from './hirelayd';
import { hireOf } from './inbox';
import { createOwner, install, type Owner } from './test';

const OLIVIA = {
  first_name: 'Olivia',
  last_name: 'Brandt',
  email: 'olivia.brandt@northwind.example',
  password: 'a password nobody uses',
};

/** Days from today, so that every group of the inbox has somebody. */
const HIRES: Hire[] = [
  {
    name: 'Madeleine van den Berg',
    jobTitle: 'Senior Accessibility Engineer',
    startsIn: 3,
    salary: euros(85000),
  },
  { name: 'Jonas Lindqvist', jobTitle: 'Warehouse Associate', startsIn: -2, salary: euros(34500) },
  { name: 'Elena Rossi', jobTitle: 'Head of People & Culture', startsIn: 1, salary: euros(92000) },
  { name: 'Greta Sander', jobTitle: 'Projektleiterin – Werk Süd', startsIn: 18, salary: euros(61000) },
  {
    name: '佐々木 由美',
    jobTitle: 'シニアエンジニア',
    startsIn: 33,
    salary: { value: 9200000, currencyCode: 'JPY' },
  },
  {
    name: 'Hugo Thorne',
    jobTitle: 'Sales Lead, EMEA',
    startsIn: 33,
    salary: { value: 70000, currencyCode: 'GBP' },
  },
  { name: 'Inès Petit', jobTitle: 'Chargée d’affaires', startsIn: 40, salary: euros(48000) },
  { name: 'Felix Novak', jobTitle: 'Warehouse Associate', startsIn: null, salary: null },
  { name: 'Clara Marsh', jobTitle: 'QA Engineer', startsIn: 24, salary: euros(56000) },
  { name: 'Mononym', jobTitle: 'Illustrator', startsIn: 12, salary: euros(41000) },
  { name: 'Bram Keller', jobTitle: 'Warehouse Associate', startsIn: 11, salary: euros(33800) },
];
const COMPLETED: Hire[] = [
  { name: 'Anna Olsen', jobTitle: 'Product Designer', startsIn: -40, salary: euros(64000) },
  { name: 'David Rossi', jobTitle: 'Finance Controller', startsIn: -12, salary: euros(72000) },
  { name: 'Noor al-Hadid', jobTitle: 'Talent Partner', startsIn: 8, salary: euros(58000) },
];
const DISMISSED: Hire = { name: 'Luc Moreau', jobTitle: 'Coordinator', startsIn: 20, salary: euros(39000) };

function euros(value: number) {
  return { value, currencyCode: 'EUR' };
}

/** The same person is reached the same way each time. */
function reached(hire: Hire, number: number): Hire {
  const name = (hire.name ?? '')
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .trim()
    .toLowerCase();
  const email = `${name.replace(/ +/g, '.') || 'yumi.sasaki'}@example.org`;
  return {
    ...hire,
    email,
    phone: `+49 30 9018${String(20 + number).padStart(4, '0')}`,
    applicationId: hire.applicationId ?? randomUUID(),
  };
}

export interface Company {
  hirelayd: Hirelayd;
  owner: Owner;
  ashby: Ashby;
  /** Ids by the candidate's name. */
  hires: Record<string, string>;
  employees: Record<string, string>;
}

export async function found(): Promise<Company> {
  const hirelayd = await Hirelayd.start();
  const owner = await createOwner(hirelayd, OLIVIA);
  const ashby = await install(hirelayd, owner, 'https://hires.northwind.example');
  await ashby.send(ping());
  const company: Company = { hirelayd, owner, ashby, hires: {}, employees: {} };

  for (const [number, hire] of COMPLETED.entries()) {
    const { id, version } = await received(company, reached(hire, number));
    const { employee_id } = await owner.call('inbox.complete', { id, version });
    company.employees[hire.name ?? ''] = employee_id;
  }
  const dismissed = await received(company, reached(DISMISSED, 50));
  await owner.call('inbox.dismiss', {
    id: dismissed.id,
    version: dismissed.version,
    reason: 'Accepted another offer',
  });
  for (const [number, hire] of HIRES.entries()) await received(company, reached(hire, number + 10));
  await happened(company);
  return company;
}

async function received(company: Company, hire: Hire) {
  await company.ashby.send(candidateHire(hire));
  const known = await hireOf(company.owner, hire.name ?? '');
  company.hires[known.candidate_name] = known.id;
  return known;
}

/** What came later: an edit that Ashby overtakes, a hire taken back, messages that say nothing new. */
async function happened({ owner, ashby, hires }: Company): Promise<void> {
  const madeleine = await owner.call('inbox.get', { id: hires['Madeleine van den Berg'] ?? '' });
  await owner.call('inbox.edit', {
    id: madeleine.id,
    version: madeleine.version,
    changes: { position: 'Lead Accessibility Engineer', salary_frequency: 'year' },
  });
  const again = reached(HIRES[0] ?? {}, 10);
  const later = {
    ...again,
    applicationId: madeleine.application_id,
    jobTitle: 'Principal Accessibility Engineer',
  };
  await ashby.send(candidateHire(later));
  const bram = await owner.call('inbox.get', { id: hires['Bram Keller'] ?? '' });
  await ashby.send(
    applicationUpdate({
      ...reached(HIRES[10] ?? {}, 20),
      applicationId: bram.application_id,
      status: 'Archived',
    }),
  );
  await ashby.withSecret('another secret').send(candidateHire({ name: 'Unknown' }));
  await ashby.send('{"action":"candidateHire","data":{}}');
}
