import { expect, test } from 'vitest';
import type { Actor, Ctx } from '#app/domains/accounts/ctx.ts';
import { mayManageForwards, mustManageCredentials } from './permissions.ts';

/** As far as permissions read it. */
const ctxOf = (actor: Pick<Actor, 'roles' | 'officerOf'> | null, operator?: true) =>
  ({ actor, log: { info: () => undefined }, ...(operator ? { operator } : {}) }) as unknown as Ctx;
const PEOPLE: Record<string, Ctx> = {
  nobody: ctxOf(null),
  learner: ctxOf({ roles: [], officerOf: [] }),
  author: ctxOf({ roles: ['author'], officerOf: [] }),
  officer: ctxOf({ roles: [], officerOf: ['lv'] }),
  administrator: ctxOf({ roles: ['administrator'], officerOf: [] }),
  operator: ctxOf(null, true),
};
const manages = (associationId: string | null): string[] =>
  Object.keys(PEOPLE).filter((name) => {
    try {
      mustManageCredentials(PEOPLE[name]!, associationId);
      return true;
    } catch {
      return false;
    }
  });

test('credentials of the platform are for administrators, those of an association for its officers', () => {
  expect(manages(null)).toEqual(['administrator', 'operator']);
  expect(manages('lv')).toEqual(['officer', 'operator']);
  expect(manages('fi')).toEqual(['operator']);
});

test('an association’s forwards are managed by its officers and by administrators', () => {
  const manage = (associationId: string) =>
    Object.keys(PEOPLE).filter((name) => mayManageForwards(PEOPLE[name]!, associationId));
  expect(manage('lv')).toEqual(['officer', 'administrator']);
  expect(manage('fi')).toEqual(['administrator']);
});
