import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readVersion } from '#app/domains/catalogue/versions/read-version.server.ts';
import { findCertificateOfParticipation } from '#app/domains/certificates/find-certificate-of-participation.server.ts';
import { listNamesSinceIssue } from '#app/domains/certificates/list-names-since-issue.server.ts';
import { listAccreditations } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { readEarnedCreditIn } from '#app/domains/credits/ledger/read-earned-credit.server.ts';
import type { Participation } from '#app/domains/credits/ledger/ledger.ts';
import { readRegistrationStatus } from '#app/domains/learning/registrations/read-registration-status.server.ts';
import { describeStatements } from '#app/domains/xapi/records/describe-statements.server.ts';
import { listRegistrationStatements } from '#app/domains/xapi/records/list-registration-statements.server.ts';
import { listLaunches } from './list-launches.server.ts';

/** What Majakka itself recorded of a completion; null for a line that comes of none. The caller has shown that the actor may see it. */
export async function readCompletionRecord(ctx: Ctx, line: Participation, locale: string) {
  const { id, courseVersionId, registrationId } = line;
  if (courseVersionId === null || registrationId === null) return null;
  const { version } = await readVersion(ctx, courseVersionId);
  const status = await readRegistrationStatus(ctx, registrationId);
  const launches = await listLaunches(ctx, registrationId);
  const certificate = await findCertificateOfParticipation(ctx, id);
  return {
    version: { number: version.number, publishedAt: version.publishedAt },
    evaluatedAt: status.evaluatedAt,
    certificateCode: certificate?.row.code ?? null,
    certificateName: certificate?.snapshot.name ?? null,
    namesSince: certificate ? await listNamesSinceIssue(ctx, certificate) : [],
    accreditations: await listAccreditations(ctx, [version.id], locale),
    earned: (await readEarnedCreditIn(ctx.db.read, line)).map(({ accreditation, units }) => ({
      accreditationId: accreditation.id,
      units,
    })),
    launches: launches.map(({ launch, intervals }) => ({
      id: launch.id,
      at: launch.createdAt,
      intervals: intervals.map(({ fromAt, toAt, offline }) => ({ from: fromAt, to: toAt, offline })),
    })),
    statements: await describeStatements(ctx, await listRegistrationStatements(ctx, registrationId), locale),
  };
}
