import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { sealAudit } from '#app/platform/audit.server.ts';
import { rewriting } from '#db/rewriting.ts';
import * as t from '#db/schema.ts';
import { copyDatabase } from '#tests/support/database.ts';
import { folderOnDisk, smallCourse } from '#tests/support/course-folder.ts';
import { PNG } from '#tests/support/matrix/extras.ts';
import { packageOf, zip } from '#tests/support/packages.ts';
import { runCommand } from '#tests/support/run-command.ts';
import { seededRegion } from '#tests/support/seeded-region.ts';
import { item, manifestOf } from '#tests/support/sequencing.ts';
import { said } from '#tests/support/words.ts';
import { buildCommandLine } from '../../cli/command-line.ts';
import { everyVerb, pathOf } from '../../cli/commands.ts';
import { withPlatform } from '../../cli/with-platform.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-cli-'));
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const DATA_DIR = join(folder, 'data');
const env: Record<string, string | undefined> = { DATA_DIR };
const quiet = { write: () => true };
const io = { stdout: quiet, stderr: quiet, env };
const operator = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => withPlatform(io, work);

/** The sample region, with its audit sealed. */
beforeAll(async () => {
  const region = await seededRegion();
  cpSync(region.folder, DATA_DIR, { recursive: true });
  env['DATABASE_URL'] = await copyDatabase(DATA_DIR, region.databaseUrl);
  await operator(async (ctx) => {
    while ((await sealAudit(ctx.db)) > 0);
  });
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (path: string, ...args: string[]) => runCommand([...path.split(' '), ...args], env);
/** Output of a successful command, which is JSON and nothing else. */
async function json(path: string, ...args: string[]): Promise<unknown> {
  const { status, stdout, stderr } = await run(path, ...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}
const ROUND = JSON.stringify({
  mentors: [{ id: 'M', capacity: 1, ranks: [['a'], ['b']] }],
  mentees: [{ id: 'a', ranks: [['M']] }, { id: 'b', ranks: [['M'], ['b']] }],
}); // oxfmt-ignore

const claims: Record<string, [claim: string, run: () => Promise<void>]> = {
  'user create': [
    'makes an account that signs in with the password it prints, once',
    async () => {
      const args = ['--email', 'Ada@Example.org', '--name', 'Ada Berg', '--role', 'author', '--role', 'mentor'];
      const made = await json('user create', ...args, '--json');
      expect(made).toEqual({ email: 'ada@example.org', password: expect.any(String) as string, roles: ['author', 'mentor'] });
      const [person] = await operator((ctx) => ctx.db.read.select().from(t.people).where(eq(t.people.email, 'ada@example.org')));
      expect(person).toMatchObject({ name: 'Ada Berg' });
      expect(await run('user create', ...args)).toEqual({ status: 1, stdout: '', stderr: 'There is an account with this address already.\n' });
      const plain = await run('user create', '--email', 'bo@example.org', '--name', 'Bo');
      expect(plain).toMatchObject({ status: 0, stdout: expect.stringMatching(/^bo@example\.org\n[\w-]{20}\n$/) as string });
    },
  ],
  'user remove-factors': [
    'removes an authenticator app, and fails where there is no second factor',
    async () => {
      const email = 'doctor@majakka.test';
      const none = await run('user remove-factors', '--email', email);
      expect(none).toEqual({ status: 1, stdout: '', stderr: `${email}: there is no such account, or it has no second factor.\n` });
      await operator(async (ctx) => {
        const [{ id } = { id: '' }] = await ctx.db.read.select().from(t.people).where(eq(t.people.email, email));
        await ctx.db.transact(async (tx) => void (await tx.insert(t.totpSecrets).values({ personId: id, secret: 'x', createdAt: ctx.now, confirmedAt: ctx.now })));
      });
      expect(await json('user remove-factors', '--email', email, '--json')).toEqual({ email });
      expect(await operator((ctx) => ctx.db.read.$count(t.totpSecrets))).toBe(0);
    },
  ],
  'user erase': [
    'erases a person, and fails where there is no such account',
    async () => {
      const email = 'erased@example.org';
      await run('user create', '--email', email, '--name', 'Ada Berg');
      expect(await json('user erase', '--email', email, '--json')).toEqual({ email });
      const again = await run('user erase', '--email', email);
      expect(again).toEqual({ status: 1, stdout: '', stderr: `${email}: there is no such account.\n` });
    },
  ],
  'audit verify': [
    'finds the chain whole, and fails at a link that somebody changed',
    async () => {
      const whole = await json('audit verify', '--json') as { sealed: number; head: string };
      expect(whole).toMatchObject({ ok: true, broken: null });
      const said = await run('audit verify');
      expect(said.stdout).toContain(`Link ${whole.sealed} is ${whole.head}.`);
      const change = (thing: string) => operator((ctx) => ctx.db.transact((tx) => rewriting(tx, 'repair', async () => void (await tx.update(t.audit).set({ thing }).where(eq(t.audit.position, 2))))));
      const [second] = await operator((ctx) => ctx.db.read.select().from(t.audit).where(eq(t.audit.position, 2)));
      await change('other');
      expect(await run('audit verify')).toMatchObject({ status: 1, stdout: expect.stringMatching(/^Broken at position 2 /) as string });
      const verdict = await run('audit verify', '--json');
      expect(JSON.parse(verdict.stdout)).toMatchObject({ ok: false, broken: { position: 2 } });
      expect(verdict.status).toBe(1);
      await change(second!.thing);
    },
  ],
  'credits evaluate': [
    'prints the results of cases, and fails where one is not as expected',
    async () => {
      const systems = readdirSync('content/programmes').map((name) => JSON.parse(readFileSync(`content/programmes/${name}`, 'utf8')) as object);
      const examples = JSON.parse(readFileSync('tests/fixtures/credit-examples.json', 'utf8')) as { cases: { id: string; expected: object }[] };
      const rules = ['--rules', file('rules.json', JSON.stringify({ systems }))];
      const results = await json('credits evaluate', ...rules, '--cases', 'tests/fixtures/credit-examples.json');
      expect(results).toEqual(examples.cases.map(({ id, expected }) => ({ id, result: expected })));
      const [first] = examples.cases;
      const wrong = file('cases.json', JSON.stringify({ cases: [{ ...first, expected: {} }] }));
      const { status, stdout, stderr } = await run('credits evaluate', ...rules, '--cases', wrong);
      expect({ status, stderr }).toEqual({ status: 1, stderr: `${first!.id}: not as expected\n` });
      expect(JSON.parse(stdout)).toEqual([{ id: first!.id, result: first!.expected }]);
    },
  ],
  'courses check': [
    'finds nothing in a native course, and names a fault by file and line',
    async () => {
      expect(await run('courses check', 'content/courses/tele-consultation')).toMatchObject({ status: 0, stdout: 'no faults; languages: en, fi, sv, et, lv, lt, be\n' });
      const { 'en/anna.md': _, ...files } = smallCourse();
      const { status, stdout } = await run('courses check', folderOnDisk(files).folder, '--json');
      expect(status).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ faults: [{ file: 'en/anna.md', line: 1, code: 'text_missing', facts: {} }] });
      expect(await run('courses check', join(folder, 'nowhere'))).toMatchObject({ status: 1 });
    },
  ],
  'courses import': [
    'makes a folder a draft of its author, and nothing of one with a fault',
    async () => {
      const author = ['--author', 'author@majakka.test'];
      const made = await runCommand(['courses', 'import', folderOnDisk(smallCourse()).folder, ...author, '--json'], env);
      const { courseId } = JSON.parse(made.stdout) as { courseId: string };
      expect(await operator((ctx) => ctx.db.read.$count(t.courses, eq(t.courses.id, courseId)))).toBe(1);
      const before = await operator((ctx) => ctx.db.read.$count(t.courses));
      const { 'en/anna.md': _, ...files } = smallCourse();
      expect(await run('courses import', folderOnDisk(files).folder, ...author)).toMatchObject({ status: 1, stdout: expect.stringContaining('en/anna.md, line 1: ') as string });
      expect(await run('courses import', folderOnDisk(smallCourse()).folder, '--author', 'nobody@example.org')).toMatchObject({ status: 1 });
      expect(await operator((ctx) => ctx.db.read.$count(t.courses))).toBe(before);
    },
  ],
  'courses export': [
    'writes back what was imported, byte for byte, and only into an empty folder',
    async () => {
      const read = folderOnDisk({ ...smallCourse(), 'media/photo.png': PNG });
      const made = await runCommand(['courses', 'import', read.folder, '--author', 'author@majakka.test', '--json'], env);
      const { courseId } = JSON.parse(made.stdout) as { courseId: string };
      const to = join(folder, 'exported');
      expect(await run('courses export', courseId, to)).toMatchObject({ status: 0, stdout: `${read.paths.length} files\n` });
      for (const path of read.paths) expect(readFileSync(join(to, path)).equals(readFileSync(read.pathOf(path))), path).toBe(true);
      expect(await run('courses export', courseId, to)).toMatchObject({ status: 1 });
      expect(await run('courses export', 'nothing', join(folder, 'other'))).toMatchObject({ status: 1 });
    },
  ],
  'courses package': [
    'writes a package that our own inspection takes without a warning',
    async () => {
      const made = await runCommand(['courses', 'import', folderOnDisk(smallCourse()).folder, '--author', 'author@majakka.test', '--json'], env);
      const { courseId } = JSON.parse(made.stdout) as { courseId: string };
      for (const [standard, more] of [['scorm-1.2', []], ['scorm-2004', ['--language', 'fi', '--module', 'check']]] as const) {
        const to = join(folder, `${standard}.zip`);
        expect(await run('courses package', courseId, to, '--standard', standard, ...more)).toMatchObject({ status: 0, stdout: `${to}\n` });
        expect(await json('scorm inspect', to, '--json')).toMatchObject({ standard, errors: [], warnings: [] });
      }
      expect(await run('courses package', 'nothing', join(folder, 'no.zip'))).toMatchObject({ status: 1 });
    },
  ],
  'scorm inspect': [
    'reports a package that can be taken, and fails at one that cannot',
    async () => {
      const good = file('course.zip', await packageOf());
      expect(await json('scorm inspect', good, '--json')).toMatchObject({ standard: 'scorm-1.2', errors: [] });
      expect(await run('scorm inspect', good)).toMatchObject({ status: 0, stdout: expect.stringMatching(/: scorm-1\.2/) as string });
      const bad = file('bad.zip', await zip([{ path: 'readme.txt', content: 'no manifest' }]));
      const { status, stdout } = await run('scorm inspect', bad, '--json');
      expect(status).toBe(1);
      const { errors } = JSON.parse(stdout) as { errors: object[] };
      expect(errors.map((each) => Object.keys(each))).toEqual([['code', 'message']]);
      expect(await run('scorm inspect', bad)).toMatchObject({ status: 1, stdout: expect.stringContaining('not a package\n- ') as string });
    },
  ],
  'mentoring match': [
    'pairs a round, the same for the same seed, and says who stays alone',
    async () => {
      const round = file('round.json', ROUND);
      expect(await json('mentoring match', round, '--json', '--seed', '7', '--goal', 'everybody')).toEqual({ pairs: [['a', 'M']], unmatched: ['b'], blockingPairs: [] });
      const { status, stdout } = await run('mentoring match', round);
      expect(status).toBe(0);
      expect(stdout.split('\n').slice(0, 3)).toEqual([
        'a – M',
        '1 pairs, 1 alone, 0 pairs who would rather have each other.',
        'No pairing of this kind has more pairs.',
      ]);
    },
  ],
  'xapi credential create': [
    'makes a credential with its scopes and bounds, and refuses a prefix of our own',
    async () => {
      const made = await json('xapi credential create', '--name', 'Storyline', '--scope', 'statements/write,state', '--prefix', 'https://a.example/', '--prefix', 'https://b.example/', '--per-minute', '60', '--days', '2', '--json') as { key: string };
      const [credential] = await operator((ctx) => ctx.db.read.select().from(t.credentials).where(eq(t.credentials.id, made.key)));
      expect(credential).toMatchObject({ name: 'Storyline', scopes: ['statements/write', 'state'], prefixes: ['https://a.example/', 'https://b.example/'], perMinute: 60 });
      expect(await run('xapi credential create', '--name', 'All', '--scope', 'all')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^[\w-]{20}\n[\w-]{43}\n$/) as string });
      const long = await run('xapi credential create', '--name', 'x', '--scope', 'state', '--days', '4000');
      expect(long).toMatchObject({ status: 2, stderr: expect.stringContaining(`--days: ${said('errors:number_out_of_range', { min: 1, max: 3650 })}`) as string });
      const ours = await run('xapi credential create', '--name', 'x', '--scope', 'state', '--prefix', 'http://localhost:3000/');
      expect(ours).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('prefixes: ') as string });
    },
  ],
  'scorm replay': [
    'tells of each case whether it holds, else its first deviation, and fails where one does not',
    async () => {
      const manifest = manifestOf([item('a'), item('b')]);
      const calls = [{ call: 'Initialize', args: [''] }, { call: 'SetValue', args: ['adl.nav.request', 'continue'] }];
      const holds = { id: 'one', packages: ['p'], manifests: { p: manifest }, steps: [{ activity: 'a', calls }, { activity: 'b' }] };
      const file = join(folder, 'cases.json');
      writeFileSync(file, JSON.stringify({ cases: [holds] }));
      expect(await run('scorm replay', file)).toEqual({ status: 0, stdout: 'one: pass\n1 of 1 hold\n', stderr: '' });
      writeFileSync(file, JSON.stringify({ cases: [holds, { ...holds, id: 'two', steps: [{ activity: 'b' }] }] }));
      expect(await run('scorm replay', file)).toEqual({ status: 1, stdout: 'one: pass\ntwo: step 1: expected activity b, got a\n1 of 2 hold\n', stderr: '' });
      const { status, stdout } = await run('scorm replay', file, '--json');
      expect([status, JSON.parse(stdout)]).toMatchObject([1, { passed: 1, of: 2 }]);
      writeFileSync(file, '{"cases":[]}');
      expect(await run('scorm replay', file)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('cannot be read as cases') as string });
    },
  ],
  'xapi documents give': [
    'gives what nobody owned to the platform, and knows no other owner than associations',
    async () => {
      const earlier = { key: 'k', kind: 'state', shelf: 's', owner: 'earlier', name: 'before', contentType: 'text/plain', etag: 'e', content: Buffer.from('x') } as const;
      await operator((ctx) => ctx.db.transact(async (tx) => void (await tx.insert(t.documents).values({ ...earlier, updatedAt: ctx.now }))));
      const nobody = await run('xapi documents give', '--to', 'nobody');
      expect(nobody).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^There is no association nobody\. Choose from platform, /) as string });
      expect(await json('xapi documents give', '--to', 'platform', '--json')).toEqual({ given: 1 });
      expect(await run('xapi documents give', '--to', 'platform')).toMatchObject({ status: 0, stdout: '0 documents given to platform.\n' });
    },
  ],
  'consultations deidentify': [
    'finds an address of e-mail in a text, by its place',
    async () => {
      const letter = file('letter.txt', 'Write to ada@example.org.');
      expect(await json('consultations deidentify', letter, '--json')).toEqual([{ start: 9, end: 24, kind: 'email', text: 'ada@example.org' }]);
      expect(await run('consultations deidentify', letter)).toMatchObject({ status: 0, stdout: '9-24 email\n' });
    },
  ],
  'files sweep': [
    'counts what is stored and moves nothing in a dry run',
    async () => {
      const counts = await json('files sweep', '--dry-run', '--json') as { files: number };
      expect(counts).toMatchObject({ dryRun: true, trashed: 0, deleted: 0, error: null });
      expect(counts.files).toBeGreaterThan(0);
      const { status, stdout } = await run('files sweep');
      expect(status).toBe(0);
      expect(stdout.split('\n')).toHaveLength(4);
    },
  ],
  'pictures rewrap': [
    'wraps a key that lies open, and fails where the present SECRET_KEY opens none',
    async () => {
      await operator((ctx) => ctx.db.transact(async (tx) => {
        const [{ id } = { id: '' }] = await tx.select().from(t.consultationCases).limit(1);
        const key = Buffer.alloc(32, 1).toString('base64');
        await tx.insert(t.consultationPictures).values({ id: 'p', caseId: id, position: 9, type: 'image/png', size: 1, hash: 'h', key, at: ctx.now });
      }));
      expect(await run('pictures rewrap')).toMatchObject({ status: 0, stdout: '1 keys wrapped, 0 that no key here opens.\n' });
      const changed = await runCommand(['pictures', 'rewrap'], { ...env, SECRET_KEY: 'a'.repeat(64) });
      expect(changed).toMatchObject({ status: 1, stdout: '0 keys wrapped, 1 that no key here opens.\n' });
    },
  ],
  'sample remove': [
    'takes the sample people, associations and courses away',
    async () => {
      const sample = () => operator((ctx) => ctx.db.read.$count(t.people, eq(t.people.sample, true)));
      const people = await sample();
      expect(people).toBeGreaterThan(5);
      expect(await json('sample remove', '--json')).toMatchObject({ people });
      expect(await sample()).toBe(0);
      expect(await run('sample remove')).toMatchObject({ status: 0, stdout: '0 people, 0 associations, 0 courses removed.\n' });
    },
  ],
}; // oxfmt-ignore

const verbs = everyVerb(buildCommandLine(io)).map(pathOf);

test('every command has its claim', () => {
  expect(Object.keys(claims).sort()).toEqual(verbs.sort());
});

for (const [path, [claim, prove]] of Object.entries(claims)) test(`${path} ${claim}`, () => prove());
