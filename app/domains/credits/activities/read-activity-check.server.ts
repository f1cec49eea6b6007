import { ZodError } from 'zod';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { typedActivity } from './activity-form-values.ts';
import { type EstimatedCredit, estimateActivity } from './estimate-activity.server.ts';
import type { ExternalActivity } from './external-activity.ts';
import { type ActivityInput, parseActivity } from './parse-activity.ts';

export type ActivityCheck = {
  today: string;
  /** Null where something is missing or wrong: then `fields` says what. */
  input: ActivityInput | null;
  fields: Record<string, string>;
  estimate: EstimatedCredit[] | null;
};

/** Looks through one's own activity before it goes out: what it lacks, and how much it would count. Throws `not_found`. */
export async function readActivityCheck(ctx: Ctx, activity: ExternalActivity): Promise<ActivityCheck> {
  mustBeSignedIn(ctx);
  mustBeAllowed(ctx, activity.personId === ctx.actor.id);
  const today = todayOf(ctx);
  try {
    const input = parseActivity(typedActivity(activity), today);
    return { today, input, fields: {}, estimate: await estimateActivity(ctx, activity, input) };
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const fields = Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0]), message]));
    return { today, input: null, fields, estimate: null };
  }
}
