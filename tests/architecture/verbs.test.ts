import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { getTableName, is, Table } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as schema from '#db/schema.ts';
import { UNITS_WITHOUT_AUDIT, WITHOUT_AUDIT } from '#tests/support/audit-rule.ts';

const filesIn = (folder: string, ending: RegExp): string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`);
const sources = filesIn('app/domains', /\.server\.ts$/).map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));
/** Top-level functions with their bodies, roughly: from one declaration to the next. */
const functionsOf = (text: string) =>
  text
    .split(/^(?=export (?:async )?function |export const |async function |function )/m)
    .filter((part) => part.startsWith('export'));

const AUTHORISES =
  /mustBe(Allowed|SignedIn|Operator)\(|mustManageCredentials\(|requireScope\(|requireDocumentAccess\(|enterMeeting\(|requireVerifiedProfessional\(|requireOwn\w+\(|readOwn\w+\(|requireMember\(|requireCreditToTakeBack\(/;
const OPENS_A_UNIT = /\.transact\(|transactWith\w*\(|changeRoom\(/;
/** Begins to write: a unit that verbs share may look at what is there before it knows whether it may. */
const WRITES = /\.(?:insert|update|delete)\(|\b(?:change|decide|work)\(/;
const nameOf = (body: string): string => /^export (?:async )?(?:function|const) (\w+)/.exec(body)![1]!;
const isInternal = (path: string): boolean => path.includes('/internal/');
const units = sources
  .filter(({ path }) => isInternal(path))
  .flatMap(({ text }) => functionsOf(text).filter((body) => OPENS_A_UNIT.test(body)));
/** Units that verbs share, and which of them authorise by themselves. */
const [authorising, trusting] = [
  units.filter((body) => AUTHORISES.test(body)),
  units.filter((body) => !AUTHORISES.test(body)),
];
const callOf = (bodies: string[]): string => `\\b(?:${bodies.map(nameOf).join('|')})\\(`;
/** Verbs that act for somebody who cannot be signed in, or for the process; each with its reason. */
const OPEN: Record<string, string> = {
  signIn: 'nobody is signed in yet',
  finishSignIn: 'nobody is signed in yet',
  signInWithPasskey: 'nobody is signed in yet',
  identifyActor: 'it finds out who somebody is',
  deleteExpiredSessions: 'housekeeping of the process',
  register: 'nobody is signed in yet',
  sendConfirmationAgain:
    'nobody is signed in yet; the sealed cookie of the registration is the right to do it',
  correctAddress: 'as sendConfirmationAgain',
  confirmEmail: 'the mailed link is the right to do it',
  answerEmailLink:
    'the mailed link is the right to do it, at a new address together with the session of its owner',
  setMailChoice: 'the sealed link of the mail is the right to do it',
  finishEmailChanges: 'a job of the process; each leaves its audit row',
  requestPasswordReset: 'nobody is signed in',
  resetPassword: 'the mailed link is the right to do it',
  openWindow: 'the launch token is the right to do it; it counts up the windows of the launch',
  recordCommit: 'the launch token is the right to do it; the journal is its own audit',
  recordHeartbeat: 'the launch token is the right to do it; the intervals are its own audit',
  sendCycleReminders: 'a job of the process; the letter is its own trace',
  warnOfExpiringAccreditations: 'a job of the process; the letter is its own trace',
  submitReview: 'the mailed link is the right to do it',
  recountStandings: 'a job of the process; what it writes is derived',
  endExpiredLaunches: 'housekeeping of the process',
  endOverdueAttempts: 'housekeeping of the process',
  finishPackageHandler: 'a job of the process; what is done leaves its audit row',
  changeRoom: 'the unit of the verbs of a room, each of which has authorised',
  receiveMuxEvent: 'the signature of the engine is the right to do it; the events are their own journal',
  repairStreams: 'housekeeping of the process',
  deleteOldStreams: 'housekeeping of the process',
  repairClips: 'housekeeping of the process; what learners get then leaves its audit row',
  deleteOldClips: 'housekeeping of the process',
  redeemBroadcastTicket: 'the ticket is the right to do it; making it left the audit row',
  moveLearnersHandler: 'a job of the process; ordering it left the audit row',
  runImportHandler: 'a job of the process; starting it left the audit row, and ending it leaves one',
  notifyLearnersHandler: 'a job of the process; the letter is its own trace',
  notifyMembershipHandler: 'a job of the process; the letter is its own trace',
  deliverMessage: 'a job of the process; sending it off left the audit row',
  evaluateAttendanceHandler: 'a job of the process; each completion leaves its audit row',
  remindOfMeetings: 'a job of the process; the letter is its own trace',
  remindOfProposals: 'a job of the process; the letter is its own trace',
  nudgePairs: 'a job of the process; the letter is its own trace',
  creditSilentMeetings: 'a job of the process; the ledger is its own trace',
  recordPresences: 'the seat by which the room was opened is the right to do it; forgotten after an hour',
  deleteOldPresences: 'housekeeping of the process',
  deleteOldSignals: 'housekeeping of the process',
  expireProposals: 'housekeeping of the process; each leaves its audit row',
  withdrawUnverifiedProposals: 'housekeeping of the process; each leaves its audit row',
  settleLostVerification: 'a job of the process; each pair leaves its audit row',
  proposeRound: 'a job of the process; publishing the round left the audit row',
  cancelMissedWebinars: 'housekeeping of the process; each leaves its audit row',
  endForgottenWebinars: 'housekeeping of the process; each leaves its audit row',
  remindOfWebinars: 'a job of the process; the letter is its own trace',
  openHeartbeats: 'the signed session token is the right to do it; the intervals are their own journal',
  deleteDocument:
    'the scope of the credential is the right to do it; what a program keeps for itself leaves no audit row',
  deleteStates: 'as deleteDocument',
  deleteOldCredentialUse: 'housekeeping of the process',
  assignMissingOwners: 'a step of the start; owners follow from what is stored',
  importEarlierStatements: 'a step of the start; the statements are their own journal',
  forwardWaitingStatements: 'a job of the process; the rows of the outbox are their own trace',
  issueLaunchParameters:
    'the launch token is the right to do it; what it makes opens nothing before it is fetched',
  redeemFetchUrl: 'the launch token and the code of the fetch URL are the right to do it',
  openClientAuthenticator: 'counts requests; identifies the client itself',
  remindOfCases: 'a job of the process; the letter is its own trace',
  eraseOldCases: 'housekeeping of the process; each leaves its audit row',
  wrapPictureKeys: 'a step of the start and a command; each batch leaves its audit row',
  warnOfFullDisk: 'a job of the process; the letter is its own trace',
  deleteOldLateWork: 'housekeeping of the process',
  recountRecordUse: 'housekeeping of the process; the statements and documents are what it counts',
};

/** That it appends to the audit is proven while it runs: `tests/support/audit-rule.ts`. */
test('every verb that opens a unit, or calls one that verbs share, authorises first', () => {
  const opens = new RegExp(`${OPENS_A_UNIT.source}|${callOf(trusting)}`);
  const verbs = sources
    .filter(({ path }) => !isInternal(path))
    .flatMap(({ path, text }) => functionsOf(text).map((body) => ({ path, body, name: nameOf(body) })))
    .filter(({ body, name }) => opens.test(body) && !OPEN[name]);
  expect(verbs.length).toBeGreaterThan(15);
  const late = verbs.filter(({ body }) => !(body.search(AUTHORISES) >= 0 && body.search(AUTHORISES) < body.search(opens))); // oxfmt-ignore
  expect(late.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
});

test('a unit that verbs share and that authorises by itself does so before it writes', () => {
  expect(authorising.map(nameOf)).toEqual(expect.arrayContaining(['changeDocument', 'changeForward']));
  for (const body of authorising)
    expect(body.search(AUTHORISES), nameOf(body)).toBeLessThan(body.search(WRITES));
});

test('what may do without an audit row is a table of the schema, or a file that is there', () => {
  const names: string[] = Object.values(schema)
    .filter((each) => is(each, Table))
    .map((each) => getTableName(each as never));
  expect(Object.keys(WITHOUT_AUDIT).filter((name) => !names.includes(name))).toEqual([]);
  const units = Object.keys(UNITS_WITHOUT_AUDIT).map((unit) => unit.split(' ') as [string, string]);
  expect(units.filter(([path, table]) => !existsSync(path) || !names.includes(table))).toEqual([]);
});

test('code that writes a person’s name also writes its search and sort keys', () => {
  const writers = sources.filter(({ text }) => /\.(?:insert|update)\(people\)/.test(text));
  expect(writers.filter(({ text }) => text.includes('nameColumns(')).length).toBeGreaterThan(3);
  const bare = /\.(?:set|values)\(\{[^}]*\bname\s*[,:}]/;
  expect(writers.filter(({ text }) => bare.test(text)).map(({ path }) => path)).toEqual([]);
});

test('only settings, dialect, setup and the edges read the environment', () => {
  const readers = ['app', 'db', 'sample']
    .flatMap((folder) => filesIn(folder, /\.tsx?$/))
    .filter((path) => !path.endsWith('.test.ts') && readFileSync(path, 'utf8').includes('process.env'));
  expect(readers.sort()).toEqual(['db/dialect.ts', 'db/generate-migrations.ts']);
});

test('no path of a machine, no host of a registry and no inline style in the project', () => {
  const files = ['app', 'db', 'sample', 'server', 'cli', 'bench', 'tests', 'content', 'docs']
    .flatMap((folder) => filesIn(folder, /\.(tsx?|md|json|html)$/))
    .concat(['README.md', 'package-lock.json']);
  for (const path of files.filter((each) => !each.endsWith('verbs.test.ts'))) {
    const text = readFileSync(path, 'utf8');
    expect(text, path).not.toMatch(/\/work\/main|\/root\/|registry\.npmjs|\.\.\/shared/);
    const inline = path.endsWith('.tsx') ? /\bstyle=\{/.exec(text) : null;
    expect(inline, path).toBeNull();
  }
});

test('every URL of the table has its builder, and every builder its URL', async () => {
  const { default: routes } = await import('#app/routes.ts');
  const { urls } = await import('#app/urls.ts');
  const paths = (routes as { path?: string }[])
    .map((route) => `/${route.path ?? ''}`)
    .filter((path) => path !== '/*');
  const built = Object.values(urls).map((make) =>
    (make as (...parts: string[]) => string)(':a', ':b', ':c').replace(/\?.*$/, ''),
  );
  const plain = (path: string) => path.replace(/(?::|%3A)\w+/g, ':');
  expect([...new Set(built.map(plain))].sort()).toEqual([...new Set(paths.map(plain))].sort());
});
