import { and, asc, eq, gte } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import {
  consultationAbsences,
  consultationFields,
  consultationSpecialists,
} from '#db/schema/consultations.ts';
import { listTemplates } from './list-templates.server.ts';

/** How the acting person answers, or how they could begin to. */
export async function readSpecialistSettings(ctx: Ctx) {
  const { ctx: own, languages, specialty } = await requireVerifiedProfessional(ctx);
  const { read } = ctx.db;
  const personId = own.actor.id;
  const [row] = await read
    .select()
    .from(consultationSpecialists)
    .where(eq(consultationSpecialists.personId, personId));
  const fields = await read
    .select()
    .from(consultationFields)
    .where(eq(consultationFields.personId, personId))
    .orderBy(asc(consultationFields.specialty));
  return {
    answers: row !== undefined,
    state: row?.state ?? ('active' as const),
    languages: row?.languages ?? languages,
    days: row?.days ?? [1, 2, 3, 4, 5],
    maxOpen: row?.maxOpen ?? 3,
    specialties: row ? fields.map((each) => each.specialty) : specialty ? [specialty] : [],
    absences: await read
      .select()
      .from(consultationAbsences)
      .where(and(eq(consultationAbsences.personId, personId), gte(consultationAbsences.toDay, todayOf(ctx))))
      .orderBy(asc(consultationAbsences.fromDay)),
    templates: await listTemplates(ctx),
  };
}
