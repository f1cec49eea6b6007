import type { QuestionKey } from '#app/domains/modules/types.ts';
import { contentMark } from './content-mark.ts';
import { type Kept, choicesOf, packKept } from './pack-kept.ts';
import type { PackageData, PackageModule, PackageStandard } from './package-data.ts';

/** Characters that a standard keeps for a learner: SCORM 1.2 RTE §3.4.2 and SCORM 2004 4th Edition RTE §4.2.24; cmi5 has no limit. */
export const MOST_PROGRESS: Record<PackageStandard, number> = {
  'scorm-1.2': 4096,
  'scorm-2004': 64_000,
  cmi5: Number.POSITIVE_INFINITY,
};

/** Characters of the longest progress that a learner can have in a package. */
export function longestProgress(data: PackageData): number {
  const { languages, modules } = data;
  const pagesOf = (id: string) =>
    Math.max(1, ...Object.values(languages).map((each) => each.modules[id]?.pages.length ?? 0));
  const kept: Kept = {
    l: Object.keys(languages).reduce((a, b) => (a.length >= b.length ? a : b)),
    v: contentMark(data),
    m: modules.length - 1,
    p: Math.max(...modules.map(({ id }) => pagesOf(id))) - 1,
    r: {},
    d: {},
    a: {},
    b: {},
    x: [],
    s: {},
    e: {},
  };
  for (const [at, module] of modules.entries()) {
    kept.x.push(at);
    kept.r[at] = [...Array(pagesOf(module.id)).keys()];
    if (module.questions.length === 0) continue;
    kept.b[at] = 1;
    const asked = longestDraw(module);
    if (module.kind === 'questions') {
      kept.d[at] = asked;
      kept.s[at] = kept.e[at] = LATEST;
    }
    for (const nth of asked) kept.a[`${at}.${nth}`] = longestAnswer(module.questions[nth]!);
  }
  return packKept(kept, data).length;
}

/** The last second that six digits to the base 36 hold, in 2038. */
const LATEST = 36 ** 6 - 1;

/** Of each pool the questions that take the most. */
function longestDraw({ draw, questions }: PackageModule): number[] {
  if (draw.length === 0) return [...questions.keys()];
  return draw.flatMap(({ objective, count }) =>
    [...questions.keys()]
      .filter((nth) => questions[nth]!.objectives[0] === objective)
      .map((nth) => ({ nth, length: longestAnswer(questions[nth]!).join('..').length + String(nth).length }))
      .toSorted((a, b) => b.length - a.length)
      .slice(0, count)
      .map(({ nth }) => nth),
  );
}

/** An answer as long as its form lets it become. */
function longestAnswer(key: QuestionKey): string[] {
  const choices = choicesOf(key);
  switch (key.kind) {
    case 'text':
      return ['x'.repeat(200)];
    case 'numeric':
      return ['-123456789012.123456'];
    case 'hotspot':
      return ['99.9,99.9'];
    case 'multiple':
    case 'order':
      return choices;
    case 'match':
      return key.options.map((option) => `${option}=${key.targets.at(-1)!}`);
    default:
      return [choices.at(-1)!];
  }
}
