import { eq } from 'drizzle-orm';
import { memberships } from '#db/schema/accounts.ts';
import type { Person, TestApp } from './app.ts';

/** An association with an officer, who accredits, and somebody who makes courses. */
export async function accrediting(app: TestApp, slug = 'latvia', country = 'LV') {
  const author = await app.person('author', ['author']);
  const officer = await app.person('officer');
  return { author, officer, associationId: await app.association(slug, [officer], country) };
}

/** What an officer grants, but for the version. */
export const GRANT = {
  programmeId: 'lv-lab', code: 'LV-1', units: '1', category: 'x', validFrom: '2020-01-01', validTo: '2099-12-31', repeatable: '',
}; // oxfmt-ignore

/** Of a learner who has completed a course. */
export const ANSWERS = {
  objectives: '5',
  relevant: '4',
  unbiased: 'yes',
  level: 'partly',
  comment: 'Paldies! ĀČĒ ў',
};

/** Makes the doctor a member who takes part in a programme from `anchorDate` on; `consent` is to exports. */
export async function enrol(
  app: TestApp,
  { officer, associationId, slug = 'latvia' }: { officer: Person; associationId: string; slug?: string },
  doctor: Person,
  { number, anchorDate, consent = true }: { number: string; anchorDate: string; consent?: boolean },
): Promise<void> {
  const home = `/associations/${slug}`;
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: number }, doctor);
  const { read } = app.platform.db;
  const [row] = await read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  await app.post(`${home}/join-requests`, { membershipId: row!.id, decision: 'accepted' }, officer);
  await app.post('/credit', { programmeId: 'lv-lab', anchorDate }, doctor);
  const page = await (await app.get(`${home}/cycles`, officer)).text();
  const enrolmentId = /name="enrolmentId" value="([^"]+)"/.exec(page)![1]!;
  await app.post(`${home}/cycles`, { intent: 'confirm', enrolmentId }, officer);
  if (consent) await app.post('/profile', { intent: 'consent', membershipId: row!.id, given: 'yes' }, doctor);
}
