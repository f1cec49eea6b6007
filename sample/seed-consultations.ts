import { addTemplate } from '#app/domains/consultations/specialists/add-template.server.ts';
import { saveSpecialistSettings } from '#app/domains/consultations/specialists/save-specialist-settings.server.ts';
import { answerCase } from '#app/domains/consultations/cases/answer-case.server.ts';
import { askQuestion } from '#app/domains/consultations/cases/ask-question.server.ts';
import { closeCase } from '#app/domains/consultations/cases/close-case.server.ts';
import { readCase } from '#app/domains/consultations/cases/read-case.server.ts';
import { CHECK_VERSION } from '#app/domains/consultations/deidentify/check.ts';
import { legalCards } from '#app/domains/consultations/legal/card.ts';
import { confirmCard } from '#app/domains/consultations/legal/confirm-card.server.ts';
import { answerLessonOffer } from '#app/domains/consultations/library/answer-lesson-offer.server.ts';
import { listOfferedLessons } from '#app/domains/consultations/library/list-offered-lessons.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Actors } from './actors.ts';
import { ANSWERERS, CASES } from './data/cases.ts';
import { PEOPLE } from './data/people.ts';

const CHECKED = { checkVersion: CHECK_VERSION, kept: '[]' };
const HOURS_A_DAY = 24;

/** Colleagues who answer, closed cases to learn from, one to close and one that waits for the mentor. */
export async function seedConsultations({ as }: Actors): Promise<void> {
  for (const { email, ...settings } of ANSWERERS)
    await saveSpecialistSettings(await as(email, 30), {
      ...settings,
      state: 'active',
      days: ['1', '2', '3', '4', '5', '6', '7'],
    });
  await addTemplate(await as('mentor', 29), {
    title: 'Orthostatic hypotension',
    body: 'Measure lying, then standing after one and three minutes. Look first at alpha blockers, diuretics and whatever is taken in the evening.',
    ...CHECKED,
  });
  for (const { asker, answerer, ago, hours, fields, answer, closing } of CASES) {
    const { country } = PEOPLE.find(({ email }) => email === asker)!;
    const asking = await as(asker, ago);
    const cards = legalCards(country, fields['reach'] as 'country');
    const { id } = await askQuestion(asking, {
      ...fields,
      draftId: newId(),
      consent: 'yes',
      card: 'yes',
      cards: cards.map(({ pair, version }) => `${pair}@${version}`).join(','),
      ...CHECKED,
    });
    if (hours === null || !answer) continue;
    const answering = await as(answerer, ago - hours / HOURS_A_DAY);
    await confirmCard(answering, country);
    await readCase(answering, id);
    await answerCase(answering, id, { ...answer, ...CHECKED });
    if (!closing) continue;
    const after = ago - (hours + 30) / HOURS_A_DAY;
    await closeCase(await as(asker, after), id, { ...closing, ...CHECKED });
    const agreeing = await as(answerer, after - 1);
    for (const lesson of await listOfferedLessons(agreeing))
      await answerLessonOffer(agreeing, lesson.id, true);
  }
}
