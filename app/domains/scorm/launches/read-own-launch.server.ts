import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { requireOwnRegistration } from '#app/domains/learning/registrations/require-own-registration.server.ts';
import { launchAddress } from '#app/domains/scorm/internal/launch-token.server.ts';
import { readSandboxPermissions } from '#app/domains/scorm/sandbox/read-sandbox-permissions.server.ts';
import { scormLaunches } from '#db/schema/scorm.ts';

/** One's own launch, with the address of its player; showing it neither makes nor ends one. */
export async function readOwnLaunch(ctx: Ctx, id: string) {
  mustBeSignedIn(ctx);
  const [launch] = await ctx.db.read.select().from(scormLaunches).where(eq(scormLaunches.id, id));
  mustBeAllowed(ctx, launch?.personId === ctx.actor.id);
  const registered = await requireOwnRegistration(ctx, launch!.registrationId);
  return {
    launch: launch!,
    registered,
    player: `${launchAddress(ctx, launch!)}/__player/`,
    needs: await readSandboxPermissions(ctx, launch!.packageId),
  };
}
