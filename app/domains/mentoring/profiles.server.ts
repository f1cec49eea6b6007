import { and, asc, eq, inArray, ne, or } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { stringOf } from '#app/platform/string-of.ts';
import { people } from '#db/schema/accounts.ts';
import { mentoringBlocks, mentoringPairs, mentoringProfiles, type Reason } from '#db/schema/mentoring.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { mustBeSignedIn } from '../accounts/permissions.ts';
import { barOf, ready, reasonsOf, scoreOf } from './matching/score.ts';
import { readApart } from './internal/apart.server.ts';
import { countTaken, listStanding } from './internal/standing.server.ts';
import { type Programme, readProgramme } from './programmes.server.ts';
import { languagesOf, ProfileInput } from './schemas.ts';

export type Profile = typeof mentoringProfiles.$inferSelect;
export type Role = Profile['role'];
export const isRole = (value: unknown): value is Role => value === 'mentee' || value === 'mentor';

const own = ({ actor }: SignedInCtx, programmeId: string, role: Role) =>
  and(
    eq(mentoringProfiles.programmeId, programmeId),
    eq(mentoringProfiles.personId, actor.id),
    eq(mentoringProfiles.role, role),
  );

export async function findOwnProfile(ctx: Ctx, programmeId: string, role: Role): Promise<Profile | null> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read
    .select()
    .from(mentoringProfiles)
    .where(own(ctx, programmeId, role));
  return row ?? null;
}

/** One's own profile by its id; throws `not_found`. */
export async function requireOwnProfile(ctx: Ctx, profileId: string): Promise<Profile> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(mentoringProfiles).where(eq(mentoringProfiles.id, profileId));
  if (row?.personId !== ctx.actor.id) throw new DomainError('not_found');
  return row;
}

export async function listOwnProfiles(ctx: Ctx): Promise<Profile[]> {
  mustBeSignedIn(ctx);
  return ctx.db.read
    .select()
    .from(mentoringProfiles)
    .where(and(eq(mentoringProfiles.personId, ctx.actor.id), ne(mentoringProfiles.state, 'left')))
    .orderBy(asc(mentoringProfiles.joinedAt));
}

/** Joins as mentee or mentor, or says anew what one needs or offers. Throws `programme_closed` for whoever may not join. */
export async function saveProfile(
  ctx: Ctx,
  programmeId: string,
  role: Role,
  raw: Record<string, unknown>,
): Promise<void> {
  mustBeSignedIn(ctx);
  const { programme, mayJoin } = await readProgramme(ctx, programmeId);
  const { actor } = ctx;
  const known = await findOwnProfile(ctx, programmeId, role);
  if (!mayJoin && (!known || known.state === 'left')) throw new DomainError('programme_closed');
  const input = ProfileInput.parse(raw);
  const languages = languagesOf(raw);
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
    timeZone: actor.timeZone,
    state: 'active' as const,
    updatedAt: ctx.now,
  };
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(mentoringProfiles)
      .set(values)
      .where(own(ctx, programmeId, role))
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

/** Out of the next rounds for a while, back again, or out for good; pairs that stand go on. */
export async function setProfileState(ctx: Ctx, profileId: string, state: Profile['state']): Promise<void> {
  const profile = await requireOwnProfile(ctx, profileId);
  // Whoever has left comes back by joining, where the programme lets them.
  if (profile.state === 'left') throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    await tx
      .update(mentoringProfiles)
      .set({ state, updatedAt: ctx.now })
      .where(eq(mentoringProfiles.id, profile.id));
    await appendAudit(tx, ctx, `mentoring.profile-${state}`, profile.id, {});
  });
}

/** Sets a wish (`wished`) or takes it back; the first wish counts most, and twice is once. Private. */
export async function setWish(ctx: Ctx, profileId: string, otherId: string, wished: boolean): Promise<void> {
  const profile = await requireOwnProfile(ctx, profileId);
  const suggested = await listSuggestions(ctx, profile);
  if (!suggested.some(({ id }) => id === otherId)) throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(mentoringProfiles).where(eq(mentoringProfiles.id, profile.id));
    if (row!.wishes.includes(otherId) === wished) return;
    const wishes = wished
      ? [...row!.wishes, otherId].slice(0, 20)
      : row!.wishes.filter((each) => each !== otherId);
    await tx.update(mentoringProfiles).set({ wishes }).where(eq(mentoringProfiles.id, profile.id));
    await appendAudit(tx, ctx, 'mentoring.wishes-changed', profile.id, { wishes: wishes.length });
  });
}

/** Two people are never shown to each other again, in any programme. The other one does not learn of it. */
export async function blockPerson(ctx: Ctx, profileId: string, otherId: string): Promise<void> {
  const profile = await requireOwnProfile(ctx, profileId);
  const [other] = await ctx.db.read
    .select()
    .from(mentoringProfiles)
    .where(and(eq(mentoringProfiles.id, otherId), eq(mentoringProfiles.programmeId, profile.programmeId)));
  if (!other || other.personId === profile.personId) throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(mentoringBlocks)
      .values({ personId: profile.personId, blockedId: other.personId, at: ctx.now })
      .onConflictDoNothing();
    // What was proposed between the two is over too; a pair that has begun is ended by whoever wants to.
    const of = (personId: string) =>
      tx
        .select({ id: mentoringProfiles.id })
        .from(mentoringProfiles)
        .where(eq(mentoringProfiles.personId, personId));
    const [a, b] = [of(profile.personId), of(other.personId)];
    await tx
      .update(mentoringPairs)
      .set({ state: 'declined', endedAt: ctx.now })
      .where(
        and(
          eq(mentoringPairs.state, 'proposed'),
          or(
            and(inArray(mentoringPairs.menteeId, a), inArray(mentoringPairs.mentorId, b)),
            and(inArray(mentoringPairs.menteeId, b), inArray(mentoringPairs.mentorId, a)),
          ),
        ),
      );
    await appendAudit(tx, ctx, 'mentoring.blocked', profile.id, {});
  });
}

export type Suggestion = {
  id: string;
  name: string;
  country: string;
  years: number;
  remoteness: number;
  about: string;
  score: number;
  reasons: Reason[];
  /** Mentors: whether there is a free place. */
  free: boolean;
  wished: boolean;
};
const SHOWN = 12;

/** People of the other side who fit, the best first; nobody who is barred, for whatever reason. */
export async function listSuggestions(ctx: Ctx, profile: Profile): Promise<Suggestion[]> {
  await requireOwnProfile(ctx, profile.id);
  const { programme } = await readProgramme(ctx, profile.programmeId);
  const others = await ctx.db.read
    .select({ profile: mentoringProfiles, name: people.name })
    .from(mentoringProfiles)
    .innerJoin(people, eq(people.id, mentoringProfiles.personId))
    .where(
      and(
        eq(mentoringProfiles.programmeId, programme.id),
        eq(mentoringProfiles.role, profile.role === 'mentee' ? 'mentor' : 'mentee'),
        eq(mentoringProfiles.state, 'active'),
      ),
    );
  const apart = await readApart(ctx.db.read, programme.id);
  const taken = countTaken(await listStanding(ctx.db.read, programme.id));
  const [self] = ready([profile], ctx.now);
  const compared = ready(
    others.map((each) => each.profile),
    ctx.now,
  );
  return others
    .map((each, i) => {
      const pair =
        profile.role === 'mentee' ? ([self!, compared[i]!] as const) : ([compared[i]!, self!] as const);
      return { ...each, pair, bar: barOf(programme.settings, apart, ...pair) };
    })
    .filter(({ bar }) => bar === null)
    .map(({ profile: other, name, pair }) => ({
      id: other.id,
      name,
      country: other.country,
      years: other.years,
      remoteness: other.remoteness,
      about: other.about,
      score: scoreOf(programme.settings, ...pair),
      reasons: reasonsOf(programme.settings, ...pair),
      free: placesOf(programme, other) > (taken.get(other.id) ?? 0),
      wished: profile.wishes.includes(other.id),
    }))
    .sort((a, b) => Number(b.wished) - Number(a.wished) || b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, SHOWN + profile.wishes.length);
}

/** Mentees that a mentor may have: what they offer, up to what the programme allows. One mentor for a mentee. */
export const placesOf = (
  { settings }: Pick<Programme, 'settings'>,
  profile: Pick<Profile, 'role' | 'capacity'>,
): number => (profile.role === 'mentee' ? 1 : Math.min(profile.capacity, settings.capacity));
