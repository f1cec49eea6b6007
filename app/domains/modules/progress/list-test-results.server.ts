import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { TestResult } from '#app/domains/learning/completion/test-result.ts';
import type { RegistrationStatus } from '#app/domains/learning/registrations/registration.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';
import { listOutlines } from '#app/domains/modules/internal/texts.server.ts';
import { drawnOf, nextAttempt } from '#app/domains/modules/questions/attempt-rules.ts';
import { rightOf, rightNeeded } from '#app/domains/modules/questions/score.ts';
import { pickLanguage } from '#app/domains/modules/reading/pick-language.ts';
import { groupBy } from '#app/platform/group.ts';
import { moduleAttempts } from '#db/schema/modules.ts';

/** What came of the sets of questions of a native course that have a pass mark, in its order; those without an answer to all are left out. The caller has authorised. */
export async function listTestResults(ctx: Ctx, { registration }: RegistrationStatus): Promise<TestResult[]> {
  const { read } = ctx.db;
  const rows = await read
    .select()
    .from(moduleAttempts)
    .where(eq(moduleAttempts.registrationId, registration.id))
    .orderBy(asc(moduleAttempts.number));
  if (rows.length === 0) return [];
  const byModule = groupBy(rows, ({ moduleId }) => moduleId);
  const structure = await readStructureOf(read, registration.versionId, true);
  const outlines = await listOutlines(read, registration.versionId);
  return structure.modules.flatMap((module): TestResult[] => {
    const own = byModule.get(module.id) ?? [];
    const ended = own.filter(({ endedAt }) => endedAt !== null);
    const { pass } = module;
    if (module.kind !== 'questions' || pass === undefined || ended.length === 0) return [];
    const written = outlines.filter(({ moduleId }) => moduleId === module.id);
    const languages = written.map((each) => each.language);
    const language = pickLanguage(languages, registration.language, [], structure.source);
    const { title } = written.find((each) => each.language === language)!.outline;
    const last = own.at(-1)!;
    const next = last.outcome === 'failed' ? nextAttempt(module, last, ctx.now) : null;
    return [
      {
        part: { id: module.id, title, language },
        needed: { right: rightNeeded(drawnOf(last, module).length, pass) },
        attempts: own.map((each) => {
          const of = drawnOf(each, module).length;
          return {
            number: each.number,
            at: each.startedAt,
            outcome: each.endedAt === null ? 'open' : (each.outcome as 'passed' | 'failed' | 'done'),
            score: each.score,
            right: each.score === null ? null : { count: rightOf(each.score, of), of },
          };
        }),
        counts: 'best',
        next: next === null || next.code === 'running' || next.code === 'end' ? null : next,
      },
    ];
  });
}
