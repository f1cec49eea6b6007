import { spawnSync } from 'node:child_process';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * Flags that Playwright starts a browser with and nobody else does: without these, storage, timers, windows and the
 * back-forward cache are as people have them. A test that needs one back names it.
 */
const NOT_AS_PEOPLE_HAVE_IT = [
  '--allow-pre-commit-input',
  '--disable-back-forward-cache',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-hang-monitor',
  '--disable-ipc-flooding-protection',
  '--disable-popup-blocking',
  '--disable-renderer-backgrounding',
];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The last one counts: Playwright's switches off, among others, the partitioned storage that a frame of another site is given.
  '--disable-features=',
];

function onPath(): string | null {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return null;
}

/** For files that look at several pages at once: none of them is slowed down as one in the background is. */
export const NONE_IN_THE_BACKGROUND = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** A camera and a microphone that need nobody's leave, and sound that needs no press. */
export const WITH_CAMERA = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

/**
 * CHROME_PATH, else the headless shell inside @sparticuz/chromium, which is the same everywhere and takes a third of the processor of a
 * whole browser; else a Chromium or Chrome on the PATH.
 */
export async function browserInUse(): Promise<string> {
  // Its own list of flags is for lambdas: one process and no web security, which is what we are here to see.
  const carried = () => chromium.executablePath().catch(() => null);
  const found = process.env['CHROME_PATH'] || (await carried()) || onPath();
  if (!found) throw new Error('no Chromium: set CHROME_PATH, or install one');
  return found;
}

/** Throws where none starts. */
export async function openBrowser(more: string[] = []): Promise<Browser> {
  const executablePath = await browserInUse();
  for (let tries = 0; ; tries++)
    try {
      return await playwright.launch({
        executablePath,
        args: [...FLAGS, ...more],
        // Playwright strikes these out of `args` too.
        ignoreDefaultArgs: NOT_AS_PEOPLE_HAVE_IT.filter((flag) => !more.includes(flag)),
      });
    } catch (error) {
      // Another worker is unpacking it just now.
      if (!String(error).includes('ETXTBSY') || tries > 60) throw error;
      await new Promise((next) => setTimeout(next, 500));
    }
}

const shared = new Map<string, Promise<Browser>>();

/** One browser for all files of a worker that want the same flags: they close the contexts that they opened. It ends with the worker. */
export function shareBrowser(flags: string[] = []): Promise<Browser> {
  const key = flags.join(' ');
  if (!shared.has(key)) shared.set(key, openBrowser(flags));
  return shared.get(key)!;
}
