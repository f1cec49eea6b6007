import { randomBytes } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { type Participation, periodOf } from '#app/domains/credits/ledger/ledger.ts';
import { readEarnedCreditIn } from '#app/domains/credits/ledger/read-earned-credit.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { dayIn } from '#app/platform/time.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVariants } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { certificateCode } from './certificate-code.ts';
import { keepPublicKey, signingKey } from './internal/signing.server.ts';
import type { CertificateSnapshot } from './snapshot.ts';

/** By language, as they stand on this day. */
async function readTitlesIn(tx: Tx, { courseVersionId }: Participation): Promise<Record<string, string>> {
  if (courseVersionId === null) return {};
  const variants = await tx
    .select({ language: courseVariants.language, title: courseVariants.title })
    .from(courseVariants)
    .where(eq(courseVariants.versionId, courseVersionId))
    .orderBy(asc(courseVariants.language));
  return Object.fromEntries(variants.map(({ language, title }) => [language, title]));
}

/**
 * Issues one certificate for one participation, with what it earned under every accreditation that is valid on its day and gives
 * it credit, in the caller's transaction. `instead` is the certificate that it supersedes: a second successor is `already_decided`.
 */
export async function issueCertificateIn(
  tx: Tx,
  ctx: Ctx,
  participation: Participation,
  instead: { supersedes: string; reason: string } | null = null,
): Promise<string> {
  const [person] = await tx.select().from(people).where(eq(people.id, participation.personId));
  const { from, to } = periodOf(participation, person!.timeZone);
  const credit = (await readEarnedCreditIn(tx, participation)).map(
    ({ programme, accreditation: { category, code, association }, units }) => ({
      programmeId: programme.id,
      programme: programme.name,
      units,
      category,
      code,
      association,
    }),
  );
  const code = certificateCode(randomBytes(12));
  const snapshot: CertificateSnapshot = {
    version: 3,
    code,
    name: person!.name,
    title: participation.title,
    titles: await readTitlesIn(tx, participation),
    courseLanguage: participation.language,
    startedOn: from,
    endedOn: to,
    minutes: participation.minutes,
    credit,
    issuedOn: dayIn(person!.timeZone, ctx.now),
  };
  const text = JSON.stringify(snapshot);
  const key = signingKey(ctx.keys);
  await keepPublicKey(tx, ctx.now, key);
  const id = newId();
  const [made] = await tx
    .insert(certificates)
    .values({
      id,
      code,
      personId: participation.personId,
      participationId: participation.id,
      snapshot: text,
      keyId: key.id,
      signature: key.sign(text),
      issuedAt: ctx.now,
      ...instead,
    })
    .onConflictDoNothing({ target: certificates.supersedes })
    .returning();
  if (!made) throw new DomainError('already_decided');
  await appendAudit(tx, ctx, 'certificates.issued', id, {
    participationId: participation.id,
    code,
    ...instead,
  });
  return id;
}
