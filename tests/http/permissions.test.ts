import { beforeAll, expect, test } from 'vitest';
import { makeApp, type Person } from '#tests/support/app.ts';
import { verified } from '#tests/support/consultation.ts';
import { publishCourse } from '#tests/support/course.ts';
import { announceWebinar } from '#tests/support/webinar.ts';

const app = await makeApp();
const people: Record<string, Person | null> = { nobody: null };
let course: Awaited<ReturnType<typeof publishCourse>>;
let held: Awaited<ReturnType<typeof announceWebinar>>;

beforeAll(async () => {
  people['author'] = await app.person('author', ['author']);
  people['mentor'] = await app.person('mentor', ['mentor']);
  people['officer'] = await app.person('officer');
  people['administrator'] = await app.person('admin', ['administrator']);
  // The learner is a doctor whom the association has verified.
  people['learner'] = await verified(app, 'learner', await app.association('assoc', [people['officer']]));
  course = await publishCourse(app, people['author']);
  held = await announceWebinar(app, people['mentor']);
});

const ROLES = ['nobody', 'learner', 'author', 'mentor', 'officer', 'administrator'] as const;
/** Method, address, and a status per role in the order above; `in` is the way to the sign-in page. */
type Row = [method: 'GET' | 'POST', path: string, ...statuses: (number | 'in')[]];
const everybody = [200, 200, 200, 200, 200, 200];
const signedIn = ['in', 200, 200, 200, 200, 200] as const;
const only = (role: (typeof ROLES)[number], status: number) =>
  ROLES.map((each, i) => (i === 0 ? ('in' as const) : each === role ? status : 404));
const posted = (role: (typeof ROLES)[number], status: number) =>
  ROLES.map((each, i) => (i === 0 ? 401 : each === role ? status : 404));

/** For those whom an association has verified, as it has the learner. */
const colleague = (status: number) => ['in' as const, status, 403, 403, 403, 403];
const colleaguePosted = (status: number) => [401, status, 403, 403, 403, 403];
/** Nobody's words are taken unchecked, whoever they are. */
const unchecked = [401, 422, 422, 422, 422, 422];

const MATRIX: Row[] = [
  ['GET', '/', ...everybody],
  ['GET', '/courses', ...everybody],
  ['GET', '/courses/COURSE', ...everybody],
  ['GET', '/fault', 404, 404, 404, 404, 404, 404],
  ['GET', '/sign-in', 200, 302, 302, 302, 302, 302],
  ['GET', '/register', ...everybody],
  ['GET', '/forgot', ...everybody],
  ['GET', '/admin/storage', ...only('administrator', 200)],
  ['POST', '/admin/storage', ...posted('administrator', 422)],
  ['GET', '/reset/none', 410, 410, 410, 410, 410, 410],
  ['GET', '/confirm/none', ...everybody],
  ['POST', '/confirm/none', 410, 410, 410, 410, 410, 410],
  ['GET', '/colleagues', ...signedIn],
  ['GET', '/mentoring/none', 'in', 404, 404, 404, 404, 404],
  ['POST', '/mentoring/none', 401, 404, 404, 404, 404, 404],
  ['GET', '/mentoring/none/mentee', 'in', 404, 404, 404, 404, 404],
  ['POST', '/mentoring/none/mentor', 401, 404, 404, 404, 404, 404],
  ['GET', '/mentoring/none/king', 404, 404, 404, 404, 404, 404],
  ['GET', '/pairs/none', 'in', 404, 404, 404, 404, 404],
  ['POST', '/pairs/none', 401, 404, 404, 404, 404, 404],
  ['GET', '/meetings/none', 'in', 404, 404, 404, 404, 404],
  ['POST', '/meetings/none/act', 401, 404, 404, 404, 404, 404],
  ['GET', '/meetings/none/calendar', 'in', 404, 404, 404, 404, 404],
  ['GET', '/associations/assoc/mentoring', ...only('officer', 200)],
  ['POST', '/associations/assoc/mentoring', ...posted('officer', 422)],
  ['GET', '/associations/assoc/mentoring/none', 'in', 404, 404, 404, 404, 404],
  ['POST', '/associations/assoc/mentoring/none', 401, 404, 404, 404, 404, 404],
  ['GET', '/consultations', ...colleague(200)],
  ['GET', '/consultations/new', ...colleague(200)],
  ['POST', '/consultations/send', ...unchecked],
  ['GET', '/consultations/known', ...colleague(200)],
  ['GET', '/consultations/answering', ...colleague(200)],
  ['POST', '/consultations/answering', ...colleaguePosted(422)],
  ['POST', '/consultations/answering/templates', ...unchecked],
  ['GET', '/consultations/none', ...colleague(404)],
  ['POST', '/consultations/none', ...colleaguePosted(404)],
  ['POST', '/consultations/none/act', ...unchecked],
  ['POST', '/consultations/none/pictures', 401, 422, 422, 422, 422, 422],
  ['GET', '/consultations/none/pictures/none', ...colleague(404)],
  ['GET', '/consultations/none/file', ...colleague(404)],
  ['GET', '/library', ...colleague(200)],
  ['GET', '/library/none', ...colleague(404)],
  ['POST', '/library/none', ...colleaguePosted(404)],
  ['POST', '/library/none/act', ...unchecked],
  ['GET', '/associations/assoc/consultations', ...only('officer', 200)],
  ['POST', '/associations/assoc/consultations', ...posted('officer', 422)],
  ['GET', '/topics', 'in', 404, 200, 200, 404, 404],
  ['GET', '/verify', ...everybody],
  ['GET', '/verify/none', 404, 404, 404, 404, 404, 404],
  ['GET', '/mail', ...everybody],
  ['GET', '/covers/none', 404, 404, 404, 404, 404, 404],
  ['GET', '/nowhere', 404, 404, 404, 404, 404, 404],
  ['POST', '/nowhere', 404, 404, 404, 404, 404, 404],
  ['GET', '/profile', ...signedIn],
  ['POST', '/profile', 401, 422, 422, 422, 422, 422],
  ['GET', '/profile/security', ...signedIn],
  ['POST', '/profile/security', 401, 422, 422, 422, 422, 422],
  ['GET', '/profile/security/app', ...signedIn],
  ['POST', '/profile/security/app', 401, 422, 422, 422, 422, 422],
  ['GET', '/profile/confirm', ...signedIn],
  ['POST', '/profile/confirm', 401, 200, 200, 200, 200, 200],
  ['GET', '/sign-in/second-step', 'in', 302, 302, 302, 302, 302],
  ['POST', '/sign-in/second-step', 'in', 302, 302, 302, 302, 302],
  ['GET', '/passkeys/get', ...everybody],
  ['GET', '/passkeys/create', ...signedIn],
  ['GET', '/passkeys/none', 404, 404, 404, 404, 404, 404],
  ['GET', '/profile/password', ...signedIn],
  ['POST', '/profile/password', 401, 422, 422, 422, 422, 422],
  ['GET', '/credit', ...signedIn],
  ['POST', '/credit', 401, 422, 422, 422, 422, 422],
  ['GET', '/record', ...signedIn],
  ['POST', '/record', 401, 404, 404, 404, 404, 404],
  ['GET', '/record/download', ...signedIn],
  ['GET', '/associations/assoc/members/none/record', ...only('officer', 404)],
  ['GET', '/associations/assoc/members/none/record/none', ...only('officer', 404)],
  ['GET', '/associations/assoc/tools', ...only('officer', 200)],
  ['POST', '/associations/assoc/tools', ...posted('officer', 422)],
  ['GET', '/admin/tools', ...only('administrator', 200)],
  ['POST', '/admin/tools', ...posted('administrator', 422)],
  ['GET', '/admin/records', ...only('administrator', 200)],
  ['GET', '/admin/records/none', ...only('administrator', 404)],
  ['GET', '/launches/none', 'in', 404, 404, 404, 404, 404],
  ['GET', '/registrations/none/evaluation', 'in', 404, 404, 404, 404, 404],
  ['POST', '/registrations/none/evaluation', 401, 404, 404, 404, 404, 404],
  ['GET', '/certificates/none/pdf', 'in', 404, 404, 404, 404, 404],
  ['GET', '/author', ...only('author', 200)],
  ['GET', '/author/upload', ...only('author', 200)],
  ['POST', '/author/upload', ...posted('author', 422)],
  ['GET', '/author/packages/PACKAGE', ...only('author', 200)],
  ['POST', '/author/packages/PACKAGE', ...posted('author', 422)],
  ['GET', '/author/packages/PACKAGE/attempts', 'in', 404, 200, 404, 404, 200],
  ['GET', '/author/packages/PACKAGE/attempts/none', 'in', 404, 404, 404, 404, 404],
  ['GET', '/author/packages/PACKAGE/questions', 'in', 404, 200, 404, 404, 200],
  ['GET', '/author/packages/PACKAGE/csv/questions', 'in', 404, 200, 404, 404, 200],
  ['GET', '/author/courses/OWN', ...only('author', 200)],
  ['GET', '/associations/assoc', ...only('officer', 200)],
  ['POST', '/associations/assoc', ...posted('officer', 422)],
  ['GET', '/associations/assoc/courses', ...only('officer', 200)],
  ['GET', '/associations/assoc/courses/VERSION', ...only('officer', 200)],
  ['POST', '/associations/assoc/courses/VERSION', ...posted('officer', 422)],
  ['GET', '/associations/assoc/members/none', ...only('officer', 404)],
  ['GET', '/associations/assoc/members/none/activities/new', ...only('officer', 404)],
  ['GET', '/associations/assoc/evidence/none/correct', ...only('officer', 404)],
  ['POST', '/associations/assoc/members/none', ...posted('officer', 404)],
  ['GET', '/associations/assoc/list', ...only('officer', 200)],
  ['GET', '/associations/assoc/rules', ...only('officer', 200)],
  ['POST', '/associations/assoc/rules', ...posted('officer', 404)],
  ['GET', '/associations/assoc/rules/none', ...only('officer', 404)],
  ['POST', '/associations/assoc/rules/none', ...posted('officer', 404)],
  ['GET', '/associations/assoc/applications/none', ...only('officer', 404)],
  ['POST', '/associations/assoc/applications/none', ...posted('officer', 404)],
  ['GET', '/author/courses/COURSE_ID/accreditation', ...only('author', 200)],
  ['POST', '/author/courses/COURSE_ID/accreditation', ...posted('author', 422)],
  ['GET', '/reviews/none', 404, 404, 404, 404, 404, 404],
  ['POST', '/reviews/none', 404, 404, 404, 404, 404, 404],
  ['GET', '/reviews/none/preview/none', 404, 404, 404, 404, 404, 404],
  ['GET', '/previews/PACKAGE', 'in', 404, 200, 404, 200, 404],
  ['GET', '/associations/assoc/statistics', ...only('officer', 200)],
  ['GET', '/associations/assoc/exports', ...only('officer', 200)],
  ['POST', '/associations/assoc/exports', ...posted('officer', 422)],
  ['GET', '/associations/assoc/exports/none/csv', ...only('officer', 404)],
  ['GET', '/associations/assoc/activities/none', ...only('officer', 404)],
  ['POST', '/associations/assoc/activities/none', ...posted('officer', 404)],
  ['GET', '/credit/activities/new', ...signedIn],
  ['GET', '/credit/activities/none', 'in', 404, 404, 404, 404, 404],
  ['GET', '/activities/none/file', 'in', 404, 404, 404, 404, 404],
  ['GET', '/webinars', ...everybody],
  ['GET', '/webinars/LIVE', ...everybody],
  ['POST', '/webinars/LIVE', 422, 422, 422, 422, 422, 422],
  ['GET', '/webinars/none', 404, 404, 404, 404, 404, 404],
  ['GET', '/webinars/LIVE/calendar', ...everybody],
  ['GET', '/webinars/LIVE/room', 'in', 403, 403, 200, 403, 403],
  ['POST', '/webinars/LIVE/act', 401, 403, 403, 302, 403, 403],
  ['GET', '/webinars/LIVE/slides/none', 'in', 403, 403, 404, 403, 403],
  ['GET', '/webinars/LIVE/test', 'in', 403, 403, 403, 403, 403],
  ['POST', '/webinars/LIVE/test', 401, 403, 403, 403, 403, 403],
  ['GET', '/recordings/none', 404, 404, 404, 404, 404, 404],
  ['POST', '/recordings/none', 404, 404, 404, 404, 404, 404],
  ['POST', '/recordings/none/session', 404, 404, 404, 404, 404, 404],
  ['GET', '/recordings/none/captions/en', 404, 404, 404, 404, 404, 404],
  ['GET', '/mentor', ...only('mentor', 200)],
  ['GET', '/mentor/webinars/new', ...only('mentor', 200)],
  ['POST', '/mentor/webinars/new', ...posted('mentor', 422)],
  ['GET', '/mentor/webinars/HELD', ...only('mentor', 200)],
  ['POST', '/mentor/webinars/HELD', ...posted('mentor', 422)],
  ['GET', '/mentor/webinars/HELD/slides', ...only('mentor', 200)],
  ['POST', '/mentor/webinars/HELD/slides', ...posted('mentor', 404)],
  ['GET', '/mentor/webinars/HELD/studio', ...only('mentor', 200)],
  ['POST', '/mentor/webinars/HELD/act', ...posted('mentor', 302)],
  ['GET', '/mentor/webinars/HELD/attendance', ...only('mentor', 200)],
  ['POST', '/mentor/webinars/HELD/attendance', ...posted('mentor', 422)],
  ['GET', '/mentor/webinars/HELD/report', ...only('mentor', 409)],
  ['GET', '/mentor/webinars/HELD/recording', ...only('mentor', 200)],
  ['POST', '/mentor/webinars/HELD/recording', ...posted('mentor', 422)],
  ['GET', '/associations/assoc/evidence/none', ...only('officer', 404)],
  ['POST', '/associations/assoc/evidence/none', ...posted('officer', 404)],
  ['GET', '/admin/people', ...only('administrator', 200)],
  ['POST', '/admin/people', ...posted('administrator', 422)],
  ['GET', '/admin/work', ...only('administrator', 200)],
  ['POST', '/admin/work', ...posted('administrator', 404)],
];

test.each(MATRIX)('%s %s', async (method, path, ...statuses) => {
  const address = path
    .replace('LIVE', held.slug)
    .replace('HELD', held.id)
    .replace('COURSE_ID', course.courseId)
    .replace('COURSE', course.slug)
    .replace('PACKAGE', course.packageId)
    .replace('OWN', course.courseId)
    .replace('VERSION', course.versionId);
  for (const [i, role] of ROLES.entries()) {
    const answer =
      method === 'GET' ? await app.get(address, people[role]) : await app.post(address, {}, people[role]);
    const got = answer.headers.get('location')?.startsWith('/sign-in') ? 'in' : answer.status;
    expect(got, `${role} ${method} ${path}`).toBe(statuses[i]);
  }
});

test('the matrix knows every address of the table', async () => {
  const { default: routes } = await import('#app/routes.ts');
  const covered = MATRIX.map(([, path]) => path.split('/').filter(Boolean));
  const fits = (route: string) => {
    const parts = route.split('/').filter(Boolean);
    return covered.some(
      (path) =>
        path.length === parts.length && parts.every((part, i) => part.startsWith(':') || part === path[i]),
    );
  };
  const missing = (routes as { path?: string }[])
    .map((route) => route.path ?? '')
    .filter((path) => path !== '*' && path !== 'sign-out' && !fits(path));
  expect(missing).toEqual([]);
});

test('every answer of the app carries the strict headers', async () => {
  for (const path of ['/', '/nowhere', '/sign-in']) {
    const { headers } = await app.get(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('every form, sent empty, overlong and in another script, answers with a sentence and not with a fault', async () => {
  const long = 'ў'.repeat(20_000);
  const forms: [string, string, string[]][] = [
    ['/register', 'nobody', ['name', 'email', 'password']],
    ['/sign-in', 'nobody', ['email', 'password']],
    ['/forgot', 'nobody', ['email']],
    ['/profile', 'learner', ['name', 'country', 'locale', 'timeZone', 'registrationNumber']],
    ['/credit', 'learner', ['programmeId', 'anchorDate']],
    [
      `/author/packages/${course.packageId}`,
      'author',
      ['title', 'summary', 'objectives', 'language', 'minutes', 'status', 'minScore', 'minMinutes'],
    ],
    ['/admin/people', 'administrator', ['personId', 'roles']],
    [
      '/mentor/webinars/new',
      'mentor',
      [
        'title',
        'summary',
        'objectives',
        'language',
        'date',
        'time',
        'timeZone',
        'minutes',
        'capacity',
        'catchUpHours',
      ],
    ],
    [
      `/associations/assoc/courses/${course.versionId}`,
      'officer',
      ['programmeId', 'code', 'units', 'validFrom', 'validTo', 'category'],
    ],
  ];
  for (const [path, role, fields] of forms)
    for (const value of ['', long, '𐍈 العربية 日本', '<script>alert(1)</script>', '\u0000'])
      for (const name of fields) {
        const answer = await app.post(
          path,
          { ...Object.fromEntries(fields.map((each) => [each, 'x'])), [name]: value },
          people[role],
        );
        expect([401, 404, 422, 429], `${path} ${name}`).toContain(answer.status);
        expect(await answer.text()).not.toContain('<script>alert');
      }
});
