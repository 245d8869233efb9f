import type { ProfileField, Section } from '@/bindings/types';

export interface Part {
  section: Section;
  fields: ProfileField[];
}

export function sectionsOf(fields: ProfileField[]): Part[] {
  const parts: Part[] = [];
  for (const field of fields) {
    const part = parts.find(({ section }) => section === field.section);
    if (part) part.fields.push(field);
    else parts.push({ section: field.section, fields: [field] });
  }
  return parts;
}
