import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { associations, people } from '#db/schema/accounts.ts';
import { certificates } from '#db/schema/certificates.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listAccreditationsIn } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { accreditationOn } from '#app/domains/credits/accreditation/accreditation.ts';
import { isGivenBefore } from '#app/domains/credits/ledger/ledger.ts';
import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import type { Participation } from '#app/domains/credits/ledger/ledger.ts';
import { keepPublicKey, signingKey } from './internal/signing.server.ts';
import { certificateCode } from './certificate-code.ts';
import type { CertificateSnapshot } from './snapshot.ts';

/**
 * Issues one certificate for one participation, with every accreditation that is valid on its day and gives it credit, in the
 * caller's transaction. `instead` is the certificate that it supersedes: a second successor is `already_decided`.
 */
export async function issueCertificateIn(
  tx: Tx,
  ctx: Ctx,
  participation: Participation,
  instead: { supersedes: string; reason: string } | null = null,
): Promise<string> {
  const [person] = await tx.select().from(people).where(eq(people.id, participation.personId));
  const date = participation.endedAt.toISOString().slice(0, 10);
  const granted = await listAccreditationsIn(tx, participation.courseVersionId!);
  const names = await tx.select({ id: associations.id, name: associations.name }).from(associations);
  const credit = PROGRAMMES.flatMap((programme) => {
    const held = accreditationOn(granted, participation.courseVersionId, programme.id, date);
    if (!held || isGivenBefore(participation, programme.id)) return [];
    const { associationId } = granted.find((each) => each.id === held.id)!;
    const association = names.find((each) => each.id === associationId)?.name ?? '';
    return [
      {
        programmeId: programme.id,
        programme: programme.name,
        units: held.units,
        category: held.category,
        code: held.code,
        association,
      },
    ];
  });
  const code = certificateCode(randomBytes(12));
  const snapshot: CertificateSnapshot = {
    version: 2,
    code,
    name: person!.name,
    title: participation.title,
    courseLanguage: participation.language,
    startedOn: participation.startedAt.toISOString().slice(0, 10),
    endedOn: date,
    minutes: participation.minutes,
    credit,
    issuedOn: ctx.now.toISOString().slice(0, 10),
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
