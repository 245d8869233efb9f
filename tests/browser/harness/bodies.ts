/** Messages of Ashby's, written down to what a journey is about. */
import { randomUUID } from 'node:crypto';

export interface Hire {
  applicationId?: string;
  candidateId?: string;
  name?: string;
  email?: string | null;
  phone?: string | null;
  jobTitle?: string | null;
  /** Days from today; null for none. */
  startsIn?: number | null;
  salary?: { value: number; currencyCode: string } | null;
  /** The newest version of the offer wins. */
  offerAt?: string;
  withOffer?: boolean;
  status?: string;
}

/** The day so many days from today, in the zone that the journeys live in. */
export function day(fromToday: number): string {
  const at = new Date(Date.now() + fromToday * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(at);
}

const reached = (value: string | null | undefined) =>
  value ? { value, type: 'Personal', isPrimary: true } : undefined;

/** A candidate was marked as hired. */
export function candidateHire(hire: Hire = {}): unknown {
  return { action: 'candidateHire', webhookActionId: randomUUID(), data: dataOf(hire) };
}

/** Something of the application changed later. */
export function applicationUpdate(hire: Hire): unknown {
  return {
    action: 'applicationUpdate',
    webhookActionId: randomUUID(),
    data: dataOf({ ...hire, withOffer: false }),
  };
}

/** The offer changed later. */
export function offerUpdate(hire: Hire & { offerId?: string }): unknown {
  const { offer } = dataOf(hire);
  return { action: 'offerUpdate', webhookActionId: randomUUID(), data: { offer } };
}

export const ping = (): unknown => ({ action: 'ping', data: { webhookActionType: 'ping' } });

function dataOf(hire: Hire): { application: unknown; offer?: unknown } {
  const {
    applicationId = randomUUID(),
    candidateId = randomUUID(),
    name = 'Nadia Petit',
    email = 'nadia.petit@example.org',
    phone = '+49 30 901820',
    jobTitle = 'Warehouse Associate',
    startsIn = 12,
    salary = { value: 52000, currencyCode: 'EUR' },
    offerAt = new Date().toISOString(),
    withOffer = true,
    status = 'Hired',
  } = hire;
  const now = new Date().toISOString();
  const application = {
    id: applicationId,
    createdAt: '2026-08-11T07:30:44.120Z',
    updatedAt: now,
    status,
    customFields: [],
    candidate: {
      id: candidateId,
      name,
      primaryEmailAddress: reached(email),
      primaryPhoneNumber: reached(phone),
    },
    currentInterviewStage: { id: randomUUID(), title: status, type: status, orderInInterviewPlan: 1009 },
    job: jobTitle === null ? undefined : { id: randomUUID(), title: jobTitle },
    hiringTeam: [],
  };
  if (!withOffer) return { application };
  const version = {
    id: randomUUID(),
    startDate: startsIn === null ? null : day(startsIn),
    salary: salary ?? undefined,
    createdAt: offerAt,
    customFields: [],
    fileHandles: [],
    approvalStatus: 'Approved',
  };
  const offer = {
    id: `${applicationId.slice(0, -4)}0ffe`,
    decidedAt: offerAt,
    applicationId,
    acceptanceStatus: 'Accepted',
    offerStatus: 'CandidateAccepted',
    latestVersion: version,
    versions: [version],
  };
  return { application, offer };
}
