import { describe, expect, test } from 'vitest';
import { DomainError } from '#app/platform/errors.ts';
import type { Actor, Ctx, Role, SignedInCtx } from './ctx.ts';
import {
  isAdministrator,
  isAuthor,
  isFresh,
  isMentor,
  isOfficerOf,
  isOwn,
  isPrivileged,
  mayTeach,
  mustBeAdministrator,
  mustBeAllowed,
  mustBeFresh,
  mustBeOperator,
  mustBeSignedIn,
  mustBeSomebodyElse,
} from './permissions.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const actor = (roles: Role[] = [], officerOf: string[] = [], confirmedAt: Date | null = null): Actor => ({
  id: 'person',
  opaqueId: 'opaque',
  name: 'Aino',
  email: 'aino@example.org',
  locale: 'fi',
  timeZone: 'Europe/Helsinki',
  roles,
  officerOf,
  sessionId: 'session',
  confirmedAt,
  mustAddFactor: false,
});
const logged: object[] = [];
/** As far as permissions read it. */
const ctxOf = (who: Actor | null, more: Partial<Ctx> = {}) =>
  ({
    actor: who,
    now: NOW,
    requestId: 'request',
    log: { info: (line: object) => void logged.push(line) },
    ...more,
  }) as Ctx;
const refusalOf = (work: () => void): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

const PEOPLE = {
  nobody: null,
  learner: actor(),
  author: actor(['author']),
  mentor: actor(['mentor']),
  officer: actor([], ['lv']),
  administrator: actor(['administrator']),
};
type Name = keyof typeof PEOPLE;
const allowed = (may: (who: Actor | null) => boolean): string[] =>
  Object.keys(PEOPLE).filter((name) => may(PEOPLE[name as Name]));

test.each([
  ['isAdministrator', isAdministrator, ['administrator']],
  ['isAuthor', isAuthor, ['author']],
  ['isMentor', isMentor, ['mentor']],
  ['mayTeach', mayTeach, ['author', 'mentor']],
  ['isOfficerOf their association', (who: Actor | null) => isOfficerOf(who, 'lv'), ['officer']],
  ['isOfficerOf another association', (who: Actor | null) => isOfficerOf(who, 'fi'), []],
  ['isPrivileged', (who: Actor | null) => who !== null && isPrivileged(who), ['officer', 'administrator']],
])('%s', (_, may, people) => {
  expect(allowed(may)).toEqual(people);
});

describe('who is not allowed', () => {
  const of = (check: (ctx: Ctx) => void) =>
    Object.fromEntries(
      Object.entries(PEOPLE).map(([name, who]) => [name, refusalOf(() => check(ctxOf(who)))]),
    );
  const all = (code: string | null) => ({
    nobody: 'sign_in_required',
    learner: code,
    author: code,
    mentor: code,
    officer: code,
    administrator: code,
  });

  test('is asked to sign in, or reads that there is no such thing', () => {
    expect(of((ctx) => mustBeSignedIn(ctx))).toEqual(all(null));
    expect(of((ctx) => mustBeAllowed(ctx, true))).toEqual(all(null));
    expect(of((ctx) => mustBeAllowed(ctx, false))).toEqual(all('not_found'));
    expect(of(mustBeAdministrator)).toEqual({ ...all('not_found'), administrator: null });
  });

  test('is in the log, by the opaque id', () => {
    logged.length = 0;
    refusalOf(() => mustBeAllowed(ctxOf(PEOPLE.learner), false));
    expect(logged).toEqual([{ request: 'request', person: 'opaque', code: 'not_found' }]);
  });

  test('is everybody for what only the operator does', () => {
    expect(of(mustBeOperator)).toEqual({ ...all('not_found'), nobody: 'not_found' });
    expect(refusalOf(() => mustBeOperator(ctxOf(null, { operator: true })))).toBeNull();
  });
});

test('identity is fresh for ten minutes after it was proven, and for the operator always', () => {
  const provenAgo = (ms: number) => ctxOf(actor([], [], new Date(NOW.getTime() - ms)));
  expect([600_000, 600_001].map((ms) => isFresh(provenAgo(ms)))).toEqual([true, false]);
  expect([ctxOf(null), ctxOf(actor()), ctxOf(null, { operator: true })].map(isFresh)).toEqual([
    false,
    false,
    true,
  ]);
  expect(refusalOf(() => mustBeFresh(provenAgo(600_001)))).toBe('confirm_needed');
  expect(refusalOf(() => mustBeFresh(provenAgo(0)))).toBeNull();
});

test('nobody decides about themselves, under whichever name they stand there', () => {
  const ctx = ctxOf(PEOPLE.officer) as SignedInCtx;
  expect(isOwn(null, 'person')).toBe(false);
  expect(refusalOf(() => mustBeSomebodyElse(ctx, 'other', null))).toBeNull();
  expect(refusalOf(() => mustBeSomebodyElse(ctx, 'other', 'person'))).toBe('own_decision');
});
