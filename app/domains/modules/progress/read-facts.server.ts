import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { RuntimeFacts } from '#app/domains/learning/completion/completion-rule.ts';
import {
  type RegistrationStatus,
  registeredVariant,
} from '#app/domains/learning/registrations/registration.ts';
import { listStates, progressIn } from '#app/domains/modules/internal/progress.server.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';
import { readCountedMs } from '#app/domains/scorm/attempts/read-counted-ms.server.ts';
import { readRuntimeFacts } from '#app/domains/scorm/attempts/read-runtime-facts.server.ts';
import { courseFacts } from './course-facts.ts';

/** Facts of a registration, of a package as it reported them or of a native course by its modules; the caller has authorised. */
export async function readFacts(ctx: Ctx, registered: RegistrationStatus): Promise<RuntimeFacts> {
  const { registration } = registered;
  if (registeredVariant(registered).format !== 'native') return readRuntimeFacts(ctx, registration);
  const { read } = ctx.db;
  const structure = await readStructureOf(read, registration.versionId, true);
  const states = await listStates(read, registration.id);
  return {
    ...courseFacts(structure, progressIn(states)),
    startedAt: states.length > 0 ? registration.createdAt : null,
    test: null,
    countedMs: await readCountedMs(read, registration.id, registration.personId),
  };
}
