import { expect, test } from 'vitest';
import { placeOf, workspacesOf } from './workspaces.ts';

const riga = { slug: 'riga', name: 'Lauku ārsti', language: 'lv' };
const everybody = { roles: ['author', 'mentor', 'administrator'], associations: [riga] };
const place = (path: string, last: string | null = null, reader = everybody) => {
  const { workspace, entry, page } = placeOf(workspacesOf(reader, true), path, last);
  return [workspace.id, entry?.name ?? null, page?.to ?? null];
};

test('somebody without a role has one workspace; each role and each association is one more', () => {
  const ids = (roles: string[], associations = [] as (typeof riga)[]) =>
    workspacesOf({ roles, associations }, false).map(({ id }) => id);
  expect(ids([])).toEqual(['learning']);
  expect(ids(['author'], [riga])).toEqual(['learning', 'association riga', 'authoring']);
  expect(ids(['mentor', 'administrator'])).toEqual(['learning', 'mentoring', 'operations']);
});

test('every workspace has at most five entries, and each page stands in one of them', () => {
  for (const { entries } of workspacesOf(everybody, true)) {
    expect(entries.length).toBeLessThanOrEqual(5);
    const addresses = entries.flatMap(({ pages }) => pages.map(({ to }) => to));
    expect(new Set(addresses).size).toBe(addresses.length);
  }
});

test('what an entry counts is counted by one of its pages too, so that the mark leads to what it means', () => {
  const entries = workspacesOf(everybody, true).flatMap((workspace) => workspace.entries);
  const marked = entries.filter(({ count }) => count !== undefined);
  expect(marked.length).toBeGreaterThan(0);
  expect(marked.filter(({ count, pages }) => !pages.some((page) => page.count === count))).toEqual([]);
});

test('a page stands in the workspace that has it, a thing below its page too', () => {
  expect(place('/')).toEqual(['learning', 'shell.home', '/']);
  expect(place('/courses/irregular-pulse')).toEqual(['learning', 'shell.courses', '/courses']);
  expect(place('/recordings/x')).toEqual(['learning', 'shell.live', '/webinars']);
  expect(place('/associations/riga/applications/1')).toEqual([
    'association riga',
    'shell.accredit',
    '/associations/riga/applications',
  ]);
  expect(place('/associations/riga/members/7')).toEqual([
    'association riga',
    'shell.members',
    '/associations/riga/members',
  ]);
  expect(place('/associations/riga/evidence/7')[1]).toBe('shell.members');
  expect(place('/associations/riga')).toEqual(['association riga', 'shell.home', '/associations/riga']);
  expect(place('/author/imports/3')).toEqual(['authoring', 'shell.courses', '/author/imports']);
  expect(place('/admin/work')).toEqual(['operations', 'shell.health', '/admin/work']);
  expect(place('/author/home')).toEqual(['authoring', 'shell.home', '/author/home']);
  expect(place('/mentor/home')).toEqual(['mentoring', 'shell.home', '/mentor/home']);
  expect(place('/evaluations/7', 'learning')).toEqual(['authoring', 'shell.results', '/author/results']);
});

test('a page of several workspaces, or of none, stands in the last one', () => {
  expect(place('/mentor', 'mentoring')[0]).toBe('mentoring');
  expect(place('/mentor', 'authoring')[0]).toBe('authoring');
  expect(place('/mentor')[0]).toBe('authoring');
  expect(place('/consultations', 'mentoring')[0]).toBe('mentoring');
  expect(place('/profile', 'operations')).toEqual(['operations', null, null]);
  // Its role is gone meanwhile.
  expect(place('/profile', 'operations', { roles: [], associations: [] })).toEqual(['learning', null, null]);
});

test('a workspace opens at its own home, and everybody reaches their credit by learning', () => {
  const all = workspacesOf(everybody, false);
  const homes = all.map(({ id, entries }) => [id, entries[0].pages[0].to]);
  expect(Object.fromEntries(homes)).toMatchObject({
    learning: '/',
    authoring: '/author/home',
    mentoring: '/mentor/home',
    operations: '/admin/health',
  });
  for (const role of ['author', 'mentor', 'administrator', 'officer']) {
    const [first] = workspacesOf({ roles: [role], associations: [] }, false);
    expect(first.entries.flatMap(({ pages }) => pages.map(({ to }) => to))).toContain('/credit');
  }
});

test('an author who holds no webinars has no entry that leads nowhere', () => {
  const names = (roles: string[]) =>
    workspacesOf({ roles, associations: [] }, false)
      .find(({ id }) => id === 'authoring')!
      .entries.map(({ name }) => name);
  expect(names(['author'])).toEqual(['shell.home', 'shell.courses', 'shell.results']);
  expect(names(['author', 'mentor'])).toContain('shell.live');
});
