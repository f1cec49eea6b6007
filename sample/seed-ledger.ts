import { Readable } from 'node:stream';
import { listOwnMemberships } from '#app/domains/accounts/memberships/list-own-memberships.server.ts';
import { setExportConsent } from '#app/domains/accounts/memberships/set-export-consent.server.ts';
import { decideActivity } from '#app/domains/credits/activities/decide-activity.server.ts';
import { stageEvidence } from '#app/domains/credits/activities/stage-evidence.server.ts';
import { startActivity } from '#app/domains/credits/activities/start-activity.server.ts';
import { submitActivity } from '#app/domains/credits/activities/submit-activity.server.ts';
import { updateEnrolment } from '#app/domains/credits/enrolments/update-enrolment.server.ts';
import { signRules } from '#app/domains/credits/rules/sign-rules.server.ts';
import type { Actors } from './actors.ts';
import { ACTIVITIES, PAPER } from './data/activities.ts';

/** The Latvian officer has signed the rules; members have written down what they did elsewhere. */
export async function seedLedger({ as, day }: Actors, associationId: string): Promise<void> {
  await signRules(await as('association', 60), associationId, 'lv-lab', 'file');
  for (const { email, ago, decision, reason, ...activity } of ACTIVITIES) {
    const own = await as(email, ago - 3);
    const file = await stageEvidence(own, { stream: Readable.from([PAPER]), fileName: 'paper.pdf' });
    const days = Object.fromEntries(activity.minutes.map((minutes, i) => [`minutes-${i}`, minutes]));
    const dates = Object.fromEntries(activity.minutes.map((_, i) => [`date-${i}`, day(ago - i)]));
    const id = await startActivity(own, { ...activity, ...days, ...dates }, file);
    await submitActivity(own, id, { revision: 1, associationId });
    if (decision)
      await decideActivity(await as('association', ago - 5), associationId, id, {
        revision: 2,
        decision,
        reason,
      });
  }
  const doctor = await as('doctor', 50);
  const [own] = await listOwnMemberships(doctor);
  await setExportConsent(doctor, own!.membership.id, true);
  await updateEnrolment(doctor, { programmeId: 'lv-lab', remind: ['12', '3'] });
}
