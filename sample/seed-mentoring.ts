import { answerProposal } from '#app/domains/mentoring/pairs/answer-proposal.server.ts';
import { listOwnPairs } from '#app/domains/mentoring/pairs/list-own-pairs.server.ts';
import { findOwnProfile } from '#app/domains/mentoring/profiles/find-own-profile.server.ts';
import { saveProfile } from '#app/domains/mentoring/profiles/save-profile.server.ts';
import { setWish } from '#app/domains/mentoring/profiles/set-wish.server.ts';
import { createProgramme } from '#app/domains/mentoring/programmes/create-programme.server.ts';
import { setProgrammeState } from '#app/domains/mentoring/programmes/set-programme-state.server.ts';
import { writeProgrammeText } from '#app/domains/mentoring/programmes/write-programme-text.server.ts';
import { makeRound } from '#app/domains/mentoring/rounds/make-round.server.ts';
import { planRound } from '#app/domains/mentoring/rounds/plan-round.server.ts';
import { publishRound } from '#app/domains/mentoring/rounds/publish-round.server.ts';
import type { Actors } from './actors.ts';
import { PARTICIPANTS, PROGRAMME } from './data/mentoring.ts';

/**
 * The Latvian association's mentoring programme: one round has been published, some pairs have begun, somebody is still
 * waiting, one is not verified yet, the next round has its dates, and the doctor's mentor has said yes.
 */
export async function seedMentoring({ as, day }: Actors, slug: string): Promise<void> {
  const [first, ...others] = PROGRAMME;
  const officer = await as('association', 30);
  const programmeId = await createProgramme(officer, slug, first!);
  for (const words of others) await writeProgrammeText(officer, programmeId, words);
  await setProgrammeState(officer, programmeId, 'open');
  for (const { email, role, spoken, ...profile } of PARTICIPANTS) {
    const levels = Object.fromEntries(
      Object.entries(spoken).map(([code, level]) => [`level-${code}`, level]),
    );
    await saveProfile(await as(email, 20), programmeId, role, {
      ...profile,
      ...levels,
      capacity: profile.capacity ?? '1',
    });
  }
  const doctor = await as('doctor', 15);
  const own = await findOwnProfile(doctor, programmeId, 'mentee');
  const wished = await findOwnProfile(await as('mentor', 15), programmeId, 'mentor');
  await setWish(doctor, own!.id, wished!.id, true);
  const coordinator = await as('association', 5);
  const plan = { profilesBy: day(-18), proposesOn: day(-21), answersBy: day(-31) };
  await publishRound(coordinator, programmeId, await makeRound(coordinator, programmeId));
  await planRound(coordinator, programmeId, plan);
  for (const email of ['mentor', 'martins', 'liga', 'aino', 'tuula'])
    for (const { pair } of await listOwnPairs(await as(email, 3)))
      await answerProposal(await as(email, 3), pair.id, true);
}
