import { eq } from 'drizzle-orm';
import type { Actor, Role } from '#app/domains/accounts/ctx.ts';
import type { Database, Reader } from '#db/database.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { officers, people, personRoles } from '#db/schema/accounts.ts';

export type PersonRow = typeof people.$inferSelect;

export async function readRoles(
  read: Reader,
  personId: string,
): Promise<{ roles: Role[]; officerOf: string[] }> {
  const rolesOf = prepared(read, 'accounts_roles', (db) =>
    db
      .select()
      .from(personRoles)
      .where(eq(personRoles.personId, boundValue('personId'))),
  );
  const officesOf = prepared(read, 'accounts_offices', (db) =>
    db
      .select()
      .from(officers)
      .where(eq(officers.personId, boundValue('personId'))),
  );
  const roles = await rolesOf.execute({ personId });
  const offices = await officesOf.execute({ personId });
  return { roles: roles.map((row) => row.role), officerOf: offices.map((row) => row.associationId) };
}

export async function readActor(
  read: Reader,
  person: PersonRow,
  session: { id: string; confirmedAt: Date | null } | null,
): Promise<Actor> {
  return {
    id: person.id,
    opaqueId: person.opaqueId,
    name: person.name,
    email: person.email,
    locale: person.locale,
    timeZone: person.timeZone,
    ...(await readRoles(read, person.id)),
    sessionId: session?.id ?? null,
    confirmedAt: session?.confirmedAt ?? null,
    mustAddFactor: false,
  };
}

/** Without the roles that rule over others, until a second factor is set up. */
export const withoutPrivilegedRoles = (actor: Actor): Actor => ({
  ...actor,
  roles: actor.roles.filter((role) => role !== 'administrator'),
  officerOf: [],
  mustAddFactor: true,
});

export async function findPerson(db: Database, id: string): Promise<PersonRow | null> {
  const query = prepared(db.read, 'accounts_person', (read) =>
    read
      .select()
      .from(people)
      .where(eq(people.id, boundValue('id'))),
  );
  const [row] = await query.execute({ id });
  return row ?? null;
}
