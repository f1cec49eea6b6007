import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { people } from '#db/schema/accounts.ts';
import {
  mentoringMatches,
  mentoringProfiles,
  mentoringProgrammes,
  mentoringRounds,
  type MentoringSettings,
} from '#db/schema/mentoring.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { readApart } from './internal/apart.server.ts';
import { countTaken, listStanding } from './internal/standing.server.ts';
import { changesOf, comparePool, type Paired, pairEverybody, type Pool } from './matching/pair-everybody.ts';
import { apartKey } from './matching/score.ts';
import { proposeIn } from './pairs.server.ts';
import { placesOf, type Profile } from './profiles.server.ts';
import { type Programme, requireOwnProgramme } from './programmes.server.ts';
import { SettingsInput } from './schemas.ts';

/** Everybody of a programme who may be paired, with their names, and what stands already. */
async function readPool(ctx: Ctx, programme: Programme): Promise<{ pool: Pool; names: Map<string, string> }> {
  const rows = await ctx.db.read
    .select({ profile: mentoringProfiles, name: people.name, blockedAt: people.blockedAt })
    .from(mentoringProfiles)
    .innerJoin(people, eq(people.id, mentoringProfiles.personId))
    .where(eq(mentoringProfiles.programmeId, programme.id))
    .orderBy(asc(mentoringProfiles.id));
  const kept = await listStanding(ctx.db.read, programme.id);
  const isThere = new Set(kept.flat());
  const some = (role: Profile['role']) =>
    rows
      .filter(
        ({ profile, blockedAt }) =>
          profile.role === role && ((profile.state === 'active' && !blockedAt) || isThere.has(profile.id)),
      )
      .map(({ profile }) => ({ ...profile, capacity: placesOf(programme, profile) }));
  return {
    pool: {
      mentees: some('mentee'),
      mentors: some('mentor'),
      apart: await readApart(ctx.db.read, programme.id),
      kept,
      at: ctx.now,
    },
    names: new Map(rows.map(({ profile, name }) => [profile.id, name])),
  };
}

const alone = (paired: Paired): number => paired.verdicts.filter(({ mentorId }) => mentorId === null).length;
const meanScore = ({ verdicts }: Paired): number => {
  const pairs = verdicts.filter(({ mentorId }) => mentorId !== null);
  return pairs.length === 0 ? 0 : Math.round(pairs.reduce((sum, { score }) => sum + score, 0) / pairs.length);
};
const summaryOf = (paired: Paired) => ({
  pairs: paired.verdicts.length - alone(paired),
  alone: alone(paired),
  score: meanScore(paired),
  blocking: paired.blocking,
});

/** What these settings would do to the pairs of a round now, beside what the settings that hold would; writes nothing. */
export async function previewSettings(ctx: Ctx, programmeId: string, raw: unknown) {
  const { programme } = await requireOwnProgramme(ctx, programmeId);
  const { settings } = SettingsInput.parse(raw);
  const other: MentoringSettings = { ...settings, questions: programme.settings.questions };
  const { pool, names } = await readPool(ctx, programme);
  const sameLimits = JSON.stringify(other.hard) === JSON.stringify(programme.settings.hard);
  const compared = comparePool(programme.settings, pool);
  const before = compared.pair(programme.settings, 0);
  const after = sameLimits ? compared.pair(other, 0) : pairEverybody(other, pool, 0);
  return {
    before: summaryOf(before),
    after: summaryOf(after),
    changes: changesOf(before, after).map((each) => ({
      mentee: names.get(each.menteeId)!,
      before: each.before && names.get(each.before)!,
      after: each.after && names.get(each.after)!,
    })),
  };
}

/** Pairs everybody as a draft that only the coordinator sees; an earlier draft goes. Answers its id. */
export async function makeRound(ctx: Ctx, programmeId: string): Promise<string> {
  const { programme } = await requireOwnProgramme(ctx, programmeId);
  const { pool } = await readPool(ctx, programme);
  const id = newId();
  const seed = Number.parseInt(id.slice(-7), 16);
  const paired = pairEverybody(programme.settings, pool, seed);
  await ctx.db.transact(async (tx) => {
    await tx
      .update(mentoringRounds)
      .set({ state: 'discarded' })
      .where(and(eq(mentoringRounds.programmeId, programmeId), eq(mentoringRounds.state, 'draft')));
    await tx.insert(mentoringRounds).values({
      id,
      programmeId,
      state: 'draft',
      settings: programme.settings,
      revision: programme.revision,
      seed,
      isLargest: paired.isLargest,
      bound: paired.bound,
      mentors: pool.mentors.length,
      mentees: pool.mentees.length,
      blocking: paired.blocking,
      createdAt: ctx.now,
    });
    for (const verdict of paired.verdicts)
      await tx.insert(mentoringMatches).values({ id: `${id}-${verdict.menteeId}`, roundId: id, ...verdict });
    await appendAudit(tx, ctx, 'mentoring.round-made', id, {
      programmeId,
      seed,
      revision: programme.revision,
    });
  });
  return id;
}

/** The newest round of a programme with everybody in it, for its coordinator. */
export async function readRounds(ctx: Ctx, programmeId: string) {
  const { programme } = await requireOwnProgramme(ctx, programmeId);
  const rounds = await ctx.db.read
    .select()
    .from(mentoringRounds)
    .where(
      and(
        eq(mentoringRounds.programmeId, programmeId),
        inArray(mentoringRounds.state, ['draft', 'published']),
      ),
    )
    .orderBy(desc(mentoringRounds.createdAt));
  const draft = rounds.find((round) => round.state === 'draft') ?? null;
  const { pool, names } = await readPool(ctx, programme);
  const matches = draft
    ? await ctx.db.read.select().from(mentoringMatches).where(eq(mentoringMatches.roundId, draft.id))
    : [];
  return {
    draft,
    isOld: draft !== null && draft.revision !== programme.revision,
    published: rounds.filter((round) => round.state === 'published'),
    waiting: pool.mentees.length - pool.kept.length,
    mentors: pool.mentors.length,
    matches: matches
      .map((each) => ({
        ...each,
        mentee: names.get(each.menteeId)!,
        mentor: each.mentorId && names.get(each.mentorId)!,
      }))
      .sort((a, b) => b.score - a.score || (a.mentee < b.mentee ? -1 : 1)),
    /** Who could be proposed to somebody by hand; nobody proposes themselves. */
    free: freePeople(pool, names, ctx.actor!.id),
  };
}

function freePeople({ mentees, mentors, kept }: Pool, names: Map<string, string>, coordinatorId: string) {
  const taken = countTaken(kept);
  const isOther = ({ personId }: { personId: string }) => personId !== coordinatorId;
  const named = ({ id }: { id: string }) => ({ id, name: names.get(id)! });
  return {
    mentees: mentees
      .filter(isOther)
      .filter(({ id }) => !taken.has(id))
      .map(named),
    mentors: mentors
      .filter(isOther)
      .filter(({ id, capacity }) => capacity > (taken.get(id) ?? 0))
      .map(named),
  };
}

/**
 * Makes a draft's pairs proposals and tells everybody. Whoever left, was paired or lost their place since then is left
 * out. Throws `changed_meanwhile` where the settings are others now, or somebody else published or discarded it.
 */
export async function publishRound(
  ctx: Ctx,
  programmeId: string,
  roundId: string,
): Promise<{ proposed: number; left: number }> {
  await requireOwnProgramme(ctx, programmeId);
  return ctx.db.transact(async (tx) => {
    const [programme] = await tx
      .select()
      .from(mentoringProgrammes)
      .where(eq(mentoringProgrammes.id, programmeId));
    const [round] = await tx
      .update(mentoringRounds)
      .set({ state: 'published', publishedAt: ctx.now })
      .where(
        and(
          eq(mentoringRounds.id, roundId),
          eq(mentoringRounds.programmeId, programmeId),
          eq(mentoringRounds.state, 'draft'),
          eq(mentoringRounds.revision, programme!.revision),
        ),
      )
      .returning();
    if (!round) throw new DomainError('changed_meanwhile');
    const matches = await tx
      .select()
      .from(mentoringMatches)
      .where(eq(mentoringMatches.roundId, roundId))
      .orderBy(asc(mentoringMatches.id));
    const profiles = new Map(
      (await tx.select().from(mentoringProfiles).where(eq(mentoringProfiles.programmeId, programmeId))).map(
        (row) => [row.id, row],
      ),
    );
    const apart = await readApart(tx, programmeId);
    let [proposed, left] = [0, 0];
    for (const { menteeId, mentorId, score, reasons } of matches) {
      const [mentee, mentor] = [profiles.get(menteeId)!, mentorId ? profiles.get(mentorId)! : null];
      if (!mentor) {
        await tx
          .update(mentoringProfiles)
          .set({ waited: mentee.waited + 1 })
          .where(eq(mentoringProfiles.id, menteeId));
        left++;
        continue;
      }
      const keys = apartKey(mentee.personId, mentor.personId);
      const gone =
        mentee.state !== 'active' ||
        mentor.state !== 'active' ||
        apart.blocked.has(keys) ||
        apart.before.has(keys);
      try {
        if (gone) throw new DomainError('place_taken');
        await proposeIn(tx, ctx, { programme: programme!, mentee, mentor, roundId, score, reasons });
        proposed++;
      } catch (error) {
        // Refused before anything of it was written.
        if (!(error instanceof DomainError) || error.code !== 'place_taken') throw error;
        left++;
      }
    }
    await appendAudit(tx, ctx, 'mentoring.round-published', roundId, { programmeId, proposed, left });
    return { proposed, left };
  });
}

/** Throws a draft away; `changed_meanwhile` where it is none any more. */
export async function discardRound(ctx: Ctx, programmeId: string, roundId: string): Promise<void> {
  await requireOwnProgramme(ctx, programmeId);
  await ctx.db.transact(async (tx) => {
    const [discarded] = await tx
      .update(mentoringRounds)
      .set({ state: 'discarded' })
      .where(
        and(
          eq(mentoringRounds.id, roundId),
          eq(mentoringRounds.programmeId, programmeId),
          eq(mentoringRounds.state, 'draft'),
        ),
      )
      .returning({ id: mentoringRounds.id });
    if (!discarded) throw new DomainError('changed_meanwhile');
    await appendAudit(tx, ctx, 'mentoring.round-discarded', roundId, {});
  });
}
