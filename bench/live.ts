import { spawnSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '#tests/support/browser.ts';
import { type Product, withServer } from './product.ts';
import { cpuSeconds, familyOf, report } from './report.ts';

const SECONDS = 30;
/** Aims of the project: they stand beside each value; none is measured here. */
const AIM = { playable: 6, glass: 5, core: 0.05 };

/** In the host's page, the camera is a picture of the clock: 24 bits of its milliseconds between a white cell and a black one. */
function clockAsCamera(): void {
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    const real = await ask(wanted);
    if (!wanted?.video) return real;
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    const ink = canvas.getContext('2d')!;
    setInterval(() => {
      const now = Date.now() % 2 ** 24;
      ink.fillStyle = `hsl(${(now / 50) % 360} 40% 40%)`;
      ink.fillRect(0, 0, 1280, 720);
      for (let cell = 0; cell < 26; cell++) {
        const on = cell === 0 || (cell < 25 && (now >> (cell - 1)) & 1);
        ink.fillStyle = on ? '#fff' : '#000';
        ink.fillRect((cell * 1280) / 26, 0, 1280 / 26 + 1, 120);
      }
    }, 33);
    const picture = canvas.captureStream(30).getVideoTracks();
    return new MediaStream([...picture, ...real.getAudioTracks()]);
  };
}

/** In the viewer's page: when the first picture was shown, and how old each one is, read from the picture itself. */
function readClock(): void {
  const told = { firstAt: 0, ages: [] as number[] };
  Object.assign(window, { told });
  const canvas = Object.assign(document.createElement('canvas'), { width: 1040, height: 40 });
  const ink = canvas.getContext('2d', { willReadFrequently: true })!;
  setInterval(() => {
    const video = document.querySelector('video');
    if (!video || video.videoWidth === 0 || video.currentTime === 0) return;
    told.firstAt ||= Date.now();
    const now = Date.now();
    ink.drawImage(video, 0, 0, video.videoWidth, (video.videoHeight * 100) / 720, 0, 0, 1040, 40);
    const pixels = ink.getImageData(0, 0, 1040, 40).data;
    const bright = (cell: number) => pixels[(20 * 1040 + cell * 40 + 20) * 4 + 1]! > 127;
    if (!bright(0) || bright(25)) return;
    let shown = 0;
    for (let bit = 0; bit < 24; bit++) if (bright(bit + 1)) shown += 2 ** bit;
    told.ages.push(((now % 2 ** 24) - shown + 2 ** 24) % 2 ** 24);
  }, 100);
}

async function signIn(browser: Browser, { origin }: Product, who: string, script: () => void): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en' })).newPage();
  await page.addInitScript('globalThis.__name = (it) => it'); // what tsx leaves in a function that goes to the browser
  await page.addInitScript(script);
  await page.goto(`${origin}/sign-in`);
  await page.fill('.form input[name=email]', `${who}@majakka.test`);
  await page.fill('.form input[name=password]', 'majakka-demo');
  await page.click('.form button');
  await page.waitForURL(`${origin}/`);
  return page;
}

/** A host goes live from a browser; a doctor watches in another. Encoder, server and player share the machine. */
export async function live(): Promise<void> {
  const browser = await openBrowser([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
  ]);
  await withServer(async (server, folder) => {
    const made = spawnSync(process.execPath, ['--import', 'tsx', 'bench/make-viewers.ts', '0'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATA_DIR: folder, PORT: String(server.port) },
    });
    if (made.status !== 0) throw new Error('the webinar could not be made');
    const { id, slug } = JSON.parse(made.stdout) as { id: string; slug: string };
    const doctor = await signIn(browser, server, 'doctor', readClock);
    await doctor.goto(`${server.origin}/webinars/${slug}`);
    await doctor.getByRole('button', { name: 'Take a seat' }).click();
    await doctor.getByRole('link', { name: 'Enter the room' }).click();
    const mentor = await signIn(browser, server, 'mentor', clockAsCamera);
    await mentor.goto(`${server.origin}/mentor/webinars/${id}/studio`);
    await mentor.getByRole('button', { name: 'Check camera and microphone' }).click();
    await mentor.getByText('Camera and microphone are ready.').waitFor();
    // The room has been quiet for a while, as it is before a webinar.
    await doctor.waitForTimeout(5000);
    const pressedAt = Date.now();
    await mentor.getByRole('button', { name: 'Go live' }).click();
    await doctor.waitForFunction(() => (window as never as { told: { firstAt: number } }).told.firstAt > 0);
    await doctor.waitForTimeout(5000);

    const family = familyOf(server.pid);
    const used = () => family.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
    const [began, at] = [used(), performance.now()];
    await doctor.waitForTimeout(SECONDS * 1000);
    const share = (used() - began) / ((performance.now() - at) / 1000);
    const { firstAt, ages } = await doctor.evaluate(
      () => (window as never as { told: { firstAt: number; ages: number[] } }).told,
    );
    ages.sort((a, b) => a - b);
    if (ages.length < SECONDS * 5) throw new Error(`only ${ages.length} pictures could be read`);
    report('live, Go live to playable (against the aim)', (firstAt - pressedAt) / 1000, 's', AIM.playable);
    report('live, glass to glass, p50 (against the aim)', ages[Math.floor(ages.length / 2)]! / 1000, 's', AIM.glass); // oxfmt-ignore
    report('live, glass to glass, p95', ages[Math.floor(ages.length * 0.95)]! / 1000, 's', null);
    report(`live, one stream, ${family.length} processes, share of one core (against the aim)`, share, 'cores', AIM.core); // oxfmt-ignore
  });
  await browser.close();
}
