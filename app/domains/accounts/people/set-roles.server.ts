import { eq, inArray } from 'drizzle-orm';
import type { Ctx, Role } from '#app/domains/accounts/ctx.ts';
import { endAllSessionsIn } from '#app/domains/accounts/internal/session/end-all-sessions.server.ts';
import {
  isAdministrator,
  mustBeAllowed,
  mustBeFresh,
  mustBeSomebodyElse,
} from '#app/domains/accounts/permissions.ts';
import { verificationLostIn } from '#app/domains/accounts/memberships/verification-lost.server.ts';
import { notifyOfRolesIn } from '#app/domains/accounts/notifications.server.ts';
import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import type { PersonRow } from '#app/domains/accounts/internal/session/actor.server.ts';
import { RolesInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mustBeUnchanged } from '#app/platform/revision.server.ts';
import type { Tx } from '#db/database.ts';
import { associations, officers, people, personRoles } from '#db/schema/accounts.ts';
import { rightsRevision } from './rights-revision.server.ts';

/** What somebody had before, and the revision of what they have now. */
export type RolesSet = {
  personId: string;
  before: { roles: Role[]; officerOf: string[] };
  revision: string;
  /** Blocking ends sessions and more: it is not taken back like a role. */
  blocks: boolean;
};

/**
 * Sets roles, offices and the block of one person. An administrator cannot lock themselves out,
 * nor make themselves an officer (`own_decision`). Who was given something or lost it reads so in a mail. Throws `changed_meanwhile`, and `confirm_administrator` by field (`sure`) where
 * somebody becomes an administrator and nobody has said that this is meant.
 */
export async function setRoles(ctx: Ctx, raw: unknown): Promise<RolesSet> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  mustBeFresh(ctx);
  const { actor } = ctx;
  const { revision, sure, ...input } = RolesInput.parse(raw);
  if (input.personId === actor.id && (!input.roles.includes('administrator') || input.blocked))
    throw new DomainError('own_role');
  return ctx.db.transact(async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.id, input.personId));
    if (!person) throw new DomainError('not_found');
    for (const id of input.officerOf)
      if ((await tx.$count(associations, eq(associations.id, id))) === 0) throw new DomainError('not_found');
    const offices = await tx.select().from(officers).where(eq(officers.personId, person.id));
    const before = await tx.select().from(personRoles).where(eq(personRoles.personId, person.id));
    const had = {
      roles: before.map(({ role }) => role),
      officerOf: offices.map(({ associationId }) => associationId),
    };
    mustBeUnchanged(revision, rightsRevision({ ...had, blockedAt: person.blockedAt }));
    if (input.roles.includes('administrator') && !had.roles.includes('administrator') && sure === '')
      throw new DomainError('invalid', {}, { sure: 'confirm_administrator' });
    // Nobody can make themselves an officer.
    if (input.officerOf.some((id) => !offices.some(({ associationId }) => associationId === id)))
      mustBeSomebodyElse(ctx, person.id);
    await tx.delete(personRoles).where(eq(personRoles.personId, person.id));
    await tx.delete(officers).where(eq(officers.personId, person.id));
    for (const role of input.roles) await tx.insert(personRoles).values({ personId: person.id, role });
    for (const associationId of input.officerOf)
      await tx.insert(officers).values({ personId: person.id, associationId });
    const blockedAt = input.blocked ? (person.blockedAt ?? ctx.now) : null;
    await tx.update(people).set({ blockedAt }).where(eq(people.id, person.id));
    if (input.blocked) {
      await endAllSessionsIn(tx, ctx.now, person.id);
      await verificationLostIn(tx, ctx.now, person.id);
    }
    await notifyIn(tx, ctx, person, had, input);
    await appendAudit(tx, ctx, 'accounts.roles-set', person.opaqueId, input);
    const { roles, officerOf, personId } = input;
    return {
      personId,
      before: had,
      revision: rightsRevision({ roles, officerOf, blockedAt }),
      blocks: (blockedAt === null) !== (person.blockedAt === null),
    };
  });
}

type Rights = { roles: Role[]; officerOf: string[] };

async function notifyIn(tx: Tx, ctx: Ctx, person: PersonRow, had: Rights, has: Rights): Promise<void> {
  if (person.id === ctx.actor?.id) return;
  const changed = async (from: Rights, to: Rights) => {
    const gone = from.officerOf.filter((id) => !to.officerOf.includes(id));
    const offices = await tx
      .select({ name: associationName(person.locale) })
      .from(associations)
      .where(inArray(associations.id, gone));
    return {
      roles: from.roles.filter((role) => !to.roles.includes(role)),
      offices: offices.map(({ name }) => name),
    };
  };
  const [given, taken] = [await changed(has, had), await changed(had, has)];
  const isSame = [given, taken].every(({ roles, offices }) => roles.length + offices.length === 0);
  if (!isSame) await notifyOfRolesIn(tx, ctx, person, { given, taken });
}
