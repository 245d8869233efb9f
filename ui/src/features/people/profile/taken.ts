import type { EmployeeId, JsonValue } from '@/bindings/types';
import type { HostError } from '@/host';

/** An address or phone that is somebody's already. */
export interface Taken {
  target: string;
  employee_id: EmployeeId;
  name: string;
}

export function takenIn({ detail }: HostError): Taken[] {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return [];
  const told = detail['taken'];
  return Array.isArray(told) ? told.filter(isTaken) : [];
}

const isTaken = (value: JsonValue): value is JsonValue & Taken =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  ['target', 'employee_id', 'name'].every((key) => typeof value[key] === 'string');
