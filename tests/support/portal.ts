import { enrol } from './accrediting.ts';
import { ACTIVITY, handInActivity } from './activities.ts';
import type { Person, TestApp } from './app.ts';

export const HOME = '/associations/latvia';

/** An association with two officers, and members who hand in activities. */
export async function openPortal(app: TestApp) {
  const [officer, second] = [await app.person('officer'), await app.person('second')];
  const associationId = await app.association('latvia', [officer, second]);
  return {
    officer,
    second,
    associationId,
    async member(name: string, anchorDate = '2024-05-01', consent = true): Promise<Person> {
      const doctor = await app.person(name, [], { country: 'LV' });
      await enrol(app, { officer, associationId }, doctor, { number: `N-${name}`, anchorDate, consent });
      return doctor;
    },
    /** Answers the activity's id. */
    handIn(doctor: Person, more: Record<string, string> = {}): Promise<string> {
      return handInActivity(app, doctor, { ...ACTIVITY, ...more, associationId });
    },
  };
}
