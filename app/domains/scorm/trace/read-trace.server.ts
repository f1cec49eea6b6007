import { and, asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import {
  scormAttempts,
  scormCommits,
  scormLaunches,
  scormPackages,
  scormScoStates,
} from '#db/schema/scorm.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { isAdministrator, mustBeAllowed, mustBeSignedIn } from '../../accounts/permissions.ts';
import type { LaunchPoint } from '../inspect/launch-point.ts';
import { type FlatCmi, readStatus } from '../runtime/cmi.ts';
import { readCommit } from '../runtime/commit.ts';
import { scoOf } from '../runtime/commit.server.ts';
import { listStates, readContents } from '../runtime/parts.server.ts';
import { type Answer, answersOf, firstAnswers } from './answers.ts';
import { type Arrived, eventsOf } from './events.ts';
import { Questions } from './questions.ts';

const PAGE = 50;
const BATCH = 200;

/** A package for its author and for administrators; throws `not_found` for everybody else. */
export async function readTraced(ctx: Ctx, packageId: string) {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(scormPackages).where(eq(scormPackages.id, packageId));
  mustBeAllowed(ctx, row !== undefined && (row.ownerId === ctx.actor.id || isAdministrator(ctx.actor)));
  const { report } = row! as unknown as { report: { title: string | null } };
  return { row: row!, title: report.title ?? row!.fileName, isOwn: row!.ownerId === ctx.actor.id };
}

/** Who learns is nobody's business here: a part of the opaque id tells one from another. */
const learnerName = (opaqueId: string): string => opaqueId.replaceAll('-', '').slice(-6);

/** Attempts at a package, newest first, fifty a page; `before` is the id of the last one seen. */
export async function listAttempts(ctx: Ctx, packageId: string, before: string | null) {
  const { title, row } = await readTraced(ctx, packageId);
  const { points } = await readContents(ctx.db.read, packageId);
  const rows = await ctx.db.read
    .select({ attempt: scormAttempts, opaqueId: people.opaqueId })
    .from(scormAttempts)
    .innerJoin(registrations, eq(registrations.id, scormAttempts.registrationId))
    .innerJoin(people, eq(people.id, registrations.personId))
    .where(
      and(eq(scormAttempts.packageId, packageId), before === null ? undefined : lt(scormAttempts.id, before)),
    )
    .orderBy(desc(scormAttempts.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const ids = shown.map(({ attempt }) => attempt.id);
  const opened = await ctx.db.read
    .select({
      id: scormScoStates.attemptId,
      parts: sql<number>`count(*)`.mapWith(Number),
      told: sql<number>`count(${scormScoStates.cmi})`.mapWith(Number),
    })
    .from(scormScoStates)
    .where(inArray(scormScoStates.attemptId, ids))
    .groupBy(scormScoStates.attemptId);
  return {
    title,
    kind: row.kind,
    parts: points.length,
    attempts: shown.map(({ attempt, opaqueId }) => {
      const counts = opened.find(({ id }) => id === attempt.id);
      return {
        id: attempt.id,
        learner: learnerName(opaqueId),
        number: attempt.number,
        startedAt: attempt.startedAt,
        completionStatus: attempt.completionStatus,
        successStatus: attempt.successStatus,
        scaledScore: attempt.scaledScore,
        opened: counts?.parts ?? 0,
        /** Something was opened and nothing was ever said. */
        silent: counts !== undefined && counts.told === 0,
      };
    }),
    next: rows.length > PAGE ? ids.at(-1)! : null,
  };
}

/** One attempt: its parts, its launches, what was said in one of them (the newest, or `launchId`), and the answers. */
export async function readTrace(ctx: Ctx, packageId: string, attemptId: string, launchId: string | null) {
  const { title, row } = await readTraced(ctx, packageId);
  const [found] = await ctx.db.read
    .select({ attempt: scormAttempts, opaqueId: people.opaqueId })
    .from(scormAttempts)
    .innerJoin(registrations, eq(registrations.id, scormAttempts.registrationId))
    .innerJoin(people, eq(people.id, registrations.personId))
    .where(and(eq(scormAttempts.id, attemptId), eq(scormAttempts.packageId, packageId)));
  if (!found) throw new DomainError('not_found');
  const launches = await ctx.db.read
    .select()
    .from(scormLaunches)
    .where(eq(scormLaunches.attemptId, attemptId))
    .orderBy(desc(scormLaunches.id));
  const launch = launches.find(({ id }) => id === launchId) ?? launches[0];
  if (!launch) throw new DomainError('not_found');
  const { points } = await readContents(ctx.db.read, packageId);
  const states = await listStates(ctx.db.read, attemptId);
  const commits = await ctx.db.read
    .select()
    .from(scormCommits)
    .where(eq(scormCommits.launchId, launch.id))
    .orderBy(asc(scormCommits.sequence));
  const first = { point: points[0]! };
  const titleOf = new Map(points.map((point) => [point.sco, point.title]));
  return {
    title,
    kind: row.kind,
    standard: row.standard,
    learner: learnerName(found.opaqueId),
    attempt: found.attempt,
    launches: launches.map(({ id, createdAt, endedAt, endReason, mode }) => ({
      id,
      createdAt,
      endedAt,
      endReason,
      mode,
    })),
    launchId: launch.id,
    parts: points.map((point) => partOf(point, states, row.standard)),
    silent: states.length > 0 && states.every(({ cmi }) => cmi === null),
    events: eventsOf(commits.map((commit) => arrived(commit, first))).map((event) => ({
      ...event,
      part: event.sco === null ? null : (titleOf.get(event.sco) ?? event.sco),
    })),
    answers: states.flatMap(({ sco, cmi }) =>
      cmi === null
        ? []
        : answersOf(row.standard, JSON.parse(cmi) as FlatCmi).map((answer) => ({
            ...answer,
            part: titleOf.get(sco) ?? sco,
          })),
    ),
  };
}

function partOf(
  point: LaunchPoint,
  states: (typeof scormScoStates.$inferSelect)[],
  standard: 'scorm-1.2' | 'scorm-2004',
) {
  const state = states.find(({ sco }) => sco === point.sco);
  const cmi = state?.cmi ? (JSON.parse(state.cmi) as FlatCmi) : null;
  return {
    sco: point.sco,
    title: point.title,
    opened: state !== undefined,
    told: cmi !== null,
    completionStatus: state?.completionStatus ?? null,
    successStatus: state?.successStatus ?? null,
    scaledScore: state?.scaledScore ?? null,
    /** What the package says of time; what counts is the server's. */
    totalTime: cmi?.['cmi.total_time'] ?? cmi?.['cmi.core.total_time'] ?? null,
    progress: cmi === null ? null : readStatus(standard, cmi, point).progressMeasure,
  };
}

function arrived(row: typeof scormCommits.$inferSelect, first: { point: LaunchPoint }): Arrived {
  const commit = readCommit(row.body);
  const values = Object.keys(commit.cmi).filter((name) => name.startsWith('cmi.')).length;
  return {
    receivedAt: row.receivedAt,
    late: row.late,
    sco: scoOf(first, commit),
    opens: values === 0 && commit.base === null && !commit.terminate,
    values,
    calls: commit.calls,
  };
}

/** Every attempt's answers, in batches, so that a course of thousands does not stand in memory. */
async function* answersOfAll(ctx: Ctx, packageId: string, standard: 'scorm-1.2' | 'scorm-2004') {
  for (let after = ''; ;) {
    const rows = await ctx.db.read
      .select({ id: scormAttempts.id, startedAt: scormAttempts.startedAt, opaqueId: people.opaqueId })
      .from(scormAttempts)
      .innerJoin(registrations, eq(registrations.id, scormAttempts.registrationId))
      .innerJoin(people, eq(people.id, registrations.personId))
      .where(and(eq(scormAttempts.packageId, packageId), gt(scormAttempts.id, after)))
      .orderBy(asc(scormAttempts.id))
      .limit(BATCH);
    if (rows.length === 0) return;
    after = rows.at(-1)!.id;
    const states = await ctx.db.read
      .select({ attemptId: scormScoStates.attemptId, sco: scormScoStates.sco, cmi: scormScoStates.cmi })
      .from(scormScoStates)
      .where(inArray(scormScoStates.attemptId, rows.map(({ id }) => id))); // oxfmt-ignore
    for (const row of rows)
      for (const { sco, cmi } of states.filter(({ attemptId }) => attemptId === row.id))
        if (cmi !== null) yield { ...row, sco, answers: answersOf(standard, JSON.parse(cmi) as FlatCmi) };
  }
}

/** How hard each question was, over all attempts, by first answers. */
export async function readQuestions(ctx: Ctx, packageId: string) {
  const { title, row } = await readTraced(ctx, packageId);
  const { points } = await readContents(ctx.db.read, packageId);
  const questions = new Questions();
  let attempts = 0;
  let last = '';
  for await (const { id, sco, answers } of answersOfAll(ctx, packageId, row.standard)) {
    if (answers.length > 0 && id !== last) attempts++;
    if (answers.length > 0) last = id;
    questions.add(sco, firstAnswers(answers));
  }
  const titleOf = new Map(points.map((point) => [point.sco, point.title]));
  const list = questions.list().map((each) => ({ ...each, part: titleOf.get(each.sco) ?? each.sco }));
  return { title, parts: points.length, attempts, questions: list };
}

export type NamedAnswer = { learner: string; startedAt: Date; sco: string } & Answer;

/** Each answer that was ever given, one after the other. */
export async function* eachAnswer(ctx: Ctx, packageId: string): AsyncGenerator<NamedAnswer> {
  const { row } = await readTraced(ctx, packageId);
  for await (const { opaqueId, startedAt, sco, answers } of answersOfAll(ctx, packageId, row.standard))
    for (const answer of answers) yield { learner: learnerName(opaqueId), startedAt, sco, ...answer };
}
