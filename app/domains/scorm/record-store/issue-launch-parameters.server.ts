import { count, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { launchAddress } from '#app/domains/scorm/internal/launch-token.server.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newToken, sha256 } from '#app/platform/ids.server.ts';
import { scormRecordSessions } from '#db/schema/scorm.ts';
import { type LaunchParameters, contentActivityId } from './launch-parameters.ts';

/** Each part that is opened asks for one; a content that asks for more is at fault. */
const MAX_ISSUED = 500;

const HOUR_MINUTES = 60;

/**
 * Launch parameters for content that writes to the record store, with a fetch URL of its own (cmi5 §8.1). Throws `launch_over`;
 * `not_found` where its author has not asked for it, and in a review, which changes nothing; `too_many_tries`.
 */
export async function issueLaunchParameters(ctx: Ctx, open: OpenLaunch): Promise<LaunchParameters> {
  const { launch, learner, needs, over } = open;
  if (over) throw new DomainError('launch_over');
  if (!needs.records || launch.mode === 'review') throw new DomainError('not_found');
  const { appOrigin } = ctx.settings;
  const [id, code] = [`launch.${newToken()}`, newToken()];
  await ctx.db.transact(async (tx) => {
    const [made] = await tx
      .select({ n: count() })
      .from(scormRecordSessions)
      .where(eq(scormRecordSessions.launchId, launch.id));
    if (made!.n >= MAX_ISSUED) throw new DomainError('too_many_tries', { minutes: HOUR_MINUTES });
    await tx
      .insert(scormRecordSessions)
      .values({ id, launchId: launch.id, fetchHash: sha256(code), createdAt: ctx.now });
  });
  return {
    endpoint: `${appOrigin}/xapi/`,
    fetch: `${launchAddress(ctx, launch)}/__rte/fetch?code=${code}`,
    actor: { objectType: 'Agent', account: { homePage: appOrigin, name: learner.opaqueId } },
    registration: launch.registrationId,
    activityId: contentActivityId(appOrigin, launch.packageId),
  };
}
