import { eq } from 'drizzle-orm';
import type { Database, Reader } from '#db/database.ts';
import { officers, people, personRoles } from '#db/schema/accounts.ts';
import type { Actor } from '../ctx.ts';

export type PersonRow = typeof people.$inferSelect;

export async function actorFrom(read: Reader, person: PersonRow, sessionId: string | null): Promise<Actor> {
  const roles = await read.select().from(personRoles).where(eq(personRoles.personId, person.id));
  const offices = await read.select().from(officers).where(eq(officers.personId, person.id));
  return {
    id: person.id,
    opaqueId: person.opaqueId,
    name: person.name,
    email: person.email,
    locale: person.locale,
    timeZone: person.timeZone,
    roles: roles.map((row) => row.role),
    officerOf: offices.map((row) => row.associationId),
    sessionId,
  };
}

export async function findPerson(db: Database, id: string): Promise<PersonRow | null> {
  const [row] = await db.read.select().from(people).where(eq(people.id, id));
  return row ?? null;
}
