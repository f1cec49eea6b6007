import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { readProgrammesOfReader } from '#app/domains/credits/accreditation/read-programmes-of-reader.server.ts';
import { programmeIdsForCountry } from '#app/domains/credits/rules/programmes.ts';

/** Ids of the programmes that one's own certificates name: those one is enrolled in, or those of one's country. */
export async function listCertifiedProgrammes(ctx: Ctx): Promise<string[]> {
  mustBeSignedIn(ctx);
  const { programmeIds, country } = await readProgrammesOfReader(ctx, ctx.actor.id);
  return programmeIds.length > 0 ? programmeIds : programmeIdsForCountry(country ?? '');
}
