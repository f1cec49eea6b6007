import { type SQL, sql } from 'drizzle-orm';
import { dialect } from '#db/dialect.ts';
import { courseVersions } from '#db/schema/catalogue.ts';

/** Whether the JSON list of a version names this specialty. One name, two bodies. */
export const hasSpecialty = (code: string): SQL =>
  dialect === 'pg'
    ? sql`${courseVersions.specialties} @> ${JSON.stringify([code])}::jsonb`
    : sql`exists (select 1 from json_each(${courseVersions.specialties}) where value = ${code})`;
