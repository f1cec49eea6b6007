import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { answerProposal } from '#app/domains/mentoring/pairs/answer-proposal.server.ts';
import { listOwnPairs } from '#app/domains/mentoring/pairs/list-own-pairs.server.ts';
import { findOwnProfile } from '#app/domains/mentoring/profiles/find-own-profile.server.ts';
import { saveProfile } from '#app/domains/mentoring/profiles/save-profile.server.ts';
import { setWish } from '#app/domains/mentoring/profiles/set-wish.server.ts';
import { createProgramme } from '#app/domains/mentoring/programmes/create-programme.server.ts';
import { setProgrammeState } from '#app/domains/mentoring/programmes/set-programme-state.server.ts';
import { writeProgrammeText } from '#app/domains/mentoring/programmes/write-programme-text.server.ts';
import { makeRound } from '#app/domains/mentoring/rounds/make-round.server.ts';
import { publishRound } from '#app/domains/mentoring/rounds/publish-round.server.ts';
import { PROGRAMME, TAKERS } from './mentoring-sample.ts';

type As = (email: string, base: Ctx) => Promise<Ctx>;

/**
 * The Latvian association's mentoring programme: one round has been published, some pairs have begun, somebody is still
 * waiting, and the doctor's mentor has said yes.
 */
export async function seedMentoring(as: As, earlier: (days: number) => Ctx, slug: string): Promise<void> {
  const [first, ...others] = PROGRAMME;
  const officer = await as('association', earlier(30));
  const programmeId = await createProgramme(officer, slug, first!);
  for (const words of others) await writeProgrammeText(officer, programmeId, words);
  await setProgrammeState(officer, programmeId, 'open');
  for (const { email, role, spoken, ...profile } of TAKERS) {
    const levels = Object.fromEntries(
      Object.entries(spoken).map(([code, level]) => [`level-${code}`, level]),
    );
    await saveProfile(await as(email, earlier(20)), programmeId, role, {
      ...profile,
      ...levels,
      capacity: profile.capacity ?? '1',
    });
  }
  const doctor = await as('doctor', earlier(15));
  const own = await findOwnProfile(doctor, programmeId, 'mentee');
  const wished = await findOwnProfile(await as('mentor', earlier(15)), programmeId, 'mentor');
  await setWish(doctor, own!.id, wished!.id, true);
  const coordinator = await as('association', earlier(5));
  await publishRound(coordinator, programmeId, await makeRound(coordinator, programmeId));
  for (const email of ['mentor', 'martins', 'liga', 'aino', 'tuula'])
    for (const { pair } of await listOwnPairs(await as(email, earlier(3))))
      await answerProposal(await as(email, earlier(3)), pair.id, true);
}
