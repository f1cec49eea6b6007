import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readPool } from '#app/domains/mentoring/internal/read-pool.server.ts';
import {
  type PairingResult,
  comparePool,
  listPairChanges,
  pairEverybody,
} from '#app/domains/mentoring/matching/pair-everybody.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { ProgrammeSettingsInput } from '#app/domains/mentoring/schemas.ts';
import type { MentoringSettings } from '#app/domains/mentoring/types.ts';

const countAlone = (paired: PairingResult): number =>
  paired.verdicts.filter(({ mentorId }) => mentorId === null).length;

const meanScore = ({ verdicts }: PairingResult): number => {
  const pairs = verdicts.filter(({ mentorId }) => mentorId !== null);
  return pairs.length === 0 ? 0 : Math.round(pairs.reduce((sum, { score }) => sum + score, 0) / pairs.length);
};

const summariseResult = (paired: PairingResult) => ({
  pairs: paired.verdicts.length - countAlone(paired),
  alone: countAlone(paired),
  score: meanScore(paired),
  blocking: paired.blocking,
});

/** Pairs of a round by these settings, compared with the settings in force; writes nothing. */
export async function previewSettings(ctx: Ctx, programmeId: string, raw: unknown) {
  const { programme } = await requireOwnProgramme(ctx, programmeId);
  const { settings } = ProgrammeSettingsInput.parse(raw);
  const other: MentoringSettings = { ...settings, questions: programme.settings.questions };
  const { pool, names } = await readPool(ctx, programme);
  const sameLimits = JSON.stringify(other.hard) === JSON.stringify(programme.settings.hard);
  const compared = comparePool(programme.settings, pool);
  const before = compared.pair(programme.settings, 0);
  const after = sameLimits ? compared.pair(other, 0) : pairEverybody(other, pool, 0);
  return {
    before: summariseResult(before),
    after: summariseResult(after),
    changes: listPairChanges(before, after).map((each) => ({
      mentee: names.get(each.menteeId)!,
      before: each.before && names.get(each.before)!,
      after: each.after && names.get(each.after)!,
    })),
  };
}
