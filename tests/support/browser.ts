import { spawnSync } from 'node:child_process';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function onPath(): string | null {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return null;
}

/** CHROME_PATH, else a Chromium or Chrome on the PATH, else the one inside @sparticuz/chromium. Throws where none starts. */
export async function openBrowser(more: string[] = []): Promise<Browser> {
  const args = [...FLAGS, ...more];
  const given = process.env['CHROME_PATH'] ?? onPath();
  if (given) return playwright.launch({ executablePath: given, args });
  // Its own list of flags is for lambdas: one process and no web security, which is what we are here to see.
  return playwright.launch({ executablePath: await chromium.executablePath(), args });
}
