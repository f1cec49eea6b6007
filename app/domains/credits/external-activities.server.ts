import type { Readable } from 'node:stream';
import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { firstBytes } from '#app/platform/first-bytes.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { type Intake, openIntake } from '#app/platform/quotas.server.ts';
import { stringOf } from '#app/platform/string-of.ts';
import type { Tx } from '#db/database.ts';
import { associations, memberships, people } from '#db/schema/accounts.ts';
import { externalActivities } from '#db/schema/credits.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { requireMember } from '../accounts/memberships.server.ts';
import { isOfficerOf, mustBeAllowed, mustBeSignedIn, mustBeSomebodyElse } from '../accounts/permissions.ts';
import { ownFiles } from '../accounts/whose-files.ts';
import { recordStatementIn } from '../xapi/record-statement.server.ts';
import { evidenceType, NEEDS_REFLECTION } from './activity-types.ts';
import { findSameActivity } from './internal/find-same-activity.server.ts';
import { programmesReachedFrom } from './programmes.ts';
import { readMemberParticipation } from './read-credit.server.ts';
import { recordParticipationIn } from './record-participation.server.ts';
import { ActivityDecision, type ActivityInput, OfficersReason, overlaps, readActivity } from './schemas.ts';
import { refreshStandingsIn } from './standings.server.ts';

export type ExternalActivity = typeof externalActivities.$inferSelect;
/** A photo or a PDF that came in, and that no row refers to yet. */
export type EvidenceFile = Pick<Intake, 'settle' | 'discard'> & {
  hash: string;
  bytes: number;
  name: string;
  type: string;
};

const EVIDENCE_BYTES = 20_000_000;
const OPEN = ['submitted', 'accepted', 'returned'] as const;

/**
 * Takes a photo or a PDF in; it stays once the unit that refers to it has settled it, and the caller discards what does not. An
 * officer's counts for the association. Throws `not_evidence` for anything else, `too_large`, `quota_reached`, `storage_full`.
 */
export async function stageEvidence(
  ctx: Ctx,
  upload: { stream: Readable; fileName: string },
  associationId: string | null = null,
): Promise<EvidenceFile> {
  mustBeSignedIn(ctx);
  if (associationId !== null) mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const owner =
    associationId === null ? ownFiles(ctx.actor) : ({ kind: 'association', id: associationId } as const);
  const intake = await openIntake(ctx, owner);
  try {
    const { hash, bytes, path } = await intake.put(upload.stream, EVIDENCE_BYTES);
    const type = evidenceType(await firstBytes(path));
    if (!type) throw new DomainError('not_evidence');
    const name = upload.fileName.slice(0, 200);
    return { hash, bytes, name, type, settle: intake.settle, discard: intake.discard };
  } catch (error) {
    await intake.discard();
    throw error;
  }
}

/** The columns of a file, and what of it stands in the audit row. */
const columnsOf = (file: EvidenceFile | null, byOfficer: boolean) =>
  file && {
    fileHash: file.hash,
    fileName: file.name,
    fileType: file.type,
    fileBytes: file.bytes,
    fileByOfficer: byOfficer,
  };
const told = (file: EvidenceFile | null) => file && { hash: file.hash, name: file.name, type: file.type };

/** One unit, and with it the file that it refers to, where there is one. */
function transactWith<T>(ctx: Ctx, file: EvidenceFile | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  return file ? file.settle((deciding) => ctx.db.transact(deciding(work))) : ctx.db.transact(work);
}

/**
 * Hands an activity in to an association one is a member of, or again after it was asked back; answers its id. The same
 * activity sent again within ten minutes, as by a double press, answers the id of the first.
 */
export async function submitActivity(
  ctx: Ctx,
  known: ExternalActivity | null,
  raw: Record<string, unknown>,
  file: EvidenceFile | null,
): Promise<string> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  mustBeAllowed(ctx, known === null || known.personId === actor.id);
  const input = readActivity(raw, ctx.now.toISOString().slice(0, 10));
  const associationId = known?.associationId ?? stringOf(raw['associationId']);
  if (!file && !known?.fileHash && !NEEDS_REFLECTION.has(input.activityType))
    throw new DomainError('invalid', {}, { evidence: 'file_needed' });
  const id = known?.id ?? newId();
  return transactWith(ctx, file, async (tx) => {
    const member = and(
      eq(memberships.personId, actor.id),
      eq(memberships.associationId, associationId),
      eq(memberships.state, 'accepted'),
    );
    if ((await tx.$count(memberships, member)) === 0)
      throw new DomainError('invalid', {}, { associationId: 'choose_from_list' });
    const twice = known ? null : await findSameActivity(tx, ctx, associationId, input, file?.hash ?? null);
    if (twice !== null) return twice;
    await refuseOverlap(tx, actor.id, id, input);
    const values = {
      ...input,
      ...columnsOf(file, false),
      state: 'submitted' as const,
      submittedAt: ctx.now,
      submittedBy: actor.id,
    };
    if (known) {
      const [changed] = await tx
        .update(externalActivities)
        .set({ ...values, revision: known.revision + 1 })
        .where(
          and(
            eq(externalActivities.id, id),
            eq(externalActivities.state, 'returned'),
            eq(externalActivities.revision, known.revision),
          ),
        )
        .returning();
      if (!changed) throw new DomainError('changed_meanwhile');
    } else
      await tx
        .insert(externalActivities)
        .values({ ...values, id, personId: actor.id, associationId, revision: 1 });
    await appendAudit(tx, ctx, 'credits.activity-submitted', id, { ...input, file: told(file) });
    return id;
  });
}

/** Hours of one day that lie over those of another activity of the same doctor count once: ask before, not after. */
async function refuseOverlap(tx: Tx, personId: string, id: string, input: ActivityInput): Promise<void> {
  const others = await tx
    .select({ title: externalActivities.title, sessions: externalActivities.sessions })
    .from(externalActivities)
    .where(
      and(
        eq(externalActivities.personId, personId),
        ne(externalActivities.id, id),
        inArray(externalActivities.state, [...OPEN]),
      ),
    );
  const own = input.sessions;
  const other = others.find(({ sessions }) =>
    sessions.some((each) => own.some((session) => session.date === each.date && overlaps(session, each))),
  );
  if (other) throw new DomainError('activity_overlaps', { title: other.title });
}

export async function listOwnActivities(ctx: Ctx): Promise<ExternalActivity[]> {
  mustBeSignedIn(ctx);
  return ctx.db.read
    .select()
    .from(externalActivities)
    .where(eq(externalActivities.personId, ctx.actor.id))
    .orderBy(desc(externalActivities.submittedAt));
}

/** For its doctor and for officers of the association it was handed to; throws `not_found`. */
export async function readActivityRow(ctx: Ctx, id: string): Promise<ExternalActivity> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(externalActivities).where(eq(externalActivities.id, id));
  mustBeAllowed(
    ctx,
    row !== undefined && (row.personId === ctx.actor.id || isOfficerOf(ctx.actor, row.associationId)),
  );
  return row!;
}

/** What waits for an officer, the oldest first. */
export async function listActivitiesToDecide(ctx: Ctx, associationId: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  return ctx.db.read
    .select({ activity: externalActivities, person: { id: people.id, name: people.name } })
    .from(externalActivities)
    .innerJoin(people, eq(people.id, externalActivities.personId))
    .where(
      and(eq(externalActivities.associationId, associationId), eq(externalActivities.state, 'submitted')),
    )
    .orderBy(asc(externalActivities.submittedAt))
    .limit(50);
}

/**
 * An officer accepts an activity into the ledger, asks it back or declines it; the doctor is told why. Throws
 * `changed_meanwhile` where it is no longer what the officer looked at, and `own_decision`.
 */
export async function decideActivity(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const row = await readActivityRow(ctx, id);
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, row.associationId));
  mustBeSomebodyElse(ctx, row.personId);
  const { revision, decision, reason } = ActivityDecision.parse(raw);
  const { person } = await requireMember(ctx, row.associationId, row.personId);
  const { actor } = ctx;
  const t = translatorFor(person.locale);
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(externalActivities)
      .set({ state: decision, revision: revision + 1, decidedAt: ctx.now, decidedBy: actor.id, reason })
      .where(
        and(
          eq(externalActivities.id, id),
          eq(externalActivities.state, 'submitted'),
          eq(externalActivities.revision, revision),
        ),
      )
      .returning();
    if (!changed) throw new DomainError('changed_meanwhile');
    if (decision === 'accepted') await recordActivityIn(tx, ctx, changed);
    await queueMail(tx, ctx.now, {
      to: person.email,
      subject: t(`credits:activity.mail.${decision}`, { title: row.title }),
      body: t('credits:activity.mail.body', { name: person.name, title: row.title, reason: reason || '–' }),
    });
    await appendAudit(tx, ctx, `credits.activity-${decision}`, id, { revision, reason });
  });
}

/**
 * An officer writes an activity down for another member, with the reason; it stands in the ledger at once. Throws
 * `own_decision`: an officer's own activities take the way of every doctor's.
 */
export async function recordOnBehalf(
  ctx: Ctx,
  associationId: string,
  personId: string,
  raw: Record<string, unknown>,
  file: EvidenceFile | null,
): Promise<void> {
  const { person } = await requireMember(ctx, associationId, personId);
  const { actor } = ctx as SignedInCtx;
  mustBeSomebodyElse(ctx as SignedInCtx, personId);
  const input = readActivity(raw, ctx.now.toISOString().slice(0, 10));
  const { reason } = OfficersReason.parse(raw);
  const id = newId();
  const t = translatorFor(person.locale);
  await transactWith(ctx, file, async (tx) => {
    await refuseOverlap(tx, personId, id, input);
    const [row] = await tx
      .insert(externalActivities)
      .values({
        ...input,
        id,
        personId,
        associationId,
        state: 'accepted',
        revision: 1,
        ...columnsOf(file, true),
        submittedAt: ctx.now,
        submittedBy: actor.id,
        decidedAt: ctx.now,
        decidedBy: actor.id,
        reason,
      })
      .returning();
    await recordActivityIn(tx, ctx, row!);
    await queueMail(tx, ctx.now, {
      to: person.email,
      subject: t('credits:activity.mail.onBehalf', { title: input.title }),
      body: t('credits:activity.mail.body', { name: person.name, title: input.title, reason }),
    });
    await appendAudit(tx, ctx, 'credits.activity-on-behalf', id, { ...input, reason, file: told(file) });
  });
}

/**
 * An officer corrects what was accepted: a second line takes the place of the first, with who, when and why, and the
 * doctor is told. Throws `not_found`, `own_decision`, `not_accredited_by_you` and, for a line that stands no more,
 * `already_decided`.
 */
export async function correctActivity(
  ctx: Ctx,
  associationId: string,
  participationId: string,
  raw: Record<string, unknown>,
  file: EvidenceFile | null,
): Promise<void> {
  const line = await readMemberParticipation(ctx, associationId, participationId);
  const { person } = await requireMember(ctx, associationId, line.personId);
  mustBeSomebodyElse(ctx as SignedInCtx, line.personId);
  if (line.kind !== 'external' || line.evidence['associationId'] !== associationId || line.onlyReverses)
    throw new DomainError('not_accredited_by_you');
  const input = readActivity(raw, ctx.now.toISOString().slice(0, 10));
  const { reason } = OfficersReason.parse(raw);
  const id = String(line.evidence['activityId']);
  const t = translatorFor(person.locale);
  await transactWith(ctx, file, async (tx) => {
    await refuseOverlap(tx, line.personId, id, input);
    const [row] = await tx
      .update(externalActivities)
      .set({
        ...input,
        ...columnsOf(file, true),
        revision: sql`${externalActivities.revision} + 1`,
        reason,
      })
      .where(eq(externalActivities.id, id))
      .returning();
    await recordActivityIn(tx, ctx, row!, { reverses: line.id, reason });
    await queueMail(tx, ctx.now, {
      to: person.email,
      subject: t('credits:activity.mail.corrected', { title: input.title }),
      body: t('credits:activity.mail.body', { name: person.name, title: input.title, reason }),
    });
    await appendAudit(tx, ctx, 'credits.activity-corrected', id, { ...input, reason, file: told(file) });
  });
}

/** Into the ledger. The association's word lets it count in the programmes of its country, and in Europe's. */
async function recordActivityIn(
  tx: Tx,
  ctx: Ctx,
  row: ExternalActivity,
  corrects: { reverses: string; reason: string } | null = null,
): Promise<void> {
  const [association] = await tx.select().from(associations).where(eq(associations.id, row.associationId));
  const dates = row.sessions.map(({ date }) => date);
  const minutes = row.sessions.reduce((sum, each) => sum + (each.minutes ?? 0), 0);
  const participation = await recordParticipationIn(
    tx,
    ctx,
    {
      personId: row.personId,
      kind: 'external',
      activityType: row.activityType,
      title: row.title,
      language: row.language,
      startedAt: new Date(`${dates[0]}T00:00:00Z`),
      endedAt: new Date(`${dates.at(-1)}T00:00:00Z`),
      minutes,
      sessions: row.sessions,
      stated: row.stated,
      countsIn: programmesReachedFrom(association!.country),
      evidence: {
        activityId: row.id,
        associationId: row.associationId,
        organiser: row.organiser,
        reflection: row.reflection,
        fileHash: row.fileHash,
      },
    },
    corrects,
  );
  if (!corrects) {
    const [person] = await tx
      .select({ opaqueId: people.opaqueId })
      .from(people)
      .where(eq(people.id, row.personId));
    await recordStatementIn(tx, ctx, {
      actor: person!.opaqueId,
      verb: 'completed',
      activity: `/activities/external/${row.id}`,
      name: { [row.language]: row.title },
      type: 'event',
      registration: row.id,
      result: { completion: true, duration: `PT${minutes}M` },
    });
  }
  await tx
    .update(externalActivities)
    .set({ participationId: participation.id })
    .where(eq(externalActivities.id, row.id));
  await refreshStandingsIn(tx, ctx, [row.personId]);
}
