import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { ownProfileCondition } from '#app/domains/mentoring/internal/own-profile.server.ts';
import { readProgramme } from '#app/domains/mentoring/programmes/read-programme.server.ts';
import { ProfileInput, readLanguages } from '#app/domains/mentoring/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { stringOf } from '#app/platform/string-of.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';
import { findOwnProfile } from './find-own-profile.server.ts';
import type { ProfileRole } from './profile.ts';

/** Joins as mentee or mentor, or updates the profile. Throws `programme_closed` for people who may not join. */
export async function saveProfile(
  ctx: Ctx,
  programmeId: string,
  role: ProfileRole,
  raw: Record<string, unknown>,
): Promise<void> {
  mustBeSignedIn(ctx);
  const { programme, mayJoin } = await readProgramme(ctx, programmeId);
  const { actor } = ctx;
  const known = await findOwnProfile(ctx, programmeId, role);
  if (!mayJoin && (!known || known.state === 'left')) throw new DomainError('programme_closed');
  const input = ProfileInput.parse(raw);
  const languages = readLanguages(raw);
  if (languages.length === 0) throw new DomainError('invalid', {}, { languages: 'choose_some' });
  const answers: Record<string, string> = {};
  for (const { id, options } of programme.settings.questions) {
    const answer = stringOf(raw[`answer-${id}`]);
    if (/^\d$/.test(answer) && Number(answer) < options.length) answers[id] = answer;
  }
  const values = {
    ...input,
    languages,
    answers,
    state: 'active' as const,
    updatedAt: ctx.now,
  };
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(mentoringProfiles)
      .set(values)
      .where(ownProfileCondition(ctx, programmeId, role))
      .returning();
    if (!changed)
      await tx.insert(mentoringProfiles).values({
        id, programmeId, personId: actor.id, role, ...values, wishes: [], joinedAt: ctx.now,
      }); // oxfmt-ignore
    await appendAudit(
      tx,
      ctx,
      changed ? 'mentoring.profile-changed' : 'mentoring.joined',
      changed?.id ?? id,
      {
        programmeId,
        role,
      },
    );
  });
}
