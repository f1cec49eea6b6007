import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, inArray } from 'drizzle-orm';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { openDatabase } from '#db/open-database.ts';
import { people } from '#db/schema/accounts.ts';
import { shareBrowser } from './browser.ts';
import { manifest, zip } from './packages.ts';
import { signInAs } from './pages.ts';
import { type RunningServer, startServer } from './server.ts';
import { said } from '#tests/support/words.ts';

/** The built product with the sample region, until the file's last test has run, and a browser started with `flags`. */
export async function openJourney(flags?: string[]): Promise<{ server: RunningServer; browser: Browser }> {
  const [server, browser] = [await startServer(), await shareBrowser(flags)];
  afterAll(async () => {
    for (const each of browser.contexts()) await each.close();
    await server.stop();
  });
  return { server, browser };
}

/** Lets more people of the sample sign in, with the password that its doctor has. */
export async function letSignIn(server: RunningServer, ...names: string[]): Promise<void> {
  const db = await openDatabase(join(server.folder, 'majakka.db'));
  await db.transact(async (tx) => {
    const [doctor] = await tx.select().from(people).where(eq(people.email, 'doctor@majakka.test'));
    await tx
      .update(people)
      .set({ passwordHash: doctor!.passwordHash })
      .where(
        inArray(
          people.email,
          names.map((name) => `${name}@majakka.test`),
        ),
      );
  });
  await db.close();
}

/** The sample's author uploads a package, makes a course of it that wants `minMinutes`, and publishes it; returns the course's address. */
export async function publishPackage(
  browser: Browser,
  server: RunningServer,
  archive: Buffer,
  title: string,
  minMinutes = 0,
): Promise<string> {
  const file = join(server.folder, `${title.replaceAll(/\W/g, '-')}.zip`);
  writeFileSync(file, archive);
  const author = await signInAs(browser, server.origin, 'author');
  await author.goto(`${server.origin}/author/upload`);
  await author.getByLabel(said('scorm:upload.file')).setInputFiles(file);
  await author.getByRole('heading', { name: said('scorm:package.form') }).waitFor();
  for (const [label, words] of [[said('scorm:package.title'), title], [said('scorm:package.summary'), title], [said('scorm:package.objectives'), title], [said('scorm:package.minutes'), '10'], [said('scorm:package.minMinutes'), String(minMinutes)]] as const)
    await author.getByLabel(label, { exact: true }).fill(words); // oxfmt-ignore
  await author.getByRole('button', { name: said('scorm:package.place') }).click();
  await publishFirstVersion(author);
  await author.getByRole('link', { name: said('catalogue:own.see') }).click();
  await author.waitForURL(/\/courses\//);
  const address = author.url();
  await author.context().close();
  return address;
}

/** The sample's author takes a package of an own native course along; `wish` fills the form of its page. */
export async function downloadPackage(
  browser: Browser,
  server: RunningServer,
  title: string,
  wish: Record<string, string>,
): Promise<Buffer> {
  const author = await signInAs(browser, server.origin, 'author');
  await author.goto(`${server.origin}/author`);
  await author.getByRole('link', { name: title, exact: true }).click();
  for (const [name, value] of Object.entries(wish))
    await author.locator(`select[name="${name}"]`).selectOption(value);
  const started = author.waitForEvent('download');
  await author.getByRole('button', { name: said('modules:package.button') }).click();
  const stream = await (await started).createReadStream();
  const archive = Buffer.concat(await stream.toArray());
  await author.context().close();
  return archive;
}

/** As `publishPackage`, of a package whose parts are all this page of HTML: `part.html`, the resource `r` of its manifest. */
export async function publishParts(
  browser: Browser,
  server: RunningServer,
  title: string,
  page: string,
  parts: Parameters<typeof manifest>[0],
): Promise<string> {
  const resources =
    '<resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="part.html"><file href="part.html"/></resource>';
  const archive = await zip([
    { path: 'imsmanifest.xml', content: manifest({ resources, ...parts }) },
    { path: 'part.html', content: page },
  ]);
  return publishPackage(browser, server, archive, title);
}

/** The sample's doctor signs in and opens the course by this button of its page. */
export async function openCourse(
  browser: Browser,
  server: RunningServer,
  course: string,
  button = said('learning:decide.register'),
): Promise<Page> {
  const page = await signInAs(browser, server.origin, 'doctor');
  await page.goto(course);
  await page.getByRole('button', { name: button }).click();
  return page;
}

/** The player has led back to the course, which is complete: its evaluation is offered. Closes the browser of `page`. */
export async function endCompleted(page: Page, course: string): Promise<void> {
  await page.waitForURL(course);
  await page
    .getByRole('link', { name: said('learning:evaluation.open') })
    .first()
    .waitFor();
  await page.context().close();
}

/** From the page of an own course; the author's word is asked for where the package requires nothing. */
export async function publishFirstVersion(author: Page): Promise<void> {
  const button = author.getByRole('button', { name: said('catalogue:own.publish', { number: 1 }) });
  await button.waitFor();
  const word = author.getByLabel(said('catalogue:nothingRequired.author'));
  if ((await word.count()) > 0) await word.check();
  await button.click();
}

/** The player's page, and in it the package. */
export const playerOf = (page: Page): FrameLocator => page.frameLocator('iframe[data-player]');
export const partOf = (page: Page): FrameLocator => playerOf(page).frameLocator('iframe');

/** The tab dies without a word, all its processes at once (a frame of another site has its own), and its browser with it. */
export async function killTab(page: Page): Promise<void> {
  const frames = page.frames().slice(1).reverse();
  const found = await Promise.all(
    frames.map((frame) =>
      page
        .context()
        .newCDPSession(frame)
        .catch(() => null),
    ),
  );
  const sessions = [...found, await page.context().newCDPSession(page)];
  const crashed = new Promise((done) => page.once('crash', done));
  for (const session of sessions) void session?.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.context().close();
}
