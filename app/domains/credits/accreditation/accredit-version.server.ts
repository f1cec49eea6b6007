import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { readPublicVersion } from '#app/domains/catalogue/versions/read-public-version.server.ts';
import { AccreditationInput } from '#app/domains/credits/schemas.ts';
import { enqueueRecount } from '#app/domains/credits/standings/enqueue-recount.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { accreditations } from '#db/schema/credits.ts';
import { carryToPublishedIn } from '#app/domains/credits/internal/carry-accreditation.server.ts';
import { confirmNothingRequired } from './confirm-nothing-required.ts';

/**
 * Accredits a published version in a programme. Of several accreditations valid on a day, the latest applies. One of a
 * version that was replaced reaches the published one where nothing accredited has changed. Throws
 * `own_decision` for a course of one's own, and `nothing_required` where the officer must confirm that nothing is.
 */
export async function accreditVersion(ctx: Ctx, associationId: string, raw: unknown): Promise<string> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const input = AccreditationInput.parse(raw);
  const offer = await readPublicVersion(ctx, input.courseVersionId);
  mustBeSomebodyElse(ctx, offer.course.ownerId);
  const nothingRequired = confirmNothingRequired(offer, input.nothingRequired);
  return ctx.db.transact((tx) => accreditVersionIn(tx, ctx, associationId, { ...input, nothingRequired }));
}

/** As `accreditVersion`, within the transaction of a decision, by an application's `contentUntil`; the caller has authorised. */
export async function accreditVersionIn(
  tx: Tx,
  ctx: Ctx,
  associationId: string,
  input: AccreditationInput,
  contentUntil: string | null = null,
): Promise<string> {
  const { actor } = ctx as SignedInCtx;
  const id = newId();
  const [made] = await tx
    .insert(accreditations)
    .values({ ...input, id, associationId, signedBy: actor.id, signedAt: ctx.now })
    .returning();
  await appendAudit(tx, ctx, 'credits.accredited', id, { ...input, associationId });
  const carriedTo = await carryToPublishedIn(tx, ctx, made!, contentUntil);
  for (const courseVersionId of [input.courseVersionId, carriedTo])
    if (courseVersionId !== null) await enqueueRecount(tx, ctx.now, { courseVersionId });
  return id;
}
