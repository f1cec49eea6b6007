import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Acknowledged, Kind, World } from './crash.ts';
import { statementOf } from './statements.ts';

type Sent = { path: string; headers: Record<string, string>; body: string };

/** Everybody at once, each waiting for an answer before the next; what has no answer is sent again as their programs do. */
export function openLoad(
  port: number,
  world: World,
  credential: { key: string; secret: string },
  paceMs: number,
): { acknowledged: Acknowledged; answers(): Record<string, number>; stop(): Promise<void> } {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const acknowledged: Acknowledged = { commit: [], statement: [], evaluation: [], registration: [], chat: [], question: [] }; // oxfmt-ignore
  const answers: Record<string, number> = {};
  const ending = new AbortController();
  const over = ending.signal;

  /** The status of the answer, and where it leads; 0 where there is none. */
  function send({ path, headers, body }: Sent): Promise<{ status: number; location: string }> {
    return new Promise((resolve) => {
      const settle = (status: number, location = '') => {
        answers[status] = (answers[status] ?? 0) + 1;
        resolve({ status, location });
      };
      const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent }, (answer) => {
        answer.resume();
        answer.on('end', () => settle(answer.statusCode!, answer.headers.location));
        answer.on('error', () => settle(0));
      });
      sent.setTimeout(15_000, () => sent.destroy());
      sent.on('error', () => settle(0));
      sent.end(body);
    });
  }

  /** Sends the same until it is answered; true where it was done. Others give up after the first answer. */
  async function until(sent: Sent, done: (status: number, location: string) => boolean): Promise<boolean> {
    while (!over.aborted) {
      const { status, location } = await send(sent);
      if (done(status, location)) return true;
      if (status !== 0 && status !== 503 && status !== 500) return false;
      await sleep(200 + Math.random() * 400);
    }
    return false;
  }
  const keep = (kind: Kind, key: string) => void acknowledged[kind].push(key);
  const form = (path: string, cookie: string, fields: Record<string, string>, accept = '*/*'): Sent => {
    const body = new URLSearchParams(fields).toString();
    const headers = {
      host: `localhost:${port}`,
      origin: `http://localhost:${port}`,
      cookie,
      accept,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
    };
    return { path, headers, body };
  };

  async function learner({ id, host, path }: World['launches'][number]): Promise<void> {
    for (let sequence = 1; !over.aborted; sequence++) {
      const body = JSON.stringify({
        sequence,
        cmi: { 'cmi.completion_status': 'incomplete', 'cmi.location': `page-${sequence}`, 'cmi.suspend_data': 'x'.repeat(300), 'cmi.session_time': 'PT5M' },
      }); // oxfmt-ignore
      const sent = {
        path: `${path}/__rte/commit`,
        headers: { host, 'content-type': 'application/json' },
        body,
      };
      if (await until(sent, (status) => status === 200)) keep('commit', `${id} ${sequence}`);
      await sleep(Math.random() * 150);
    }
  }
  let number = 0;
  async function program(): Promise<void> {
    const headers = {
      host: `localhost:${port}`,
      authorization: `Basic ${Buffer.from(`${credential.key}:${credential.secret}`).toString('base64')}`,
      'x-experience-api-version': '2.0.0',
      'content-type': 'application/json',
    };
    while (!over.aborted) {
      const statements = Array.from({ length: 1 + (number % 5) }, () => statementOf(number++));
      const sent = { path: '/xapi/statements', headers, body: JSON.stringify(statements) };
      if (await until(sent, (status) => status === 200))
        for (const { id } of statements) keep('statement', id);
      await sleep(Math.random() * 100);
    }
  }
  async function graduates(): Promise<void> {
    for (const { id, cookie, registrationId } of world.graduates) {
      if (over.aborted) return;
      const seat = form(`/webinars/${world.slug}`, cookie, { intent: 'take', language: 'en' });
      if (await until(seat, (status) => status === 302)) keep('registration', id);
      const answersGiven = { objectives: '5', relevant: '5', unbiased: 'yes', level: 'yes', comment: '' };
      const evaluation = form(`/registrations/${registrationId}/evaluation`, cookie, answersGiven);
      // Said to be there already: the answer to the first try was lost.
      if (await until(evaluation, (status) => status === 302 || status === 409))
        keep('evaluation', registrationId);
      await sleep(paceMs * Math.random() * 2);
    }
  }
  /** Not sent again: a person looks first whether it is there. */
  async function talker({ cookie }: World['talkers'][number], who: number): Promise<void> {
    for (let n = 0; !over.aborted; n++) {
      const [intent, kind] = n % 8 === 7 ? (['ask', 'question'] as const) : (['say', 'chat'] as const);
      const text = `crash ${kind} ${who} ${n}`;
      const { status } = await send(form(`/webinars/${world.slug}/act`, cookie, { intent, text }, 'application/json')); // oxfmt-ignore
      if (status === 200) keep(kind, text);
      await sleep(800 + Math.random() * 1200);
    }
  }
  const working = [
    ...world.launches.map(learner),
    ...Array.from({ length: 6 }, program),
    graduates(),
    ...world.talkers.map(talker),
  ];
  return {
    acknowledged,
    answers: () => answers,
    async stop() {
      ending.abort();
      await Promise.all(working);
      agent.destroy();
    },
  };
}
