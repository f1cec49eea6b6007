import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { makeApp, type Person } from '#tests/support/app.ts';
import { verified } from '#tests/support/consultation.ts';
import { publishCourse } from '#tests/support/course.ts';

/** Properties of every answer, for everybody. Who may do what is in `tests/http/matrix`. */
const app = await makeApp();
const people: Record<string, Person | null> = { nobody: null };
let course: Awaited<ReturnType<typeof publishCourse>>;

beforeAll(async () => {
  people['author'] = await app.person('author', ['author']);
  people['mentor'] = await app.person('mentor', ['mentor']);
  people['officer'] = await app.person('officer');
  people['administrator'] = await app.person('admin', ['administrator']);
  people['learner'] = await verified(app, 'learner', await app.association('assoc', [people['officer']]));
  course = await publishCourse(app, people['author']);
});

test('every answer of the app carries the strict headers', async () => {
  for (const path of ['/', '/nowhere', '/sign-in']) {
    const { headers } = await app.get(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('the one line of script in a page is the one that the policy of scripts allows', async () => {
  const answer = await app.get('/sign-in');
  const lines = [...(await answer.text()).matchAll(/<script>(.*?)<\/script>/g)].map(([, line]) => line!);
  expect(lines).toHaveLength(1);
  const hash = createHash('sha256').update(lines[0]!).digest('base64');
  expect(answer.headers.get('content-security-policy')).toContain(`script-src 'self' 'sha256-${hash}'`);
});

test('every form, sent empty, overlong and in another script, answers with a sentence and not with a fault', async () => {
  const long = 'ў'.repeat(20_000);
  const forms: [string, string, string[]][] = [
    ['/register', 'nobody', ['name', 'email', 'password', 'timeZone']],
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
