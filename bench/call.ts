import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '#tests/support/browser.ts';
import { cookieOf, type Product, withServer } from './product.ts';
import { cpuSeconds, familyOf, report } from './report.ts';

const SECONDS = 20;
/** Aims of the project: they stand beside each value; none is measured here. */
const AIM = { cores: 1, seconds: 5 };

async function enter(browser: Browser, server: Product, who: string, meetingId: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en' });
  const [name, value] = (await cookieOf(server, who)).split('=') as [string, string];
  await context.addCookies([{ name, value, url: server.origin }]);
  const page = await context.newPage();
  await page.goto(`${server.origin}/meetings/${meetingId}`);
  await join(page);
  return page;
}

async function join(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check camera and microphone' }).click();
  await page.getByText('Camera and microphone are ready.').waitFor();
  await page.getByRole('button', { name: 'Join' }).click();
}

const isSeen = (page: Page) =>
  page.waitForFunction(
    () => {
      const video = document.querySelector<HTMLVideoElement>('[data-part="theirs"]');
      return video !== null && video.videoWidth > 0 && video.currentTime > 0;
    },
    undefined,
    { polling: 50 },
  );

/** Two people in one call, each in a context of one browser; one of them loses the line and comes back. */
export async function call(): Promise<void> {
  const before = new Set(browserPids());
  const browser = await openBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']);
  const pid = browserPids().find((each) => !before.has(each))!;
  await withServer(async (server, folder) => {
    const made = spawnSync(process.execPath, ['--import', 'tsx', 'bench/make-meeting.ts'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATA_DIR: folder, PORT: String(server.port) },
    });
    if (made.status !== 0) throw new Error('the meeting could not be made');
    const mentor = await enter(browser, server, 'mentor', made.stdout);
    const began = performance.now();
    const doctor = await enter(browser, server, 'doctor', made.stdout);
    await Promise.all([isSeen(doctor), isSeen(mentor)]);
    report('call, from opening the page to seeing each other', (performance.now() - began) / 1000, 's', null);

    await doctor.waitForTimeout(3000);
    const family = familyOf(pid);
    const used = () => family.reduce((sum, each) => sum + cpuSeconds(each), 0);
    const [from, at, ofServer] = [used(), performance.now(), cpuSeconds(server.pid)];
    await doctor.waitForTimeout(SECONDS * 1000);
    const took = (performance.now() - at) / 1000;
    report('call, both browsers, 640x360, camera and encoder faked in software (against the aim)', (used() - from) / took, 'cores', AIM.cores); // oxfmt-ignore
    report('call, the server meanwhile', (cpuSeconds(server.pid) - ofServer) / took, 'cores', null);

    // The connection is cut for ten seconds: the browser's network process is stopped, and with it every packet.
    const network = family.find((each) =>
      readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('NetworkService'),
    )!;
    const cut = (lost: boolean) => process.kill(network, lost ? 'SIGSTOP' : 'SIGCONT');
    // By pictures that were decoded: the clock of a live picture jumps over what it missed.
    const pictures = () =>
      doctor.evaluate(
        () =>
          document.querySelector<HTMLVideoElement>('[data-part="theirs"]')!.getVideoPlaybackQuality()
            .totalVideoFrames,
      );
    cut(true);
    await doctor.waitForTimeout(2000);
    const early = await pictures();
    await doctor.waitForTimeout(8000);
    const stopped = await pictures();
    if (stopped - early > 5) throw new Error('the line was not cut: pictures went on');
    cut(false);
    const cutAt = performance.now();
    await doctor.waitForFunction(
      (count) =>
        document.querySelector<HTMLVideoElement>('[data-part="theirs"]')!.getVideoPlaybackQuality()
          .totalVideoFrames >
        count + 5,
      stopped,
      { polling: 20 },
    );
    report('call, pictures go on after a line that was cut for 10 s (against the aim)', (performance.now() - cutAt) / 1000, 's', AIM.seconds); // oxfmt-ignore

    const reloadedAt = performance.now();
    await doctor.reload();
    await join(doctor);
    await Promise.all([isSeen(doctor), isSeen(mentor)]);
    report('call, seen again after the page was loaded anew (against the aim)', (performance.now() - reloadedAt) / 1000, 's', AIM.seconds); // oxfmt-ignore
  });
  await browser.close();
}

function browserPids(): number[] {
  const own = familyOf(process.pid);
  return own.filter((each) =>
    /chrom/i.test(readFileSync(`/proc/${each}/cmdline`, 'utf8').split('\0')[0] ?? ''),
  );
}
