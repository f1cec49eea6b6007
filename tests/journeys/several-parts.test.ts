import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  endCompleted,
  killTab,
  openCourse,
  openJourney,
  partOf,
  playerOf,
  publishParts,
} from '#tests/support/journey.ts';
import { lookAt, signInAs } from '#tests/support/pages.ts';
import { NS_2004, organizationOf } from '#tests/support/packages.ts';
import { SCO_PAGE } from '#tests/support/sco-page.ts';
import { flow, item, rule, when } from '#tests/support/sequencing.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const { server, browser } = await openJourney();

const publish = (title: string, parts: Parameters<typeof publishParts>[4]) =>
  publishParts(browser, server, title, SCO_PAGE, parts);
const begin = (course: string, button: string) => openCourse(browser, server, course, button);
const press = (page: Page, name: string) => partOf(page).getByRole('button', { name, exact: true }).click();
const isAt = (page: Page, part: string, said: string) =>
  partOf(page).getByText(`Part ${part}`).and(partOf(page).locator('h1')).waitFor().then(() => partOf(page).getByText(said).waitFor()); // oxfmt-ignore
const control = (page: Page, name: string | RegExp) => playerOf(page).getByRole('button', { name });
/** The author's trace of the one attempt at it: each part's row, as text. */
async function rowsOf(title: string): Promise<string[]> {
  const page = await signInAs(browser, server.origin, 'author');
  await page.goto(`${server.origin}/author`);
  for (const name of [title, 'English', said('scorm:trace.title')])
    await page.getByRole('link', { name, exact: true }).first().click();
  await page.locator('.table tbody a').first().click();
  const rows = await page
    .getByRole('table', { name: said('scorm:report.parts') })
    .getByRole('row')
    .allInnerTexts();
  await page.context().close();
  return rows.slice(1).map((row) =>
    row
      .split(/\s*[\t\n]\s*/)
      .filter(Boolean)
      .join(' | '),
  );
}
async function cutLine(page: Page, act: () => Promise<void>): Promise<void> {
  const notice = playerOf(page).locator('#notice');
  await page.context().setOffline(true);
  await act();
  await notice.getByText(pieceOf('scorm:player.offline')).waitFor({ timeout: 20_000 });
  await page.context().setOffline(false);
  await notice.waitFor({ state: 'hidden', timeout: 30_000 });
}

test('SCORM 1.2 with several parts: contents, next, prerequisites, a killed tab and a cut line, to the end', async () => {
  const line = (id: string, more = '') =>
    `<item identifier="${id}" identifierref="r" parameters="?part=${id}"><title>Part ${id}</title>${more}</item>`;
  const organizations =
    organizationOf(`<item identifier="c"><title>Morning</title>${line('one')}${line('two')}</item>
    ${line('three', '<adlcp:prerequisites type="aicc_script">one&amp;two</adlcp:prerequisites><adlcp:masteryscore>80</adlcp:masteryscore>')}`);
  const course = await publish('Rounds', { organizations });

  const first = await begin(course, said('learning:decide.register'));
  await isAt(first, 'one', 'entry ab-initio, page 1');
  expect(await control(first, /Part three/).isDisabled()).toBe(true);
  await press(first, 'Turn the page');
  await isAt(first, 'one', 'page 2');
  await first.waitForTimeout(300);
  await killTab(first);

  const page = await begin(course, said('common:continue'));
  await isAt(page, 'one', 'entry resume, page 2');
  await press(page, 'Pass');
  await playerOf(page).getByText(said('scorm:player.partDone')).waitFor();
  await lookAt(page, 'parts-12-between');
  await control(page, said('scorm:player.next')).click();
  await isAt(page, 'two', 'entry ab-initio, page 1');
  // Away with a part that runs, by the contents on a phone and by the keyboard, and back again: it was suspended.
  await press(page, 'Turn the page');
  await page.setViewportSize({ width: 320, height: 700 });
  await control(page, said('scorm:player.contents')).press('Enter');
  await lookAt(page, 'parts-12-contents');
  await page.setViewportSize({ width: 320, height: 700 });
  await control(page, /Part two/).press('Escape');
  expect(await control(page, /Part one/).isVisible()).toBe(false);
  await control(page, said('scorm:player.contents')).press('Enter');
  await control(page, /Part one/).press('Enter');
  await page.setViewportSize({ width: 1280, height: 800 });
  await isAt(page, 'one', 'entry none, page 2');
  await control(page, said('scorm:player.next')).dblclick(); // pressed twice, it is one way
  await isAt(page, 'two', 'entry resume, page 2');
  await cutLine(page, () => press(page, 'Pass'));
  await control(page, said('scorm:player.next')).click();
  await isAt(page, 'three', 'entry ab-initio');
  await press(page, 'Fail');
  await control(page, new RegExp(`Part three.*${said('scorm:player.status.failed')}`)).click();
  await isAt(page, 'three', 'entry none');
  await press(page, 'Pass');
  await endCompleted(page, course);
  // Two sessions each that ended: a killed tab said nothing of its time.
  expect(await rowsOf('Rounds')).toEqual([
    'Part one | completed, passed | 90% | 00:02:00',
    'Part two | completed, passed | 90% | 00:02:00',
    'Part three | completed, passed | 90% | 00:02:00',
  ]);
});

test('SCORM 2004 with one part: thresholds of the manifest, a killed tab and a cut line, to the end', async () => {
  const organizations =
    organizationOf(`<item identifier="one" identifierref="r" parameters="?part=one"><title>Part one</title>
    <imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="known" satisfiedByMeasure="true">
    <imsss:minNormalizedMeasure>0.85</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing></item>`);
  const course = await publish('Alone', { version: '2004 4th Edition', namespaces: NS_2004, organizations });
  const first = await begin(course, said('learning:decide.register'));
  await isAt(first, 'one', 'entry ab-initio, page 1');
  expect(await control(first, said('scorm:player.contents')).count()).toBe(0);
  await press(first, 'Turn the page');
  await first.waitForTimeout(300);
  await killTab(first);

  const page = await begin(course, said('common:continue'));
  await isAt(page, 'one', 'entry resume, page 2');
  await cutLine(page, () => press(page, 'Turn the page'));
  await page.goto(course);
  await page.getByRole('button', { name: said('common:continue') }).click();
  await isAt(page, 'one', 'entry resume, page 3');
  await press(page, 'Pass');
  await endCompleted(page, course);
  expect(await rowsOf('Alone')).toEqual(['Part one | completed, passed | 90% | PT2M']);
});

test('SCORM 2004 with sequencing: the sequencer leads, locks and goes back, through a killed tab and a cut line, to the end', async () => {
  const test = item(
    'exam',
    rule('post', 'retry', when('satisfied', 'operator="not"') + when('objectiveStatusKnown')),
  );
  const locked = item(
    'end',
    `<imsss:sequencingRules>${['satisfied', 'objectiveStatusKnown'].map((condition) => `<imsss:preConditionRule><imsss:ruleConditions><imsss:ruleCondition referencedObjective="exam" condition="${condition}" operator="not"/></imsss:ruleConditions><imsss:ruleAction action="disabled"/></imsss:preConditionRule>`).join('')}</imsss:sequencingRules>
     <imsss:objectives><imsss:primaryObjective objectiveID="own"/><imsss:objective objectiveID="exam"><imsss:mapInfo targetObjectiveID="g-exam"/></imsss:objective></imsss:objectives>`,
  );
  const items = [item('start'), test, locked]
    .join('')
    .replaceAll(/<item identifier="(\w+)"/g, '$& parameters="#$1"')

    .replace(
      /(<title>exam<\/title>.*?)<imsss:sequencing>(.*?)<\/imsss:sequencing>/,
      '$1<imsss:sequencing>$2<imsss:objectives><imsss:primaryObjective objectiveID="p"><imsss:mapInfo targetObjectiveID="g-exam" writeSatisfiedStatus="true"/></imsss:primaryObjective></imsss:objectives></imsss:sequencing>',
    );
  const organizations = organizationOf(items, `<imsss:sequencing>${flow()}</imsss:sequencing>`);
  const course = await publish('Sequenced', {
    version: '2004 4th Edition',
    namespaces: `${NS_2004} xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"`,
    organizations,
  });

  const first = await begin(course, said('learning:decide.register'));
  await isAt(first, 'start', 'entry ab-initio, page 1');
  expect(await control(first, /^end/).isDisabled()).toBe(true);
  await press(first, 'Turn the page');
  await first.waitForTimeout(300);
  await killTab(first);

  const page = await begin(course, said('common:continue'));
  await isAt(page, 'start', 'entry resume, page 2');
  await press(page, 'Pass and go on');
  await isAt(page, 'exam', 'entry ab-initio');
  await press(page, 'Fail'); // the rule after it says: again
  await isAt(page, 'exam', 'entry ab-initio');
  await press(page, 'Turn the page');
  await lookAt(page, 'parts-2004');
  await page.goto(course); // suspended
  await page.getByRole('button', { name: said('common:continue') }).click();
  await isAt(page, 'exam', 'entry resume, page 2');
  await cutLine(page, () => press(page, 'Pass'));
  await playerOf(page).getByText(said('scorm:player.partDone')).waitFor();
  await control(page, said('scorm:player.next')).click();
  await isAt(page, 'end', 'entry ab-initio');
  await press(page, 'Pass');
  await control(page, new RegExp(`${said('scorm:player.next')}|${said('scorm:player.finish')}`)).click();
  await endCompleted(page, course);
  // The failed attempt at the exam is another attempt: its time and score are not this one's.
  expect(await rowsOf('Sequenced')).toEqual([
    'start | completed, passed | 80% | PT1M',
    'exam | completed, passed | 90% | PT2M',
    'end | completed, passed | 90% | PT1M',
  ]);
});
