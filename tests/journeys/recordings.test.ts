import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { folderOnDisk } from '#tests/support/course-folder.ts';
import { openCourse, openJourney, publishFirstVersion } from '#tests/support/journey.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { CAPTIONS, courseWith, PDF, sound, video, type PageText } from '#tests/support/recordings.ts';
import { runCommand } from '#tests/support/run-command.ts';
import { said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();

const text: PageText = (word) => `:::video{src="visit.mp4" captions="visit.vtt" watch="80"}
${word}: good morning. Come in.
:::

:::audio{src="talk.wav"}
${word}: a tone.
:::

::download[${word} checklist]{src="list.pdf"}
`;
const media = { 'visit.mp4': video(12, '640x360'), 'visit.vtt': CAPTIONS, 'fi/visit.vtt': CAPTIONS, 'talk.wav': sound(), 'list.pdf': PDF }; // oxfmt-ignore

/** The course comes by the command line, and its author publishes it; returns its address. */
async function bring(): Promise<string> {
  const { folder } = folderOnDisk(courseWith('recorded', text, media));
  const { status, stdout, stderr } = await runCommand(
    ['courses', 'import', folder, '--author', 'author@majakka.test'],
    { DATA_DIR: server.folder },
  );
  expect(status, stderr).toBe(0);
  const author = await signInAs(browser, server.origin, 'author');
  const courseId = stdout.trim();
  await author.goto(`${server.origin}/author/courses/${courseId}`);
  await publishFirstVersion(author);
  const address = `${server.origin}/courses/recorded-${courseId.slice(-6)}`;
  await expect.poll(async () => (await author.request.get(address)).status()).toBe(200);
  await author.context().close();
  rmSync(folder, { recursive: true });
  return address;
}

/** Files of lessons that a page asked for, by when. */
function asked(page: Page): string[] {
  const files: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/lesson-files/') && request.resourceType() === 'media')
      files.push(request.url());
  });
  return files;
}

test('a doctor watches a video, in part at a low rate, and the part is done once enough of it was played', async () => {
  const address = await bring();
  const doctor = await openCourse(browser, server, address);
  const files = asked(doctor);
  await doctor.getByRole('heading', { level: 1, name: 'English beginning' }).waitFor();
  await lookAt(doctor, 'recording');
  // Nothing of a recording is loaded before it is played.
  expect(files).toEqual([]);
  for (const page of [1, 2]) {
    await doctor.locator('.prevnext button').click();
    await doctor.waitForURL(page === 1 ? '**/learn/begin?page=2' : '**/learn/anna');
  }
  await doctor.goBack();
  await doctor.goBack();
  const player = doctor.locator('video[data-recording="visit.mp4"]');
  const line = doctor.locator('[data-watched="visit.mp4"]');
  await expect.poll(() => line.textContent()).toBe(said('modules:lesson.recording.watched', { percent: '0%', needed: '80%' })); // oxfmt-ignore
  const played = () => player.evaluate((video: HTMLVideoElement) => video.currentTime);
  const shown = async () => Number(/\d+/.exec((await line.textContent()) ?? '')?.[0]);
  // It moves with what is played, before the server is heard of.
  await doctor.route('**/signal', (route) => route.abort());
  await player.evaluate((video: HTMLVideoElement) => video.play());
  await expect.poll(played, { timeout: 20_000 }).toBeGreaterThan(3);
  await expect.poll(shown).toBeGreaterThanOrEqual(20);
  await doctor.unroute('**/signal');
  const counted = doctor.waitForResponse((response) => response.url().endsWith('/signal'));
  await player.evaluate((video: HTMLVideoElement) => video.pause());
  await (await counted).finished();
  // In a second visit too, from what was counted in the first.
  await doctor.reload();
  const before = await shown();
  expect(before).toBeGreaterThan(0);
  await doctor.route('**/signal', (route) => route.abort());
  await player.evaluate((video: HTMLVideoElement) => {
    video.currentTime = 4;
    return video.play();
  });
  await expect.poll(shown, { timeout: 20_000 }).toBeGreaterThan(before);
  await player.evaluate((video: HTMLVideoElement) => (video.currentTime = 0));
  await doctor.unroute('**/signal');
  const low = doctor.locator('a[data-version="visit.mp4"]').nth(1);
  await low.click();
  expect(await low.getAttribute('aria-current')).toBe('true');
  await expect.poll(played, { timeout: 30_000 }).toBeGreaterThan(11);
  const enough = said('modules:lesson.recording.enough');
  await expect
    .poll(() => doctor.locator('[data-reached="visit.mp4"]').textContent(), { timeout: 30_000 })
    .toBe(enough);
  expect(await doctor.getByText(enough).count()).toBe(1);
  expect(new Set(files).size).toBe(2);
  await doctor.reload();
  await doctor.locator('.contents a .mark[data-state="done"]').first().waitFor();
  await doctor.locator('.recording summary').first().click();
  await lookAt(doctor, 'recording-watched');
  await doctor.context().close();
});
