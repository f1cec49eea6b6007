import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listStates, progressIn } from '#app/domains/modules/internal/progress.server.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';
import { listOutlines } from '#app/domains/modules/internal/texts.server.ts';
import { listViewings } from '#app/domains/modules/internal/viewings.server.ts';
import { pickLanguage } from '#app/domains/modules/reading/pick-language.ts';
import { isEnough } from '#app/domains/modules/recordings/played-parts.ts';
import type { Module, ModuleOutline } from '#app/domains/modules/types.ts';
import { isMet } from './course-facts.ts';
import type { PartTask, RequiredPart } from './required-part.ts';

/**
 * The parts that a published version of a native course requires, with what they ask for beside reading, in a language or where it is missing
 * in the source's. With a registration those that are still missing, and what is left to do in them; the caller has authorised.
 */
export async function listRequiredParts(
  ctx: Ctx,
  versionId: string,
  chosen: string,
  registrationId: string | null,
): Promise<RequiredPart[]> {
  const { read } = ctx.db;
  const structure = await readStructureOf(read, versionId, true);
  const outlines = await listOutlines(read, versionId);
  const stateOf = progressIn(registrationId === null ? [] : await listStates(read, registrationId));
  const viewings = registrationId === null ? [] : await listViewings(read, registrationId);
  const parts: RequiredPart[] = [];
  for (const module of structure.modules) {
    if (!module.required || isMet(module, stateOf(module.id))) continue;
    const own = outlines.filter((each) => each.moduleId === module.id);
    const written = own.map((each) => each.language);
    const language = pickLanguage(written, chosen, [], structure.source);
    const { title, watch = [] } = own.find((each) => each.language === language)!.outline;
    const left = watch.filter(
      ({ file, percent }) => !isEnough(viewings.find((each) => each.file === file), percent), // oxfmt-ignore
    );
    parts.push({ id: module.id, title, language, tasks: tasksOf(module, left) });
  }
  return parts;
}

function tasksOf({ kind, pass, webinar }: Module, watch: Required<ModuleOutline>['watch']): PartTask[] {
  return [
    ...watch.map((each) => ({ code: each.kind, percent: each.percent })),
    ...(kind === 'package' ? [{ code: 'package' as const }] : []),
    ...(webinar === undefined ? [] : [{ code: 'live' as const }]),
    ...(pass === undefined ? [] : [{ code: 'pass' as const, percent: pass }]),
  ];
}
