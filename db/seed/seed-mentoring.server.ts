import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { answerPair } from '#app/domains/mentoring/pairs.server.ts';
import { listOwnPairs } from '#app/domains/mentoring/read-pairs.server.ts';
import { findOwnProfile, saveProfile, setWish } from '#app/domains/mentoring/profiles.server.ts';
import {
  openProgramme,
  setProgrammeState,
  writeProgrammeWords,
} from '#app/domains/mentoring/programmes.server.ts';
import { makeRound, publishRound } from '#app/domains/mentoring/rounds.server.ts';
import { PROGRAMME, TAKERS } from './mentoring-sample.ts';

type As = (email: string, base: Ctx) => Promise<Ctx>;

/**
 * The Latvian association's mentoring programme: one round has been published, some pairs have begun, somebody is still
 * waiting, and the doctor's mentor has said yes.
 */
export async function seedMentoring(as: As, earlier: (days: number) => Ctx, slug: string): Promise<void> {
  const [first, ...others] = PROGRAMME;
  const officer = await as('association', earlier(30));
  const programmeId = await openProgramme(officer, slug, first!);
  for (const words of others) await writeProgrammeWords(officer, programmeId, words);
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
      await answerPair(await as(email, earlier(3)), pair.id, true);
}
