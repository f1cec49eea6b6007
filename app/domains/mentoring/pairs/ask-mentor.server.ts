import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { requireAllowedPair } from '#app/domains/mentoring/internal/require-allowed-pair.server.ts';
import { requireOwnProfile } from '#app/domains/mentoring/profiles/require-own-profile.server.ts';
import { readProgramme } from '#app/domains/mentoring/programmes/read-programme.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { mayAskMentors } from '#app/domains/mentoring/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { proposePairIn } from './propose-pair.server.ts';

/** A mentee asks a mentor, where the programme lets them. Throws `not_verified`, `place_taken`. */
export async function askMentor(ctx: Ctx, profileId: string, mentorId: string): Promise<string> {
  const profile = await requireOwnProfile(ctx, profileId);
  const { programme } = await readProgramme(ctx, profile.programmeId);
  if (!mayAskMentors(profile.role, programme.settings.mode)) throw new DomainError('not_found');
  await requireVerifiedProfessional(ctx);
  const compared = await requireAllowedPair(ctx, programme, profile.id, mentorId);
  const id = newId(ctx.now.getTime());
  const proposal = { id, programme, ...compared, accepted: 'mentee' as const };
  await ctx.db.transact(async (tx) => {
    if (!(await proposePairIn(tx, ctx, proposal))) throw new DomainError('place_taken');
    await appendAudit(tx, ctx, 'mentoring.asked', id, { programmeId: programme.id });
  });
  return id;
}
