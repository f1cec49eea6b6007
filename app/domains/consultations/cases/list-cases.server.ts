import { and, asc, desc, eq, inArray, ne, or } from 'drizzle-orm';
import { consultationCases, consultationReleasers } from '#db/schema/consultations.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { mustBeVerified } from '../verified.server.ts';

export const PAGE = 20;
const ROW = {
  id: consultationCases.id,
  code: consultationCases.code,
  specialty: consultationCases.specialty,
  urgency: consultationCases.urgency,
  state: consultationCases.state,
  askedAt: consultationCases.askedAt,
  dueAt: consultationCases.dueAt,
};

/** One's own questions, the newest first, a page at a time. */
export async function listOwnCases(ctx: Ctx, page: number) {
  const { ctx: own } = await mustBeVerified(ctx);
  const mine = eq(consultationCases.askerId, own.actor.id);
  return {
    total: await ctx.db.read.$count(consultationCases, mine),
    rows: await ctx.db.read
      .select(ROW)
      .from(consultationCases)
      .where(mine)
      .orderBy(desc(consultationCases.askedAt))
      .limit(PAGE)
      .offset(PAGE * (page - 1)),
  };
}

/** What waits for the acting person to answer, the soonest due first. */
export async function listQueue(ctx: Ctx) {
  const { ctx: own } = await mustBeVerified(ctx);
  return ctx.db.read
    .select(ROW)
    .from(consultationCases)
    .where(and(eq(consultationCases.specialistId, own.actor.id), eq(consultationCases.state, 'assigned')))
    .orderBy(asc(consultationCases.dueAt))
    .limit(100);
}

/** What the acting person has answered, the newest first. */
export async function listAnswered(ctx: Ctx) {
  const { ctx: own } = await mustBeVerified(ctx);
  return ctx.db.read
    .select(ROW)
    .from(consultationCases)
    .where(
      and(
        eq(consultationCases.specialistId, own.actor.id),
        inArray(consultationCases.state, ['asked_back', 'answered', 'closed']),
      ),
    )
    .orderBy(desc(consultationCases.askedAt))
    .limit(PAGE);
}

/** Questions that the acting person is to look at before they leave. */
export async function listHeld(ctx: Ctx) {
  const { ctx: own } = await mustBeVerified(ctx);
  const associations = await ctx.db.read
    .select({ id: consultationReleasers.associationId })
    .from(consultationReleasers)
    .where(eq(consultationReleasers.personId, own.actor.id));
  if (associations.length === 0) return [];
  return ctx.db.read
    .select(ROW)
    .from(consultationCases)
    .where(
      and(
        eq(consultationCases.state, 'held'),
        ne(consultationCases.askerId, own.actor.id),
        inArray(
          consultationCases.associationId,
          associations.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(consultationCases.askedAt))
    .limit(100);
}

export type WaitingCase = {
  kind: 'answer' | 'reply' | 'close';
  id: string;
  specialty: string;
  code: string;
  at: Date;
};

/** For the first page: what of consultations waits for somebody, whether or not they are verified now. */
export async function listWaitingCases(ctx: Ctx): Promise<WaitingCase[]> {
  const { actor } = ctx;
  if (!actor) return [];
  const { read } = ctx.db;
  const rows = await read
    .select(ROW)
    .from(consultationCases)
    .where(
      or(
        and(eq(consultationCases.specialistId, actor.id), eq(consultationCases.state, 'assigned')),
        and(
          eq(consultationCases.askerId, actor.id),
          inArray(consultationCases.state, ['asked_back', 'answered']),
        ),
      ),
    )
    .orderBy(asc(consultationCases.askedAt))
    .limit(20);
  return rows.map((row) => ({
    kind: row.state === 'assigned' ? 'answer' : row.state === 'asked_back' ? 'reply' : 'close',
    id: row.id,
    specialty: row.specialty,
    code: row.code,
    at: row.dueAt ?? row.askedAt,
  }));
}

/** How long answers in a specialty took lately: the median of the last fifty, in hours; null where there are too few to say. */
export async function readUsualHours(ctx: Ctx, specialty: string): Promise<number | null> {
  await mustBeVerified(ctx);
  const rows = await ctx.db.read
    .select({ askedAt: consultationCases.askedAt, answeredAt: consultationCases.answeredAt })
    .from(consultationCases)
    .where(and(eq(consultationCases.specialty, specialty), eq(consultationCases.state, 'closed')))
    .orderBy(desc(consultationCases.closedAt))
    .limit(50);
  const hours = rows
    .filter(({ answeredAt }) => answeredAt !== null)
    .map(({ askedAt, answeredAt }) => (answeredAt!.getTime() - askedAt.getTime()) / 3_600_000)
    .sort((a, b) => a - b);
  return hours.length < 5 ? null : hours[Math.floor(hours.length / 2)]!;
}
