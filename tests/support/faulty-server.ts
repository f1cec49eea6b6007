/** A server whose every kind of listener throws when it is asked to; for tests that look whether it still answers. */
import { EventEmitter } from 'node:events';
import { createServer, get } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { enqueueJob, jobKind } from '#app/platform/jobs.server.ts';
import { startScheduler } from '#app/platform/scheduler.server.ts';
import { createEdge, plainRefusal } from '../../edge/edge.ts';
import { answer, json } from '../../edge/exchange.ts';
import { catchAll } from '../../edge/faults.ts';
import { route, type Site } from '../../edge/route.ts';
import { openStream } from '../../edge/stream.ts';
import { openWebSockets } from '../../edge/web-sockets.ts';
import { watchPlatformFaults } from '../../server/platform-faults.ts';
import { openPlatform } from '../../server/open-platform.ts';

const platform = await openPlatform(process.env);
let newStarts = 0;
const faults = watchPlatformFaults(platform, () => newStarts++);
catchAll(faults);
const fail = (where: string): never => {
  throw new Error(`thrown in ${where}`);
};
const scheduler = await startScheduler(platform, {
  jobs: { faulty: async () => fail('a job') },
  schedules: [],
  pumps: [],
});
const sockets = openWebSockets({ maxPayload: 1000, early: 1000 }, faults);

/** Answers half of what it says that it will, as an engine that is killed. */
const upstream = createServer((_request, response) => {
  response.writeHead(200, { 'Content-Length': '9' }).write('half');
  setTimeout(() => response.destroy(), 20);
});
await new Promise<void>((ready) => upstream.listen(0, '127.0.0.1', ready));
const { port: upstreamPort } = upstream.address() as AddressInfo;

const site: Site = {
  headers: {},
  cost: 1,
  answerTo: () => null,
  routes: [
    route('GET', /^\/count$/, (exchange) => answer(exchange, json(200, { faults: faults.count, newStarts }))),
    route('GET', /^\/handler$/, () => fail('a handler')),
    route('GET', /^\/rejection$/, () => Promise.reject(new Error('thrown later'))),
    route('POST', /^\/webhook$/, async ({ request }) => {
      request.on('data', () => fail('a body'));
      await new Promise(() => undefined);
    }),
    route('GET', /^\/timer$/, () => void setTimeout(() => fail('a timer of a request'), 1)),
    route('POST', /^\/left$/, ({ request, response }) => {
      request.on('close', () => fail('the end of a request'));
      response.on('close', () => fail('the end of an answer'));
    }),
    route('GET', /^\/memory$/, () => void setTimeout(() => new ArrayBuffer(2 ** 52), 1)),
    route('GET', /^\/nobody$/, () => void Promise.resolve().then(() => fail('a promise that nobody awaits'))),
    route(
      'GET',
      /^\/emitter$/,
      () => void setImmediate(() => new EventEmitter().emit('error', new Error('heard by nobody'))),
    ),
    route('GET', /^\/stream$/, (exchange) => {
      const stream = openStream(exchange, { 'Content-Type': 'text/event-stream' }, 1000);
      stream.onClose(() => fail('the end of a stream'));
      stream.write('one\n\n');
      exchange.response.end();
      exchange.response.write('after the end');
      stream.write('after the end');
    }),
    route('GET', /^\/breath$/, (exchange) => {
      const stream = openStream(exchange, { 'Content-Type': 'text/event-stream' }, 1000);
      stream.write('one\n\n');
      const breath = setInterval(() => {
        clearInterval(breath);
        setImmediate(() => stream.end());
        fail('a breath of a stream');
      }, 10);
    }),
    route('GET', /^\/body-of-an-answer$/, (exchange) =>
      answer(exchange, {
        status: 200,
        body: Readable.from(
          (function* () {
            yield 'half';
            fail('the body of an answer');
          })(),
        ),
      }),
    ),
    route('GET', /^\/finish$/, async (exchange) => {
      exchange.response.once('finish', () => fail('the finish of an answer'));
      await answer(exchange, json(200, {}));
    }),
    route('GET', /^\/upstream$/, () => void get({ port: upstreamPort }, () => fail('an upstream answer'))),
    route(
      'GET',
      /^\/upstream-data$/,
      () => void get({ port: upstreamPort }, (response) => response.on('data', () => fail('upstream data'))),
    ),
    // Nobody listens where nobody answers.
    route('GET', /^\/upstream-error$/, () => void get({ host: '127.0.0.1', port: 1 })),
    route('GET', /^\/socket-error$/, () => void connect({ port: 1, host: '127.0.0.1' })),
    route('GET', /^\/clock$/, async (exchange) => {
      setTimeout(() => fail('a timer of nobody'), 1);
      await answer(exchange, json(200, {}));
    }),
    route('GET', /^\/job$/, async (exchange) => {
      await platform.db.transact((tx) => enqueueJob(tx, new Date(), jobKind('faulty', {}), {}));
      await answer(exchange, json(200, {}));
    }),
  ],
};
const edge = createEdge({
  siteOf: () => site,
  upgrade(exchange, socket, head) {
    if (exchange.path === '/upgrade') fail('an upgrade');
    sockets.take(exchange, socket, head, (line) => {
      line.onMessage(() => fail('a message'));
      line.onClose(() => fail('a close'));
    });
  },
  refusal: plainRefusal,
  faults,
  secure: false,
  trustedProxies: ['loopback'],
});
await new Promise<void>((ready) => edge.server.listen(0, '127.0.0.1', ready));
process.send!((edge.server.address() as AddressInfo).port);
process.on('disconnect', () => void scheduler.stop(1000).then(() => process.exit(0)));
