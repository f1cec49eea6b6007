import { and, desc, eq, isNull, lt, ne } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { associations, people } from '#db/schema/accounts.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { webinarRules, webinars, webinarStaff } from '#db/schema/webinars.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { ADDRESSEE } from '../accounts/addressee.server.ts';
import { isMentor, mustBeAllowed } from '../accounts/permissions.ts';
import { changeLiveIn, placeLiveIn, writeWordsIn } from '../catalogue/place-live.server.ts';
import { publishVersion } from '../catalogue/place-package.server.ts';
import { offersOf } from '../catalogue/list-courses.server.ts';
import { LiveWordsInput } from '../catalogue/schemas.ts';
import { openRoomIn, setModeratedIn } from '../rooms/events.server.ts';
import { urls } from '#app/urls.ts';
import { isMilder } from './attendance.ts';
import { tellPersonIn, tellSeatsIn } from './letters.server.ts';
import { type Held, requireOwnWebinar } from './read-webinar.server.ts';
import { RuleInput, ScheduleInput, SeriesInput, StaffInput } from './schemas.ts';
import { instantIn } from '#app/i18n/zoned-time.ts';

/** What counts if the host says nothing else. */
const FIRST_RULE = { minPercent: 80, answersPercent: 50, testPercent: 0 };
const DAY_MS = 86_400_000;

const timesOf = (input: ScheduleInput) => {
  const startsAt = instantIn(input.timeZone, input.date, input.time);
  return { startsAt, endsAt: new Date(startsAt.getTime() + input.minutes * 60_000) };
};

async function requireAssociationIn(tx: Tx, id: string): Promise<string | null> {
  if (!id) return null;
  if ((await tx.$count(associations, eq(associations.id, id))) === 0)
    throw new DomainError('invalid', {}, { associationId: 'choose_from_list' });
  return id;
}

/** Makes a draft of a webinar with its room and a first rule; answers its id. */
export async function scheduleWebinar(ctx: Ctx, raw: unknown): Promise<string> {
  mustBeAllowed(ctx, isMentor(ctx.actor));
  const input = ScheduleInput.parse(raw);
  const times = timesOf(input);
  if (times.startsAt <= ctx.now) throw new DomainError('invalid', {}, { date: 'date_past' });
  const id = newId();
  return ctx.db.transact(async (tx) => {
    await makeIn(tx, ctx, id, input, times, null);
    return id;
  });
}

async function makeIn(
  tx: Tx,
  ctx: Ctx,
  id: string,
  input: ScheduleInput,
  times: { startsAt: Date; endsAt: Date },
  seriesId: string | null,
): Promise<void> {
  const { actor } = ctx as SignedInCtx;
  const { minutes, specialties } = input;
  const placed = await placeLiveIn(tx, ctx, { format: 'webinar', minutes, specialties }, input);
  await tx.insert(webinars).values({
    id,
    courseId: placed.courseId,
    versionId: placed.versionId,
    hostId: actor.id,
    state: 'draft',
    ...times,
    timeZone: input.timeZone,
    capacity: input.capacity,
    associationId: await requireAssociationIn(tx, input.associationId),
    seriesId,
    catchUpHours: input.catchUpHours,
    createdAt: ctx.now,
  });
  await tx.insert(webinarRules).values({
    id: newId(),
    webinarId: id,
    version: 1,
    rule: FIRST_RULE,
    createdBy: actor.id,
    createdAt: ctx.now,
  });
  await openRoomIn(tx, ctx, id);
  await setModeratedIn(tx, id, input.moderated !== '');
  await appendAudit(tx, ctx, 'webinars.scheduled', id, input);
}

/** Changes one's own webinar before it begins; whoever has a seat is told of a new time, once it is announced. */
export async function changeWebinar(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const held = await requireOwnWebinar(ctx, id);
  const { webinar, offer } = held;
  if (webinar.openedAt || webinar.state === 'cancelled') throw new DomainError('webinar_begun');
  const input = ScheduleInput.parse(raw);
  const times = timesOf(input);
  const moved =
    times.startsAt.getTime() !== webinar.startsAt.getTime() ||
    times.endsAt.getTime() !== webinar.endsAt.getTime();
  if (moved && times.startsAt <= ctx.now) throw new DomainError('invalid', {}, { date: 'date_past' });
  await ctx.db.transact(async (tx) => {
    const { courseId, versionId } = webinar;
    await writeWordsIn(tx, ctx, { courseId, versionId, format: 'webinar' }, LiveWordsInput.parse(raw));
    await changeLiveIn(tx, versionId, { minutes: input.minutes, specialties: input.specialties });
    const [changed] = await tx
      .update(webinars)
      .set({
        ...times,
        timeZone: input.timeZone,
        capacity: input.capacity,
        associationId: await requireAssociationIn(tx, input.associationId),
        catchUpHours: input.catchUpHours,
        sequence: webinar.sequence + (moved ? 1 : 0),
      })
      .where(eq(webinars.id, id))
      .returning();
    await setModeratedIn(tx, id, input.moderated !== '');
    if (moved && webinar.state === 'announced')
      await tellSeatsIn(tx, ctx, { webinar: changed!, offer }, 'moved');
    await appendAudit(tx, ctx, 'webinars.changed', id, input);
  });
}

/** Public from now on: people can take seats. */
export async function announceWebinar(ctx: Ctx, id: string): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, id);
  if (webinar.state !== 'draft') throw new DomainError('webinar_begun');
  if (webinar.startsAt <= ctx.now) throw new DomainError('invalid', {}, { date: 'date_past' });
  const [version] = await ctx.db.read
    .select({ state: courseVersions.state })
    .from(courseVersions)
    .where(eq(courseVersions.id, webinar.versionId));
  if (version?.state === 'draft') await publishVersion(ctx, webinar.versionId);
  await ctx.db.transact(async (tx) => {
    await tx.update(webinars).set({ state: 'announced' }).where(eq(webinars.id, id));
    await appendAudit(tx, ctx, 'webinars.announced', id, {});
  });
}

/** Not held after all; whoever has a seat is told, and their calendars too. */
export async function cancelWebinar(ctx: Ctx, id: string): Promise<void> {
  const held = await requireOwnWebinar(ctx, id);
  if (held.webinar.openedAt || held.webinar.state === 'cancelled') throw new DomainError('webinar_begun');
  await ctx.db.transact(async (tx) => void (await cancelIn(tx, ctx, held, 'cancelled')));
}

async function cancelIn(tx: Tx, ctx: Ctx, { webinar, offer }: Held, notice: 'cancelled' | 'missed') {
  const [changed] = await tx
    .update(webinars)
    .set({ state: 'cancelled', sequence: webinar.sequence + 1 })
    .where(and(eq(webinars.id, webinar.id), isNull(webinars.openedAt), ne(webinars.state, 'cancelled')))
    .returning();
  if (!changed) return false;
  if (webinar.state === 'announced') await tellSeatsIn(tx, ctx, { webinar: changed, offer }, notice);
  await appendAudit(tx, ctx, `webinars.${notice}`, webinar.id, {});
  return true;
}

/** A host who never came: once its time is over, those who waited are told, and the host too. */
export async function cancelMissedWebinars(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(and(eq(webinars.state, 'announced'), isNull(webinars.openedAt), lt(webinars.endsAt, ctx.now)));
  for (const webinar of rows) {
    const [offer] = await offersOf(ctx, [webinar.versionId]);
    const [host] = await ctx.db.read.select(ADDRESSEE).from(people).where(eq(people.id, webinar.hostId));
    await ctx.db.transact(async (tx) => {
      // Another process may have been here first.
      if (!(await cancelIn(tx, ctx, { webinar, offer: offer! }, 'missed'))) return;
      await tellPersonIn(tx, ctx, { webinar, offer: offer! }, host!, 'missed', urls.ownWebinar(webinar.id));
    });
  }
}

/** The same again every so many weeks, at the same hour where it is held: drafts of one series. */
export async function repeatWebinar(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { webinar, offer } = await requireOwnWebinar(ctx, id);
  const { weeks, times } = SeriesInput.parse(raw);
  const seriesId = webinar.seriesId ?? id;
  const variant = offer.variants[0]!;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: webinar.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(webinar.startsAt);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: webinar.timeZone }).format(webinar.startsAt);
  await ctx.db.transact(async (tx) => {
    await tx.update(webinars).set({ seriesId }).where(eq(webinars.id, id));
    for (let n = 1; n <= times; n++) {
      const date = new Date(Date.parse(`${day}T00:00:00Z`) + n * weeks * 7 * DAY_MS)
        .toISOString()
        .slice(0, 10);
      const startsAt = instantIn(webinar.timeZone, date, clock);
      const endsAt = new Date(startsAt.getTime() + offer.version.minutes * 60_000);
      const input: ScheduleInput = {
        title: variant.title,
        summary: variant.summary,
        objectives: variant.objectives,
        language: variant.language as 'en',
        date,
        time: clock,
        timeZone: webinar.timeZone,
        minutes: offer.version.minutes,
        capacity: webinar.capacity,
        associationId: webinar.associationId ?? '',
        catchUpHours: webinar.catchUpHours,
        specialties: offer.version.specialties,
        moderated: '',
      };
      await makeIn(tx, ctx, newId(), input, { startsAt, endsAt }, seriesId);
    }
  });
}

/** What makes attendance count. After the room has opened it may become milder only, with a reason. */
export async function setRule(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, id);
  const { actor } = ctx as SignedInCtx;
  const { reason, ...rule } = RuleInput.parse(raw);
  const newRuleId = newId();
  await ctx.db.transact(async (tx) => {
    const [before] = await tx
      .select()
      .from(webinarRules)
      .where(eq(webinarRules.webinarId, id))
      .orderBy(desc(webinarRules.version))
      .limit(1);
    if (webinar.openedAt) {
      if (!isMilder(rule, before!.rule)) throw new DomainError('rule_fixed');
      if (!reason) throw new DomainError('invalid', {}, { reason: 'required' });
    }
    await tx.insert(webinarRules).values({
      id: newRuleId,
      webinarId: id,
      version: before!.version + 1,
      rule,
      createdBy: actor.id,
      createdAt: ctx.now,
      reason: reason || null,
    });
    await appendAudit(tx, ctx, 'webinars.rule-set', id, { rule, reason });
  });
}

/** Somebody with an account helps: a co-host may send pictures, a moderator keeps the talk. */
export async function addStaff(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnWebinar(ctx, id);
  const { email, role } = StaffInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.email, email));
    if (!person) throw new DomainError('invalid', {}, { email: 'nobody_known' });
    await tx
      .insert(webinarStaff)
      .values({ webinarId: id, personId: person.id, role, addedAt: ctx.now })
      .onConflictDoUpdate({ target: [webinarStaff.webinarId, webinarStaff.personId], set: { role } });
    await appendAudit(tx, ctx, 'webinars.staff-added', id, { personId: person.id, role });
  });
}

export async function removeStaff(ctx: Ctx, id: string, personId: string): Promise<void> {
  await requireOwnWebinar(ctx, id);
  await ctx.db.transact(async (tx) => {
    await tx
      .delete(webinarStaff)
      .where(and(eq(webinarStaff.webinarId, id), eq(webinarStaff.personId, personId)));
    await appendAudit(tx, ctx, 'webinars.staff-removed', id, { personId });
  });
}

/** Words in one more language, or better ones in the same. */
export async function writeWebinarWords(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, id);
  const words = LiveWordsInput.parse(raw);
  await ctx.db.transact((tx) =>
    writeWordsIn(
      tx,
      ctx,
      { courseId: webinar.courseId, versionId: webinar.versionId, format: 'webinar' },
      words,
    ),
  );
}
