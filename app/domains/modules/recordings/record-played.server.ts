import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findViewing } from '#app/domains/modules/internal/viewings.server.ts';
import type { Tx } from '#db/database.ts';
import { moduleViewings } from '#db/schema/modules.ts';
import { addPlayed, type Parts, playedPercent } from './played-parts.ts';

const PART = /^(\d{1,6}(?:\.\d{1,3})?)-(\d{1,6}(?:\.\d{1,3})?)$/;

/** What a player says: which recording, how long it is, and the parts that it has played since its page was opened, as `0-12.5,40-60`. */
export const PlayedInput = z.object({
  recording: z.string().max(200).regex(/^[^/]+$/),
  length: z.coerce.number().positive().max(100_000),
  played: z
    .string()
    .max(20_000)
    .transform((text, check): Parts => {
      const parts = text.split(',').filter(Boolean).map((part) => PART.exec(part));
      if (!parts.includes(null)) return parts.map((part) => [Number(part![1]), Number(part![2])]);
      check.addIssue({ code: 'custom', message: 'invalid' });
      return z.NEVER;
    }),
}); // oxfmt-ignore

/** The player's own length may be a little more exact than ours; one that is none of ours is the longest. */
const TOLERANCE_SECONDS = 1.5;

/**
 * Keeps what was played of a recording, together with what was played before. `lengths`: those that it has in the languages of the course.
 * Returns whole per cent. The caller has authorised.
 */
export async function recordPlayedIn(
  tx: Tx,
  { now }: Ctx,
  registrationId: string,
  { recording: file, length, played }: z.output<typeof PlayedInput>,
  lengths: number[],
): Promise<number> {
  const before = await findViewing(tx, registrationId, file);
  const isKnown = lengths.some((each) => Math.abs(each - length) <= TOLERANCE_SECONDS);
  const since = before?.heardAt ? now.getTime() - before.heardAt.getTime() : null;
  const parts = addPlayed(before?.played ?? [], played, isKnown ? length : Math.max(...lengths), since);
  // A clock that went back must not hold playing up, or let it count twice.
  const heard = { played: parts, heardAt: before?.heardAt && before.heardAt > now ? before.heardAt : now };
  await tx
    .insert(moduleViewings)
    .values({ registrationId, file, ...heard })
    .onConflictDoUpdate({ target: [moduleViewings.registrationId, moduleViewings.file], set: heard });
  return playedPercent(parts);
}
