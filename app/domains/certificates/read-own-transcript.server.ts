import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { listOwnMemberships } from '#app/domains/accounts/memberships/list-own-memberships.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { lineText } from '#app/domains/credits/counting/reason-text.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { readOwnCredit } from '#app/domains/credits/standings/read-own-credit.server.ts';
import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { certificateRevocations, certificates } from '#db/schema/certificates.ts';
import type { Transcript } from './transcript.ts';

/** One's own credit in a programme one is enrolled in, with every line as the credit page counts it. Throws `not_found`. */
export async function readOwnTranscript(ctx: Ctx, programmeId: string, locale: string): Promise<Transcript> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const credit = (await readOwnCredit(ctx)).find((each) => each.programmeId === programmeId);
  if (!credit) throw new DomainError('not_found');
  const issued = await ctx.db.read
    .select({ participationId: certificates.participationId, code: certificates.code })
    .from(certificates)
    .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id))
    .where(
      and(
        eq(certificates.personId, actor.id),
        isNotNull(certificates.participationId),
        isNull(certificateRevocations.certificateId),
      ),
    )
    .orderBy(certificates.issuedAt);
  // The last of a chain stands for all before it.
  const codes = new Map(issued.map(({ participationId, code }) => [participationId, code]));
  const { country } = programmeOrThrow(programmeId);
  const memberships = (await listOwnMemberships(ctx)).filter(
    ({ membership }) => membership.state === 'accepted',
  );
  const own = memberships.find(({ association }) => association.country === country) ?? memberships[0];
  const [t, format] = [translatorFor(locale), formatFor(locale, 'UTC')];
  return {
    name: actor.name,
    number: own?.membership.registrationNumber ?? null,
    programmeId,
    confirmed: credit.confirmed,
    period: credit.period && { from: credit.period.from, to: credit.period.to },
    total: credit.total,
    required: credit.required,
    madeOn: todayOf(ctx),
    madeAt: ctx.now,
    lines: credit.lines.map((line) => ({
      id: line.participation.id,
      date: line.participation.date,
      title: line.participation.title,
      activityType: line.participation.activityType,
      minutes: line.participation.minutes,
      raw: line.raw,
      units: line.units,
      why: lineText(t, format, credit, line),
      code: codes.get(line.participation.id) ?? null,
    })),
  };
}
