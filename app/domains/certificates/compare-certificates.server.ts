import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { type Finding, recordFindingsIn } from '#app/domains/credits/findings/record-findings.server.ts';
import { readEarnedCreditIn } from '#app/domains/credits/ledger/read-earned-credit.server.ts';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';
import { compareExact } from '#app/platform/exact.ts';
import { alias } from '#db/columns.ts';
import { certificateRevocations, certificates } from '#db/schema/certificates.ts';
import { participations } from '#db/schema/credits.ts';
import type { CertificateSnapshot } from './snapshot.ts';

const CERTIFICATES_A_UNIT = 200;

/**
 * Compares valid certificates with what their line counts by itself today, and writes a finding for each programme in which they
 * name other units. Nothing else is changed. Returns how many are new.
 */
export async function compareCertificates(ctx: Ctx): Promise<number> {
  mustBeOperator(ctx);
  const sets = await readRuleSets(ctx.db.read);
  const later = alias(certificates, 'later');
  let found = 0;
  for (let after = ''; ;) {
    const rows = await ctx.db.read
      .select({ id: certificates.id, snapshot: certificates.snapshot, line: participations })
      .from(certificates)
      .innerJoin(participations, eq(participations.id, certificates.participationId))
      .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id))
      .leftJoin(later, eq(later.supersedes, certificates.id))
      .where(and(isNull(certificateRevocations.certificateId), isNull(later.id), gt(certificates.id, after)))
      .orderBy(asc(certificates.id))
      .limit(CERTIFICATES_A_UNIT);
    if (rows.length === 0) return found;
    const findings: Finding[] = [];
    for (const { snapshot, line } of rows) {
      const { credit } = JSON.parse(snapshot) as CertificateSnapshot;
      const earned = await readEarnedCreditIn(ctx.db.read, line, sets);
      for (const { programmeId, units: certified } of credit) {
        const counted = earned.find(({ programme }) => programme.id === programmeId)?.units ?? '0';
        if (compareExact(certified, counted) !== 0)
          findings.push({
            kind: 'units_differ',
            personId: line.personId,
            participationId: line.id,
            programmeId,
            detail: { units: { before: certified, after: counted } },
          });
      }
    }
    if (findings.length > 0) found += await ctx.db.transact((tx) => recordFindingsIn(tx, ctx, findings));
    after = rows.at(-1)!.id;
  }
}
