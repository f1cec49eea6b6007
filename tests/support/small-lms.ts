import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { unzipSync } from 'fflate';
import { freePort } from './ports.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.webp': 'image/webp',
};

export type Launch = {
  url: string;
  registration: string;
  activityId: string;
  agent: { objectType: 'Agent'; account: { homePage: string; name: string } };
};

/**
 * A learning system on a host of its own that launches a package by cmi5 (§8) and gives its token once. `endpoint` is the record
 * store, `token` of a client that may use it.
 */
export async function openSmallLms(archive: Buffer, endpoint: string, token: string) {
  const files = unzipSync(archive);
  const given = new Set<string>();
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url!, 'http://localhost');
    if (pathname === '/token') {
      const isFirst = request.method === 'POST' && !given.has(search);
      given.add(search);
      response.setHeader('Content-Type', 'application/json');
      return response.end(JSON.stringify(isFirst ? { 'auth-token': token } : { 'error-code': '1', 'error-text': 'Used' })); // oxfmt-ignore
    }
    const bytes = files[pathname.slice(1)];
    response.statusCode = bytes ? 200 : 404;
    response.setHeader('Content-Type', TYPES[extname(pathname)] ?? 'text/plain');
    return response.end(bytes ?? (pathname === '/course-list' ? 'Your courses' : ''));
  });
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${port}`;
  const headers = {
    Authorization: `Basic ${token}`,
    'X-Experience-API-Version': '1.0.3',
    'Content-Type': 'application/json',
  };
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${endpoint}${path}`, { headers, ...init });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer;
  };
  const put = (path: string, query: Record<string, string>, body: object, more: object = {}) =>
    ask(`${path}?${new URLSearchParams(query)}`, {
      method: 'PUT',
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    });

  return {
    origin,
    xml: Buffer.from(files['cmi5.xml']!).toString('utf8'),
    close: () => new Promise((done) => server.close(done)),
    /** A session of a new registration, or of one that there is. */
    async launch(data: object, languages: string, before?: Launch, audio = 'on'): Promise<Launch> {
      const registration = before?.registration ?? randomUUID();
      const activityId = `${origin}/activities/1`;
      const agent = before?.agent ?? { objectType: 'Agent' as const, account: { homePage: origin, name: randomUUID() } }; // oxfmt-ignore
      const who = JSON.stringify(agent);
      await put(
        'activities/state',
        { stateId: 'LMS.LaunchData', activityId, registration, agent: who },
        {
          contextTemplate: {
            contextActivities: { grouping: [{ id: /<au id="([^"]+)"/.exec(this.xml)![1]! }] },
            extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': randomUUID() },
          },
          launchMode: 'Normal',
          moveOn: 'CompletedAndPassed',
          returnURL: `${origin}/course-list`,
          ...data,
        },
      );
      if (!before)
        await put('agents/profile', { profileId: 'cmi5LearnerPreferences', agent: who }, { languagePreference: languages, audioPreference: audio }, { 'If-None-Match': '*' }); // oxfmt-ignore
      const query = new URLSearchParams({
        endpoint,
        fetch: `${origin}/token?${randomUUID()}`,
        actor: who,
        registration,
        activityId,
      });
      return { url: `${origin}/index.html?${query}`, registration, activityId, agent };
    },
    /** Statements of a registration in the order of their times. */
    async statementsOf<T>({ registration }: Launch): Promise<T[]> {
      const answer = await ask(`statements?${new URLSearchParams({ registration, ascending: 'true' })}`);
      const { statements } = (await answer.json()) as { statements: (T & { timestamp: string })[] };
      return statements.sort((a, b) => a.timestamp.localeCompare(b.timestamp));
    },
  };
}
