import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import type { RegistrationStatus } from '#app/domains/learning/registrations/registration.ts';
import { type Condition, conditionsOf, isOpen } from '#app/domains/modules/progress/conditions.ts';
import { requireRegisteredCourse } from '#app/domains/modules/reading/require-registered-course.server.ts';
import type { CourseStructure, Module } from '#app/domains/modules/types.ts';
import { DomainError } from '#app/platform/errors.ts';
import { type ModuleState, listStates, progressIn } from './progress.server.ts';
import { readStructureOf } from './structures.server.ts';

/** Somebody's own native course, with how far they are in it. */
export type OwnCourse = {
  registered: RegistrationStatus;
  structure: CourseStructure;
  states: ModuleState[];
};
/** A module of it that is open to them. */
export type OwnModule = OwnCourse & { module: Module; state: ModuleState | undefined };

/**
 * One's own native course. Throws `not_found`, also for courses of another kind, and `disclosure_unseen` where disclosures are to be
 * read first.
 */
export async function requireOwnCourse(ctx: Ctx, slug: string): Promise<OwnCourse> {
  const registered = await requireRegisteredCourse(ctx, slug);
  const { registration, completion } = registered;
  const structure = await readStructureOf(ctx.db.read, registration.versionId, true);
  const disclosed = hashDisclosures(await listDisclosures(ctx.db.read, registration.courseId));
  if (disclosed !== null && disclosed !== registration.disclosuresSeen && !completion)
    throw new DomainError('disclosure_unseen');
  return { registered, structure, states: await listStates(ctx.db.read, registration.id) };
}

export const moduleConditions = (ctx: Ctx, { states }: OwnCourse, module: Module): Condition[] =>
  conditionsOf(module, progressIn(states), todayOf(ctx));

/** As `requireOwnCourse`, for one module. Throws `not_found` where it has none of this name, and `module_locked`. */
export async function requireOwnModule(ctx: Ctx, slug: string, moduleId: string): Promise<OwnModule> {
  const own = await requireOwnCourse(ctx, slug);
  const module = own.structure.modules.find(({ id }) => id === moduleId);
  if (!module) throw new DomainError('not_found');
  const state = own.states.find((each) => each.moduleId === moduleId);
  if (!isOpen(moduleConditions(ctx, own, module), state)) throw new DomainError('module_locked');
  return { ...own, module, state };
}
