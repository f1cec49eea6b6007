import { and, asc, eq, gte, inArray, ne } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { people } from '#db/schema/accounts.ts';
import {
  consultationAbsences,
  consultationFields,
  consultationSpecialists,
  consultationTemplates,
} from '#db/schema/consultations.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeClean } from './clean.ts';
import { AbsenceInput, AnsweringInput, TemplateInput } from './schemas.ts';
import { mustBeVerified } from './verified.server.ts';

const today = (now: Date): string => now.toISOString().slice(0, 10);

/** How the acting person answers, or how they could begin to. */
export async function readAnswering(ctx: Ctx) {
  const { ctx: own, languages, specialty } = await mustBeVerified(ctx);
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
      .where(
        and(eq(consultationAbsences.personId, personId), gte(consultationAbsences.toDay, today(ctx.now))),
      )
      .orderBy(asc(consultationAbsences.fromDay)),
    templates: await listTemplates(ctx),
  };
}

/** Begins to answer, or says anew in what, when and how much. */
export async function saveAnswering(ctx: Ctx, raw: unknown): Promise<void> {
  const { ctx: own, country } = await mustBeVerified(ctx);
  const { specialties, ...input } = AnsweringInput.parse(raw);
  const personId = own.actor.id;
  await ctx.db.transact(async (tx) => {
    const row = { ...input, country, updatedAt: ctx.now };
    await tx
      .insert(consultationSpecialists)
      .values({ personId, ...row, lastAssignedAt: new Date(0) })
      .onConflictDoUpdate({ target: consultationSpecialists.personId, set: row });
    await tx.delete(consultationFields).where(eq(consultationFields.personId, personId));
    for (const specialty of new Set(specialties))
      await tx.insert(consultationFields).values({ personId, specialty });
    await appendAudit(tx, ctx, 'consultations.answering-saved', own.actor.opaqueId, {
      ...input,
      specialties,
    });
  });
}

export async function addAbsence(ctx: Ctx, raw: unknown): Promise<void> {
  const { ctx: own } = await mustBeVerified(ctx);
  const input = AbsenceInput.parse(raw);
  if (input.toDay < today(ctx.now)) throw new DomainError('invalid', {}, { toDay: 'date_past' });
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx.insert(consultationAbsences).values({ id, personId: own.actor.id, ...input });
    await appendAudit(tx, ctx, 'consultations.absence-added', own.actor.opaqueId, input);
  });
}

export async function dropAbsence(ctx: Ctx, id: string): Promise<void> {
  const { ctx: own } = await mustBeVerified(ctx);
  await ctx.db.transact(async (tx) => {
    await tx
      .delete(consultationAbsences)
      .where(and(eq(consultationAbsences.id, id), eq(consultationAbsences.personId, own.actor.id)));
    await appendAudit(tx, ctx, 'consultations.absence-dropped', own.actor.opaqueId, {});
  });
}

export async function listTemplates(ctx: Ctx) {
  const { ctx: own } = await mustBeVerified(ctx);
  return ctx.db.read
    .select()
    .from(consultationTemplates)
    .where(eq(consultationTemplates.personId, own.actor.id))
    .orderBy(asc(consultationTemplates.title));
}

export async function addTemplate(ctx: Ctx, raw: unknown): Promise<void> {
  const { ctx: own } = await mustBeVerified(ctx);
  const { title, body, kept } = TemplateInput.parse(raw);
  mustBeClean({ title, body }, kept);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(consultationTemplates)
      .values({ id, personId: own.actor.id, title, body, updatedAt: ctx.now });
    await appendAudit(tx, ctx, 'consultations.template-added', own.actor.opaqueId, { id });
  });
}

export async function dropTemplate(ctx: Ctx, id: string): Promise<void> {
  const { ctx: own } = await mustBeVerified(ctx);
  await ctx.db.transact(async (tx) => {
    await tx
      .delete(consultationTemplates)
      .where(and(eq(consultationTemplates.id, id), eq(consultationTemplates.personId, own.actor.id)));
    await appendAudit(tx, ctx, 'consultations.template-dropped', own.actor.opaqueId, { id });
  });
}

/** Colleagues who answer in a specialty, besides oneself: the first hundred by name. */
export async function listColleagues(ctx: Ctx, specialty: string, countries: string[]) {
  const { ctx: own } = await mustBeVerified(ctx);
  return ctx.db.read
    .select({
      id: people.id,
      name: people.name,
      country: consultationSpecialists.country,
      languages: consultationSpecialists.languages,
    })
    .from(consultationFields)
    .innerJoin(consultationSpecialists, eq(consultationSpecialists.personId, consultationFields.personId))
    .innerJoin(people, eq(people.id, consultationFields.personId))
    .where(
      and(
        eq(consultationFields.specialty, specialty),
        eq(consultationSpecialists.state, 'active'),
        inArray(consultationSpecialists.country, countries),
        ne(people.id, own.actor.id),
      ),
    )
    .orderBy(asc(people.name))
    .limit(100);
}
