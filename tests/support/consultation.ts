import { eq } from 'drizzle-orm';
import { SPECIALTIES } from '#app/domains/accounts/schemas.ts';
import { saveSpecialistSettings } from '#app/domains/consultations/specialists/save-specialist-settings.server.ts';
import { answerCase } from '#app/domains/consultations/cases/answer-case.server.ts';
import { askQuestion } from '#app/domains/consultations/cases/ask-question.server.ts';
import { closeCase } from '#app/domains/consultations/cases/close-case.server.ts';
import { readCase } from '#app/domains/consultations/cases/read-case.server.ts';
import { CHECK_VERSION } from '#app/domains/consultations/deidentify/check.ts';
import { legalCards } from '#app/domains/consultations/legal/card.ts';
import { confirmCard } from '#app/domains/consultations/legal/confirm-card.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { consultationCases } from '#db/schema/consultations.ts';
import type { Person, TestApp } from './app.ts';

/** A doctor whom an association has verified. */
export async function verified(
  app: TestApp,
  name: string,
  associationId: string,
  more: Partial<typeof people.$inferInsert> = {},
): Promise<Person> {
  const person = await app.person(name);
  await app.platform.db.transact(async (tx) => {
    await tx
      .update(people)
      .set({ profession: 'doctor', country: 'LV', region: 'Kolka', timeZone: 'Europe/Riga', ...more })
      .where(eq(people.id, person.id));
    await tx.insert(memberships).values({
      id: newId(), associationId, personId: person.id, registrationNumber: '1', state: 'accepted',
      requestedAt: new Date(), decidedAt: new Date(),
    }); // oxfmt-ignore
  });
  return person;
}

const ANSWERING = {
  state: 'active', languages: ['en'], days: ['1', '2', '3', '4', '5', '6', '7'], maxOpen: '3',
}; // oxfmt-ignore
export const answers = async (app: TestApp, person: Person, specialty: string, more: object = {}) =>
  saveSpecialistSettings(await app.as(person), { ...ANSWERING, specialties: [specialty], ...more });

/** Form data of a device that has checked its text; `country` is the asker's. */
export const questionOf = (more: Record<string, string> = {}, country = 'LV') => ({
  draftId: crypto.randomUUID(),
  specialty: 'cardiology',
  namedId: '',
  language: 'en',
  reach: 'country',
  urgency: 'days',
  age: '67',
  sex: 'male',
  question: 'May I begin with anticoagulants before I have seen a long recording?',
  background: 'A retired fisherman with palpitations at night for three weeks.',
  findings: 'Pulse 84, regular, blood pressure 138/80.',
  tried: 'Bisoprolol 2.5 mg.',
  consent: 'yes',
  card: 'yes',
  cards: legalCards(country, (more['reach'] ?? 'country') as 'country')
    .map(({ pair, version }) => `${pair}@${version}`)
    .join(','),
  checkVersion: CHECK_VERSION,
  kept: '[]',
  ...more,
});

/** Counted per app: test files share modules, and the specialties that one uses must not depend on the file before. */
const made = new WeakMap<TestApp, number>();
/** An association with somebody who asks and somebody who answers, in a specialty that no other one has. */
export async function consulting(app: TestApp) {
  const number = (made.get(app) ?? 0) + 1;
  made.set(app, number);
  const officer = await app.person('officer');
  const slug = `consulting-${number}`;
  const associationId = await app.association(slug, [officer]);
  const [asker, specialist] = [
    await verified(app, 'asker', associationId),
    await verified(app, 'specialist', associationId),
  ];
  const specialty = SPECIALTIES[number % SPECIALTIES.length]!;
  await answers(app, specialist, specialty);
  return { officer, slug, associationId, asker, specialist, specialty };
}

export const askCase = async (
  app: TestApp,
  { asker, specialty }: { asker: Person; specialty: string },
  more: Record<string, string> = {},
) => (await askQuestion(await app.as(asker), questionOf({ specialty, ...more }))).id;

export const caseOf = async (app: TestApp, id: string) =>
  (await app.platform.db.read.select().from(consultationCases).where(eq(consultationCases.id, id)))[0]!;

/** The specialist confirms the card, opens the case and answers. */
export async function answerAs(
  app: TestApp,
  specialist: Person,
  id: string,
  more: Record<string, string> = {},
): Promise<void> {
  const ctx = await app.as(specialist);
  await confirmCard(ctx, 'LV');
  await readCase(ctx, id);
  await answerCase(ctx, id, { kind: 'answer', body: 'Yes, after a count of the risks.', before: '', minutes: '12', checkVersion: CHECK_VERSION, kept: '[]', ...more }); // oxfmt-ignore
}

export const CLOSING = {
  outcome: 'avoided', usefulness: '5', minutes: '15', followUpOn: '', topicId: '', topic: '', share: '', title: '',
  readerQuestion: '', checkVersion: CHECK_VERSION, kept: '[]',
}; // oxfmt-ignore
export const closeAs = async (app: TestApp, asker: Person, id: string, more: Record<string, string> = {}) =>
  closeCase(await app.as(asker), id, { ...CLOSING, ...more });
