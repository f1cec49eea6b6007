import { and, asc, eq, gte, isNull, lte } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import {
  countOccupiedPlaces,
  listOccupyingPairs,
} from '#app/domains/mentoring/internal/occupied-places.server.ts';
import { notifyOfPlanIn } from '#app/domains/mentoring/notifications.server.ts';
import { pairLimit } from '#app/domains/mentoring/profiles/profile.ts';
import type { Programme } from '#app/domains/mentoring/programmes/programme.ts';
import { doEach } from '#app/platform/do-each.ts';
import { inSlices } from '#app/platform/slices.ts';
import { addDays, DEFAULT_TIME_ZONE, dayIn } from '#app/platform/time.ts';
import { officers, people } from '#db/schema/accounts.ts';
import { mentoringPlans, mentoringProfiles, mentoringProgrammes } from '#db/schema/mentoring.ts';

/** Those who take part are reminded so many days before profiles are to be complete, coordinators the day before pairs are proposed. */
const PROFILE_DAYS = 3;
const COORDINATOR_DAYS = 1;
const MAILS_A_UNIT = 100;

type Planned = { plan: typeof mentoringPlans.$inferSelect; programme: Programme };

/** Mails before a planned round: once each, also where the work breaks off in between. */
export async function remindOfRounds(ctx: Ctx): Promise<void> {
  const today = dayIn(DEFAULT_TIME_ZONE, ctx.now);
  const select = () =>
    ctx.db.read
      .select({ plan: mentoringPlans, programme: mentoringProgrammes })
      .from(mentoringPlans)
      .innerJoin(mentoringProgrammes, eq(mentoringProgrammes.id, mentoringPlans.programmeId));
  const profiles = await select().where(
    and(
      isNull(mentoringPlans.remindedAt),
      gte(mentoringPlans.profilesBy, today),
      lte(mentoringPlans.profilesBy, addDays(today, PROFILE_DAYS)),
    ),
  );
  const rounds = await select().where(
    and(
      isNull(mentoringPlans.coordinatorsRemindedAt),
      gte(mentoringPlans.answersBy, today),
      lte(mentoringPlans.proposesOn, addDays(today, COORDINATOR_DAYS)),
    ),
  );
  await doEach(profiles, (each) => remindPeople(ctx, each));
  await doEach(rounds, (each) => remindCoordinators(ctx, each));
}

async function remindPeople(ctx: Ctx, { plan, programme }: Planned): Promise<void> {
  const rows = await ctx.db.read
    .select({ profile: mentoringProfiles, person: ADDRESSEE })
    .from(mentoringProfiles)
    .innerJoin(people, eq(people.id, mentoringProfiles.personId))
    .where(
      and(
        eq(mentoringProfiles.programmeId, programme.id),
        eq(mentoringProfiles.state, 'active'),
        isNull(people.blockedAt),
      ),
    )
    .orderBy(asc(mentoringProfiles.id));
  const taken = countOccupiedPlaces(await listOccupyingPairs(ctx.db.read, programme.id));
  const withPlace = rows.filter(
    ({ profile }) => pairLimit(programme, profile) > (taken.get(profile.id) ?? 0),
  );
  for (const slice of inSlices(withPlace, MAILS_A_UNIT))
    await ctx.db.transact(async (tx) => {
      for (const { profile, person } of slice)
        await notifyOfPlanIn(tx, ctx, person, 'profiles', { plan, programme, once: profile.id });
    });
  await ctx.db.transact(async (tx) => {
    await tx.update(mentoringPlans).set({ remindedAt: ctx.now }).where(eq(mentoringPlans.id, plan.id));
  });
}

async function remindCoordinators(ctx: Ctx, { plan, programme }: Planned): Promise<void> {
  const coordinators = await ctx.db.read
    .select({ id: people.id, ...ADDRESSEE })
    .from(officers)
    .innerJoin(people, eq(people.id, officers.personId))
    .where(and(eq(officers.associationId, programme.associationId), isNull(people.blockedAt)));
  await ctx.db.transact(async (tx) => {
    for (const { id, ...person } of coordinators)
      await notifyOfPlanIn(tx, ctx, person, 'coordinator', { plan, programme, once: id });
    await tx
      .update(mentoringPlans)
      .set({ coordinatorsRemindedAt: ctx.now })
      .where(eq(mentoringPlans.id, plan.id));
  });
}
