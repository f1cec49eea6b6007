import type { Key } from '#app/i18n/key.ts';
import { urls } from '#app/urls.ts';
import type { IconName } from '#app/ui/icon.tsx';

/** What a mark counts beside the way to it: only what the reader can act on (`app/counts.server.ts`). */
export type CountName =
  | 'inbox'
  | 'joinRequests'
  | 'activities'
  | 'cycles'
  | 'applications'
  | 'findings'
  | 'cases'
  | 'failedJobs';
export type Counts = Partial<Record<CountName, number>>;

/** A page of an entry; `also`: where the pages begin that it leads to. */
export type PlacePage = { to: string; name: Key; also?: string[]; count?: CountName };
/** Place in the navigation: it leads to the first of its pages. */
export type Entry = { icon: IconName; name: Key; pages: [PlacePage, ...PlacePage[]]; count?: CountName };
/** What somebody does here in one of their roles. `of`: the association by its name, whose language it is in. */
export type Workspace = {
  id: string;
  name: Key;
  help: Key;
  of: { name: string; language: string } | null;
  entries: [Entry, ...Entry[]];
};

type OwnAssociation = { slug: string; name: string; language: string };
export type Reader = { roles: string[]; associations: OwnAssociation[] };

const LEARNING: Workspace = {
  id: 'learning',
  name: 'shell.workspace.learning',
  help: 'shell.workspace.learningHelp',
  of: null,
  entries: [
    { icon: 'lighthouse', name: 'shell.home', pages: [{ to: urls.home(), name: 'shell.home' }] },
    {
      icon: 'book',
      name: 'shell.courses',
      pages: [
        { to: urls.courses(), name: 'shell.findCourse', also: ['/registrations'] },
        { to: urls.ownLearning(), name: 'shell.ownCourses' },
      ],
    },
    {
      icon: 'live',
      name: 'shell.live',
      pages: [
        { to: urls.webinars(), name: 'shell.coming', also: ['/recordings'] },
        { to: urls.ownSeats(), name: 'shell.ownSeats' },
        { to: urls.pastWebinars(), name: 'shell.past' },
      ],
    },
    {
      icon: 'colleagues',
      name: 'shell.colleagues',
      count: 'cases',
      pages: [
        { to: urls.colleagues(), name: 'shell.mentoring', also: ['/mentoring', '/pairs', '/meetings'] },
        { to: urls.consultations(), name: 'shell.questions', count: 'cases' },
        { to: urls.lessons(), name: 'consultations:library.title' },
      ],
    },
    {
      icon: 'credit',
      name: 'shell.credit',
      pages: [
        { to: urls.credit(), name: 'shell.overview' },
        { to: urls.ownActivities(), name: 'credits:activity.all' },
        { to: urls.ownCertificates(), name: 'credits:certificates', also: ['/certificates'] },
        { to: urls.reminders(), name: 'credits:details.title' },
        { to: urls.record(), name: 'xapi:title' },
      ],
    },
  ],
};

const associationOf = ({ slug, name, language }: OwnAssociation): Workspace => ({
  id: `association ${slug}`,
  name: 'shell.workspace.association',
  help: 'shell.workspace.association',
  of: { name, language },
  entries: [
    {
      icon: 'lighthouse',
      name: 'shell.home',
      count: 'inbox',
      pages: [
        { to: urls.association(slug), name: 'shell.today' },
        { to: urls.inbox(slug), name: 'credits:inbox.title', count: 'inbox' },
      ],
    },
    {
      icon: 'people',
      name: 'shell.members',
      pages: [
        {
          to: urls.members(slug),
          name: 'shell.allMembers',
          also: [urls.memberList(slug), `/associations/${slug}/evidence`],
        },
        { to: urls.joinRequests(slug), name: 'credits:joinRequests.title', count: 'joinRequests' },
        { to: urls.activitiesToDecide(slug), name: 'credits:activity.toDecide', count: 'activities' },
        { to: urls.cyclesToConfirm(slug), name: 'credits:association.enrolments', count: 'cycles' },
        { to: urls.memberMessages(slug), name: 'credits:message.short' },
      ],
    },
    {
      icon: 'certificate',
      name: 'shell.accredit',
      pages: [
        { to: urls.applications(slug), name: 'credits:application.list', count: 'applications' },
        { to: urls.accredit(slug), name: 'credits:accreditation.courses' },
        { to: urls.rules(slug), name: 'credits:rules.title' },
      ],
    },
    {
      icon: 'colleagues',
      name: 'shell.programmes',
      pages: [
        { to: urls.ownMentoring(slug), name: 'shell.mentoring' },
        { to: urls.ownConsultations(slug), name: 'shell.questions' },
      ],
    },
    {
      icon: 'credit',
      name: 'shell.insights',
      pages: [
        { to: urls.statistics(slug), name: 'credits:statistics.title' },
        { to: urls.findings(slug), name: 'credits:findings.title', count: 'findings' },
        { to: urls.exports(slug), name: 'credits:exports.title' },
        { to: urls.clients(slug), name: 'xapi:clients.title' },
      ],
    },
  ],
});

const LIVE: Entry = {
  icon: 'live',
  name: 'shell.live',
  pages: [{ to: urls.mentor(), name: 'shell.live' }],
};

/** `hosts`: they hold webinars too. */
const authoringFor = (hosts: boolean): Workspace => ({
  id: 'authoring',
  name: 'shell.workspace.authoring',
  help: 'shell.workspace.authoringHelp',
  of: null,
  entries: [
    { icon: 'lighthouse', name: 'shell.home', pages: [{ to: urls.authorHome(), name: 'shell.home' }] },
    {
      icon: 'pen',
      name: 'shell.courses',
      pages: [
        { to: urls.author(), name: 'shell.ownCourses' },
        { to: urls.imports(), name: 'modules:import.title' },
        { to: urls.topics(), name: 'catalogue:topics.title' },
      ],
    },
    ...(hosts ? [LIVE] : []),
    {
      icon: 'credit',
      name: 'shell.results',
      pages: [{ to: urls.results(), name: 'shell.results', also: ['/evaluations'] }],
    },
  ],
});

const MENTORING: Workspace = {
  id: 'mentoring',
  name: 'shell.workspace.mentoring',
  help: 'shell.workspace.mentoringHelp',
  of: null,
  entries: [
    { icon: 'lighthouse', name: 'shell.home', pages: [{ to: urls.mentorHome(), name: 'shell.home' }] },
    {
      icon: 'colleagues',
      name: 'shell.mentees',
      pages: [{ to: urls.colleagues(), name: 'shell.mentees', also: ['/mentoring', '/pairs', '/meetings'] }],
    },
    LIVE,
    {
      icon: 'info',
      name: 'shell.questions',
      count: 'cases',
      pages: [
        { to: urls.consultations(), name: 'shell.questions', count: 'cases' },
        { to: urls.answering(), name: 'consultations:answering.title' },
        { to: urls.lessons(), name: 'consultations:library.title' },
      ],
    },
  ],
};

const operationsFor = (demonstration: boolean): Workspace => ({
  id: 'operations',
  name: 'shell.workspace.operations',
  help: 'shell.workspace.operationsHelp',
  of: null,
  entries: [
    {
      icon: 'info',
      name: 'shell.health',
      count: 'failedJobs',
      pages: [
        { to: urls.health(), name: 'shell.overview' },
        { to: urls.work(), name: 'accounts:work.title', count: 'failedJobs' },
        { to: urls.storage(), name: 'accounts:storage.title' },
        ...(demonstration ? [{ to: urls.mail(), name: 'accounts:mailPage.title' } as const] : []),
      ],
    },
    { icon: 'people', name: 'shell.people', pages: [{ to: urls.people(), name: 'shell.people' }] },
    {
      icon: 'book',
      name: 'shell.content',
      pages: [{ to: urls.allRecords(), name: 'xapi:browse.title' }],
    },
    {
      icon: 'lock',
      name: 'xapi:clients.title',
      pages: [{ to: urls.allClients(), name: 'xapi:clients.title' }],
    },
  ],
});

/** Workspaces of a person by their roles; everybody learns. */
export function workspacesOf(
  { roles, associations }: Reader,
  demonstration: boolean,
): [Workspace, ...Workspace[]] {
  return [
    LEARNING,
    ...associations.map(associationOf),
    ...(roles.includes('author') ? [authoringFor(roles.includes('mentor'))] : []),
    ...(roles.includes('mentor') ? [MENTORING] : []),
    ...(roles.includes('administrator') ? [operationsFor(demonstration)] : []),
  ];
}

const lengthAt = (path: string, start: string): number =>
  path === start || (start !== '/' && path.startsWith(`${start}/`)) ? start.length : -1;

/** Where a page stands; outside of all entries, as the profile does, in a workspace alone. */
export type Place = { workspace: Workspace; entry: Entry | null; page: PlacePage | null };

/** Page of a workspace that the path belongs to: the one whose address, or whose `also`, is the longest beginning of it. */
function findPage(workspace: Workspace, path: string): (Place & { length: number }) | null {
  const all = workspace.entries.flatMap((entry) =>
    entry.pages.map((page) => {
      const length = Math.max(...[page.to, ...(page.also ?? [])].map((start) => lengthAt(path, start)));
      return { workspace, entry, page, length };
    }),
  );
  return all.filter(({ length }) => length >= 0).sort((a, b) => b.length - a.length)[0] ?? null;
}

/**
 * Where a page stands: in the workspace that it belongs to, and where several have it, or none, in the one that its reader was in last (`last`, an
 * id). Never empty: the first workspace has every page that belongs nowhere.
 */
export function placeOf(workspaces: [Workspace, ...Workspace[]], path: string, last: string | null): Place {
  const found = workspaces.flatMap((each) => findPage(each, path) ?? []);
  const best = Math.max(...found.map(({ length }) => length));
  const candidates = found.filter(({ length }) => length === best);
  const chosen = candidates.find(({ workspace }) => workspace.id === last) ?? candidates[0];
  if (chosen) return chosen;
  return { workspace: workspaces.find(({ id }) => id === last) ?? workspaces[0], entry: null, page: null };
}
