import { count, eq } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { newToken, sha256 } from '#app/platform/ids.server.ts';
import { scormRecordSessions } from '#db/schema/scorm.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { addressOf, type OpenLaunch } from './launch.server.ts';
import type { LaunchParameters } from './record-store.ts';

/** Each part that is opened asks for one; a content that asks for more is at fault. */
const OFFERS = 500;
const HOUR_MINUTES = 60;

/** The activity that the content of a package is: everything in it has an id under this one. */
export const contentActivity = (appOrigin: string, packageId: string): string =>
  `${appOrigin}/activities/content/${packageId}`;

/**
 * What the content of a launch needs to write to the record store, with a fetch URL of its own (cmi5 §8.1). Throws `launch_over`;
 * `not_found` where its author has not asked for it, and in a review, which changes nothing; `too_many_tries`.
 */
export async function offerRecordStore(ctx: Ctx, open: OpenLaunch): Promise<LaunchParameters> {
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
    if (made!.n >= OFFERS) throw new DomainError('too_many_tries', { minutes: HOUR_MINUTES });
    await tx
      .insert(scormRecordSessions)
      .values({ id, launchId: launch.id, fetchHash: sha256(code), createdAt: ctx.now });
  });
  return {
    endpoint: `${appOrigin}/xapi/`,
    fetch: `${addressOf(ctx, launch)}/__rte/fetch?code=${code}`,
    actor: { objectType: 'Agent', account: { homePage: appOrigin, name: learner.opaqueId } },
    registration: launch.registrationId,
    activityId: contentActivity(appOrigin, launch.packageId),
  };
}
