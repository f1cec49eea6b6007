import { and, asc, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Reader, Tx } from '#db/database.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { consultationReleasers, consultationRules } from '#db/schema/consultations.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { requireOwnAssociation } from '../accounts/memberships.server.ts';
import { FIRST_RULES } from './choices.ts';
import { ReleaserInput, RulesInput } from './schemas.ts';

export type Rules = typeof FIRST_RULES;

export async function readRules(read: Reader | Tx, associationId: string): Promise<Rules> {
  const [row] = await read
    .select()
    .from(consultationRules)
    .where(eq(consultationRules.associationId, associationId));
  return row ?? FIRST_RULES;
}

/** Members who look at questions before they leave, for the association's officers. */
export async function listReleasers(ctx: Ctx, slug: string) {
  const { id } = await requireOwnAssociation(ctx, slug);
  return ctx.db.read
    .select({ id: people.id, name: people.name })
    .from(consultationReleasers)
    .innerJoin(people, eq(people.id, consultationReleasers.personId))
    .where(eq(consultationReleasers.associationId, id))
    .orderBy(asc(people.name));
}

/** How the association's members' cases are handled from now on. Throws `releaser_needed` where nobody could look at them. */
export async function saveRules(ctx: Ctx, slug: string, raw: unknown): Promise<void> {
  const { id } = await requireOwnAssociation(ctx, slug);
  const { secondPerson, creditAsker, creditSpecialist, creditReader, ...input } = RulesInput.parse(raw);
  const rules = {
    ...input,
    secondPerson: secondPerson !== '',
    credit: { asker: creditAsker, specialist: creditSpecialist, reader: creditReader },
    changedAt: ctx.now,
  };
  await ctx.db.transact(async (tx) => {
    const own = eq(consultationReleasers.associationId, id);
    if (rules.secondPerson && (await tx.$count(consultationReleasers, own)) === 0)
      throw new DomainError('releaser_needed');
    await tx
      .insert(consultationRules)
      .values({ associationId: id, ...rules })
      .onConflictDoUpdate({ target: consultationRules.associationId, set: rules });
    await appendAudit(tx, ctx, 'consultations.rules-saved', id, rules);
  });
}

/** A verified member may look at questions before they leave. Throws `member_unknown`. */
export async function addReleaser(ctx: Ctx, slug: string, raw: unknown): Promise<void> {
  const { id } = await requireOwnAssociation(ctx, slug);
  const { email } = ReleaserInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .innerJoin(memberships, eq(memberships.personId, people.id))
      .where(
        and(eq(people.email, email), eq(memberships.associationId, id), eq(memberships.state, 'accepted')),
      );
    if (!person) throw new DomainError('invalid', {}, { email: 'member_unknown' });
    await tx
      .insert(consultationReleasers)
      .values({ associationId: id, personId: person.id })
      .onConflictDoNothing();
    await appendAudit(tx, ctx, 'consultations.releaser-added', id, { personId: person.id });
  });
}

export async function dropReleaser(ctx: Ctx, slug: string, personId: string): Promise<void> {
  const { id } = await requireOwnAssociation(ctx, slug);
  await ctx.db.transact(async (tx) => {
    const own = eq(consultationReleasers.associationId, id);
    await tx.delete(consultationReleasers).where(and(own, eq(consultationReleasers.personId, personId)));
    const { secondPerson } = await readRules(tx, id);
    // Nobody would be left to release anything.
    if (secondPerson && (await tx.$count(consultationReleasers, own)) === 0)
      throw new DomainError('releaser_needed');
    await appendAudit(tx, ctx, 'consultations.releaser-dropped', id, { personId });
  });
}
