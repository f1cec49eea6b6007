import { connect } from 'node:net';
import routes from '#app/routes.ts';
import { amfNumber, amfString, C0_C1, C2, connectTo, publishAs, rtmpMessage } from './rtmp.ts';

/** The same numbers for the same seed (mulberry32). */
function numbers(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    chance: (share: number) => next() < share,
    of: <T>(all: readonly T[]): T => all[below(all.length)]!,
    bytes: (n: number) => Buffer.from(Array.from({ length: n }, () => below(256))),
  };
}
type Random = ReturnType<typeof numbers>;

/** Target of the fuzz, and the identities it uses. */
export type Victim = {
  port: number;
  /** Where mux-local takes RTMP. */
  rtmpPort: number;
  /** `Host` of the app origin, and one of the content origin. */
  host: string;
  contentHost: string;
  origin: string;
  cookies: string[];
  /** Addresses and field names that the pages of the sample region hold. */
  paths: string[];
  fields: string[];
};

/** Pieces to send; a number is a wait in ms, `null` the end of sending. */
type Attack = (random: Random, victim: Victim) => (Buffer | string | number | null)[];

const WEIRD = [
  '', '%', '%zz', '%ff', '%00', '%0d%0aX: y', '%E0%A4%A', '%ED%A0%80', '%D9%A1', '%E2%80%AE', '%2e%2e', '..', '.', '//', '\\', '~', '*', ':', '@',
  "'", '"', '<svg>', '{{7*7}}', '${7}', '-1', '0', '1e309', 'NaN', '9'.repeat(40), 'x'.repeat(3000), '__proto__', 'constructor', 'toString', 'null', 'undefined',
  'true', '[]', '{}', '\u0000', '\u{1F9EA}', 'ä', '\ud800', '1970-01-01', '9999-99-99', '2026-02-30T25:61', 'a@b', 'javascript:1', 'http://127.0.0.1:1/', '//127.0.0.1:1/',
]; // oxfmt-ignore
const METHODS = ['GET', 'GET', 'GET', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'get', 'G\u0000T', '']; // oxfmt-ignore
const FILES = ['/live/events/', '/live/meetings/', '/live/hls/', '/live/beat', '/live/measure', '/webhooks/mux', '/xapi/statements', '/xapi/activities/state', '/xapi/agents/profile', '/xapi/1.0.3/statements', '/xapi/about', '/assets/', '/browser/', '/logo.svg', '/healthz', '/readyz']; // oxfmt-ignore

function mutate(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  switch (random.below(5)) {
    case 0:
      return text.slice(0, at) + random.of(WEIRD) + text.slice(at);
    case 1:
      return text.slice(0, at);
    case 2:
      return text + text.slice(at);
    case 3:
      return text.slice(0, at) + String.fromCharCode(random.below(256)) + text.slice(at + 1);
    default:
      return text;
  }
}

function pathOf(random: Random, { paths }: Victim): string {
  const templates = routes.map(({ path }) => `/${path ?? ''}`);
  const base = random.chance(0.4) ? random.of(paths) : random.chance(0.3) ? random.of(FILES) : random.of(templates);
  const filled = base.replace(/:\w+|\*/g, () => (random.chance(0.5) ? random.of(WEIRD) : 'x'));
  const query = random.chance(0.3) ? `?${random.of(['lang', 'q', 'page', 'since', 'course', 'method', 'after', 'statementId', 'agent'])}=${random.of(WEIRD)}` : '';
  return random.chance(0.4) ? mutate(random, filled + query) : filled + query;
} // oxfmt-ignore

function head(random: Random, victim: Victim, method: string, target: string, more: string[] = []): string {
  const { host, contentHost, origin, cookies } = victim;
  const lines = [
    `Host: ${random.chance(0.9) ? host : random.of([contentHost, 'x', '', '[', `${host}, ${host}`])}`,
    `Origin: ${random.chance(0.8) ? origin : random.of(['null', 'http://evil.example', '', '%'])}`,
    ...(random.chance(0.7) ? [`Cookie: ${random.chance(0.8) ? random.of(cookies) : `${random.of(['language', 'session', 'a'])}=${random.of(WEIRD)}; ${random.of(cookies)}`}`] : []),
    ...(random.chance(0.2) ? [`Accept-Language: ${random.of(['fi', 'xx;q=9', ';;;', 'x'.repeat(500), random.of(WEIRD)])}`] : []),
    ...(random.chance(0.2) ? [`Range: bytes=${random.of(['0-', '-1', '5-2', '0-0,1-1', 'x'])}`] : []),
    ...(random.chance(0.1) ? [`If-None-Match: ${random.of(['*', '"x"', random.of(WEIRD)])}`] : []),
    ...(random.chance(0.1) ? [`Last-Event-ID: ${random.of(WEIRD)}`] : []),
    ...(random.chance(0.1) ? [`Expect: ${random.of(['100-continue', 'x'])}`] : []),
    ...(random.chance(0.1) ? [`X-Forwarded-For: ${random.of(['1.2.3.4', 'x, ::1', ',,,'])}`] : []),
    ...(random.chance(0.2) ? [`Authorization: ${random.of(['Basic', 'Basic eDp5', 'Basic %%%', 'Bearer x'])}`] : []),
    ...(random.chance(0.3) ? ['X-Experience-API-Version: 1.0.3'] : []),
    ...(random.chance(0.3) ? ['Accept: application/json'] : []),
    ...(random.chance(0.05) ? [mutate(random, 'X-Odd: value')] : []),
    ...more,
  ]; // oxfmt-ignore
  return `${method} ${target} HTTP/${random.chance(0.95) ? '1.1' : random.of(['1.0', '0.9', '2.0', ''])}\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** A body, framed rightly or not, whole or cut off. */
function withBody(
  random: Random,
  victim: Victim,
  method: string,
  target: string,
  type: string,
  body: Buffer,
) {
  const framing = random.chance(0.85)
    ? `Content-Length: ${body.length}`
    : random.of(['Content-Length: -1', 'Content-Length: x', `Content-Length: ${body.length + 50}`, 'Content-Length: 0', 'Transfer-Encoding: chunked', 'Transfer-Encoding: gzip']); // oxfmt-ignore
  const sent = random.chance(0.9) ? body : body.subarray(0, random.below(body.length + 1));
  return [head(random, victim, method, target, [`Content-Type: ${type}`, framing]), sent];
}

const valueOf = (random: Random, { paths }: Victim): string =>
  random.chance(0.6) ? random.of(WEIRD) : (random.of(paths).split('/').at(-1) ?? '');

const upgradeOf = (random: Random, victim: Victim, target: string): string =>
  head(random, victim, random.chance(0.9) ? 'GET' : random.of(METHODS), target, [
    'Connection: Upgrade',
    `Upgrade: ${random.chance(0.9) ? 'websocket' : random.of(['h2c', '', 'x'])}`,
    `Sec-WebSocket-Version: ${random.chance(0.9) ? 13 : random.of([8, 99, 'x'])}`,
    `Sec-WebSocket-Key: ${random.chance(0.9) ? 'AAAAAAAAAAAAAAAAAAAAAA==' : random.of(WEIRD)}`,
    ...(random.chance(0.1)
      ? [`Sec-WebSocket-Extensions: ${random.of(['permessage-deflate', ';;', 'x; y='])}`]
      : []),
  ]);

/** Each kind of edge that strangers reach; `rtmp` goes to the port of its own. */
const ATTACKS: Record<string, Attack> = {
  request: (random, victim) => [head(random, victim, random.of(METHODS), pathOf(random, victim))],
  target: (random, victim) => {
    const odd = ['//', '/\\', '*', `http://${victim.host}/`, `http://${victim.host}//x/`, '//[', 'http://[/', 'http://localhost:99999/', '/live/hls/.//', '/%'];
    return [head(random, victim, random.of(METHODS), mutate(random, random.of(odd)))];
  }, // oxfmt-ignore
  bytes: (random, victim) => {
    const whole = Buffer.from(head(random, victim, 'GET', '/'), 'latin1');
    for (let n = random.below(6); n >= 0; n--) whole[random.below(whole.length)] = random.below(256);
    return random.chance(0.2) ? [random.bytes(random.below(400))] : [whole, random.chance(0.3) ? null : 1];
  },
  form: (random, victim) => {
    const form = new URLSearchParams();
    for (let n = random.below(8); n >= 0; n--)
      form.append(random.chance(0.9) ? random.of(victim.fields) : random.of(WEIRD), valueOf(random, victim));
    const body = Buffer.from(
      random.chance(0.9) ? form.toString() : mutate(random, form.toString()),
      'latin1',
    );
    return withBody(
      random,
      victim,
      'POST',
      pathOf(random, victim),
      'application/x-www-form-urlencoded',
      body,
    );
  },
  json: (random, victim) => {
    const value = { actor: { mbox: `mailto:${random.of(WEIRD)}` }, verb: { id: random.of(WEIRD) }, object: { id: random.of(WEIRD) }, token: random.of(WEIRD), played: [[random.of([0, -1, 1e308, null]), random.of(WEIRD)]], sequence: random.of([0, -1, null]), cmi: { [random.of(WEIRD)]: random.of(WEIRD) } };
    const body = Buffer.from(mutate(random, JSON.stringify(random.chance(0.2) ? random.of([[], null, 1, [value, value]]) : value)));
    const target = random.of(['/xapi/statements', '/xapi/statements?statementId=x', '/xapi/activities/state?activityId=x', '/live/beat', '/webhooks/mux', '/l/x/__rte/commit', '/l/x/__rte/beat']);
    return withBody(random, victim, random.of(['POST', 'PUT', 'DELETE']), target, 'application/json', body);
  }, // oxfmt-ignore
  multipart: (random, victim) => {
    const boundary = random.chance(0.9) ? 'bound' : random.of(['', 'x'.repeat(100), '"', '%']);
    const part = () =>
      `--bound\r\nContent-Disposition: ${mutate(random, `form-data; name="${random.chance(0.5) ? random.of(victim.fields) : 'package'}"${random.chance(0.6) ? `; filename="${random.of(WEIRD)}"` : ''}`)}\r\n${random.chance(0.5) ? 'Content-Type: application/pdf\r\n' : ''}\r\n${random.of(WEIRD)}${'x'.repeat(random.below(50_000))}\r\n`;
    const body = Buffer.from(`${Array.from({ length: 1 + random.below(4) }, part).join('')}${random.chance(0.8) ? '--bound--\r\n' : ''}`, 'latin1');
    const target = random.chance(0.6) ? random.of(['/author/upload', '/credit/activities/new', '/mentor/webinars/x/slides', '/author/packages/x', '/consultations/x/pictures', '/sign-in']) : pathOf(random, victim);
    return withBody(random, victim, 'POST', target, random.of(['multipart/form-data', 'multipart/mixed']) + `; boundary=${boundary}`, body);
  }, // oxfmt-ignore
  hls: (random, victim) => [
    head(random, victim, random.of(['GET', 'HEAD', 'POST']), mutate(random, random.of(['/live/hls/abc.m3u8?token=x', '/live/hls/t/abc/v.m3u8', '/live/hls/t/abc/0/v00001.m4s', '/live/hls//127.0.0.1:1/x', '/live/hls/../abc.m3u8', '/live/hls/t/abc/0/v-init.mp4']))),
  ], // oxfmt-ignore
  upgrade: (random, victim) => [
    upgradeOf(random, victim, random.chance(0.5) ? '/live/broadcast?ticket=x' : pathOf(random, victim)),
    random.bytes(random.below(30)),
  ],
  frames: (random, victim) => {
    const frame = () => {
      const payload = random.bytes(random.below(120));
      const header = Buffer.from([random.of([0x82, 0x81, 0x02, 0x80, 0x88, 0x89, 0x8a, 0xf2, 0x83, 0xc2, random.below(256)]), (random.chance(0.8) ? 0x80 : 0) | random.of([payload.length, payload.length, 126, 127, 0])]);
      return Buffer.concat([header, random.bytes(4), payload]);
    };
    const query = random.chance(0.5) ? `ticket=${'x'.repeat(43)}&type=video/webm;codecs=vp8` : random.of(['', 'ticket', 'ticket=%', 'ticket=x&ticket=y']);
    return [upgradeOf(random, victim, `/live/broadcast?${query}`), ...Array.from({ length: 1 + random.below(6) }, frame), random.below(10)];
  }, // oxfmt-ignore
  rtmp: (random) => {
    const text = () => random.of(WEIRD).slice(0, 200);
    const message = () =>
      random.of([
        () => connectTo(random.chance(0.7) ? 'app' : text()),
        () => publishAs(text()),
        () => rtmpMessage(20, Buffer.concat([amfString(random.of(['connect', 'publish', 'play', 'createStream', 'deleteStream', 'releaseStream', text()])), amfNumber(random.of([0, 1, -1, NaN])), random.bytes(random.below(60))])),
        () => rtmpMessage(random.below(25), random.bytes(random.below(300)), { stream: 2 + random.below(62) }),
        () => rtmpMessage(random.of([1, 2, 3, 5, 6]), random.bytes(random.below(6))),
        () => rtmpMessage(random.of([8, 9, 18, 15, 17, 22]), random.bytes(random.below(40)), { length: random.of([0, 1, 40, 0xffffff]) }),
        () => random.bytes(1 + random.below(200)),
      ])();
    const pieces = Array.from({ length: 1 + random.below(6) }, message);
    if (random.chance(0.5)) {
      const one = random.of(pieces);
      for (let n = random.below(4); n >= 0; n--) one[random.below(one.length)] = random.below(256);
    }
    const cut = random.of(pieces);
    return [
      ...(random.chance(0.9) ? [C0_C1, 1, C2] : [random.bytes(random.below(3100))]),
      ...pieces,
      ...(random.chance(0.3) ? [cut.subarray(0, random.below(cut.length)), null] : [random.below(5)]),
    ];
  }, // oxfmt-ignore
};

export type FuzzReport = {
  sent: number;
  /** Answers by status, 0 for none. */
  statuses: Record<number, number>;
  /** Attacks answered 500 or more: kind, number of the attack, and how it began. */
  faults: string[];
};

/** Sends pieces and hears until the other side ends, or falls silent. Rejects where nobody listens any more. */
function send(port: number, pieces: ReturnType<Attack>): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1');
    // Streams and kept connections never end; all that came until then is the answer.
    socket.setTimeout(150, () => (socket.destroy(), resolve(heard)));
    const limit = setTimeout(() => (socket.destroy(), resolve(heard)), 3000);
    socket.on('data', (chunk) => (heard = (heard + chunk.toString('latin1')).slice(0, 4000)));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' ? reject(error) : resolve(heard),
    );
    socket.on('close', () => (clearTimeout(limit), resolve(heard)));
    void (async () => {
      for (const piece of pieces)
        if (typeof piece === 'number') await new Promise((next) => setTimeout(next, piece));
        else if (piece === null) return void socket.destroy();
        else if (socket.writable) socket.write(piece, 'latin1');
      if (socket.writable) socket.end();
    })();
  });
}

const attackOf = (victim: Victim, seed: number, number: number, kinds = Object.keys(ATTACKS)) => {
  const random = numbers(seed + number * 7919);
  const kind = random.of(kinds);
  return { kind, pieces: ATTACKS[kind]!(random, victim) };
};

const portOf = (victim: Victim, kind: string): number => (kind === 'rtmp' ? victim.rtmpPort : victim.port);

/** One attack of a run again; returns the answer. */
export function replay(victim: Victim, seed: number, number: number): Promise<string> {
  const { kind, pieces } = attackOf(victim, seed, number);
  return send(portOf(victim, kind), pieces);
}

/** Attacks for `ms` milliseconds and at least `atLeast` times, `width` at once; the same seed sends the same. */
export async function fuzz(
  victim: Victim,
  {
    seed,
    ms,
    atLeast = 0,
    width = 8,
    kinds = Object.keys(ATTACKS),
  }: { seed: number; ms: number; atLeast?: number; width?: number; kinds?: string[] },
): Promise<FuzzReport> {
  const report: FuzzReport = { sent: 0, statuses: {}, faults: [] };
  const until = Date.now() + ms;
  let number = 0;
  const attacker = async () => {
    while (Date.now() < until || report.sent < atLeast) {
      const own = number++;
      const { kind, pieces } = attackOf(victim, seed, own, kinds);
      const heard = await send(portOf(victim, kind), pieces);
      report.sent++;
      for (const [, word] of heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)) {
        const status = Number(word);
        report.statuses[status] = (report.statuses[status] ?? 0) + 1;
        if (status >= 500 && status !== 503)
          report.faults.push(
            `${kind} ${own}: ${status} to ${JSON.stringify(String(pieces[0]).slice(0, 300))}`,
          );
      }
      if (!heard.startsWith('HTTP/')) report.statuses[0] = (report.statuses[0] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: width }, attacker));
  return report;
}

/** mux-local starts beside the server, which does not wait for it. */
async function listening(port: number): Promise<void> {
  for (let tries = 0; ; tries++) {
    const taken = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => (socket.destroy(), resolve(true)));
      socket.on('error', () => resolve(false));
    });
    if (taken) return;
    if (tries > 300) throw new Error('mux-local does not listen');
    await new Promise((next) => setTimeout(next, 100));
  }
}

const PEOPLE = ['doctor', 'author', 'association', 'mentor', 'admin'];
const PAGES = ['/', '/courses', '/webinars', '/credit', '/author', '/mentor', '/colleagues', '/consultations', '/profile', '/admin/people', '/admin/tools', '/record', '/library', '/author/upload', '/mentor/webinars/new', '/credit/activities/new', '/consultations/new']; // oxfmt-ignore

/** Signs the sample people in and reads what their pages offer. */
export async function meetVictim(port: number, rtmpPort: number, origin: string): Promise<Victim> {
  const host = new URL(origin).host;
  await listening(rtmpPort);
  const ask = async (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`.replace('127.0.0.1', 'localhost'), { redirect: 'manual', ...init });
  const cookies: string[] = [];
  for (const name of PEOPLE) {
    const body = new URLSearchParams({ email: `${name}@majakka.test`, password: 'majakka-demo' });
    const answer = await ask('/sign-in', { method: 'POST', body, headers: { origin } });
    cookies.push(answer.headers.getSetCookie()[0]!.split(';')[0]!);
  }
  const paths = new Set<string>();
  const fields = new Set<string>(['intent']);
  for (const cookie of cookies)
    for (let round = 0, open = PAGES; round < 2; round++) {
      const found = new Set<string>();
      for (const path of open.slice(0, 40)) {
        const html = await (await ask(path, { headers: { cookie } })).text();
        for (const [, to] of html.matchAll(/(?:href|action)="(\/[^"#]*)"/g)) found.add(to!.replaceAll('&amp;', '&'));
        for (const [, field] of html.matchAll(/name="([\w.-]+)"/g)) fields.add(field!);
      }
      for (const path of found) paths.add(path);
      open = [...found];
    }
  // Signed out, an identity attacks as a stranger.
  paths.delete('/sign-out');
  return { port, rtmpPort, host, contentHost: `${'a'.repeat(26)}.content.${host}`, origin, cookies, paths: [...paths], fields: [...fields] };
} // oxfmt-ignore
