import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { APPLICATION, DISCLOSURES } from '#sample/data/course.ts';
import { formWith, valuesOf } from './forms.ts';
import { codeOf } from './one-time-codes.ts';
import { sendSignIn } from './pages.ts';

/** Addresses that no page leads to for long. */
export type MadePlaces = {
  course: string;
  native: string;
  launch: string;
  meeting: string;
  certificate: string;
};

type Form = Record<string, string>;

const ASSOCIATION = '/associations/parauga-lauku-arsti';
const IN_MINUTES = 10;
/** Of those who register: what the sample people have is known to everybody. */
export const PASSWORD = 'three lamps over the harbour';

/** The first address of a page that the pattern begins. */
function addressIn(html: string, pattern: RegExp): string {
  const found = new RegExp(`href="(?:https?://[^/"]+)?(${pattern.source}[^"?#]*)`).exec(html)?.[1];
  if (!found) throw new Error(`no link to ${pattern}`);
  return found;
}

/**
 * Makes what the sample region has nothing of, by the forms that people send: what is open only to those a mail went to, what
 * is there for minutes, and what is an author's or an officer's own draft.
 */
export async function makePlaces(browser: Browser, origin: string): Promise<MadePlaces> {
  const context = await browser.newContext({ locale: 'en' });
  const { request } = context;
  const read = async (path: string) => (await request.get(origin + path)).text();
  /** Sends a form; returns the address that its answer leads to. */
  const send = async (path: string, form: Form): Promise<string> => {
    const answer = await request.post(origin + path, { form, headers: { origin }, maxRedirects: 0 });
    expect(answer.status(), `${path}: ${await answer.text()}`).toBeLessThan(400);
    return new URL(answer.headers()['location'] ?? path, origin).pathname;
  };
  /** Sends a form as its page has it, but for these values. */
  const sendOf = async (path: string, pieces: string[], values: Form = {}) =>
    send(path, { ...(valuesOf(formWith(await read(path), ...pieces)) as Form), ...values });
  const signIn = async (email: string) => {
    await context.clearCookies();
    await sendSignIn(request, origin, email);
  };

  const at = new Date(Date.now() + IN_MINUTES * 60_000);
  const clock = (options: Intl.DateTimeFormatOptions, locale: string) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Helsinki', ...options }).format(at);

  // Links that are mailed.
  const newcomer = { name: 'Jauna Kolēģe', email: 'newcomer@majakka.test', password: PASSWORD };
  await send('/register', newcomer);
  await send(addressIn(await read('/mail'), /\/confirm\//), {});
  await send('/profile/email', { intent: 'change', email: 'elsewhere@majakka.test' });
  await context.clearCookies();
  await send('/register', { ...newcomer, email: 'waiting@majakka.test' });
  await send('/forgot', { email: 'author@majakka.test' });

  await signIn('officer');
  await send('/profile/security', { intent: 'begin-app' });
  const secret = /<code translate="no">([A-Z2-7 ]{32,})</.exec(await read('/profile/security/app'))![1]!;
  await send('/profile/security/app', { code: codeOf(secret.replaceAll(' ', '')) });

  await signIn('author');
  const own = await read('/author');
  const nativeCourse = addressIn(own, /\/author\/courses\//);
  const folder = await (await request.get(`${origin}${nativeCourse}/folder`)).body();
  await request.post(`${origin}/author/imports`, {
    multipart: { folder: { name: 'course.zip', mimeType: 'application/zip', buffer: folder } },
    headers: { origin },
  });
  const { agenda: _, ...application } = APPLICATION;
  const today = clock({}, 'en-CA');
  await send(`${nativeCourse}/accreditation`, { intent: 'disclose', ...DISCLOSURES[0], statedOn: today });
  const associationId = /value="([^"]+)"[^>]*>[^<]*Doctors of Paraugs/.exec(
    await read(`${nativeCourse}/accreditation`),
  )![1]!;
  await sendOf(`${nativeCourse}/accreditation`, ['name="agenda"'], { ...application, associationId });

  await signIn('association');
  const applications = await read(`${ASSOCIATION}/applications`);
  for (const [path] of applications.matchAll(/\/associations\/[^/"]+\/applications\/[^"?#]+/g))
    await send(path, {
      intent: 'invite',
      reviewerName: 'Juris Paraugrecenzents',
      reviewerEmail: 'reviewer@majakka.test',
      days: '14',
    });
  await send(`${ASSOCIATION}/rules`, { programmeId: 'lv-lab' });

  await signIn('doctor');
  await send('/profile/security', { intent: 'begin-app' });
  const pair = addressIn(await read('/colleagues'), /\/pairs\//);
  await send(pair, { intent: 'yes' });
  await send(pair, {
    intent: 'propose',
    date: clock({}, 'en-CA'),
    time: clock({ hour: '2-digit', minute: '2-digit' }, 'en-GB'),
    agenda: 'Pain at home, and whom to ring at night.',
  });
  const catalogue = await read('/courses');
  const course = addressIn(catalogue, /\/courses\/tele-consultation-in-/);
  const native = addressIn(catalogue, /\/courses\/tele-consultation-(?!in-)/);
  for (const path of [course, native]) await sendOf(path, ['value="register"']);
  const launch = await sendOf(course, ['value="launch"'], { intent: 'launch' });

  await signIn('mentor');
  await sendOf(pair, ['value="agree"'], { intent: 'agree' });
  const meeting = addressIn(await read(pair), /\/meetings\//);
  const [code] = /[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2}/.exec(await read('/credit/certificates'))!;
  await context.close();
  return { course, native, launch, meeting, certificate: `/verify/${code}` };
}
