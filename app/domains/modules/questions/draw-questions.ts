import type { Module } from '#app/domains/modules/types.ts';

/**
 * The questions of an attempt: so many of each objective as the module draws, or all of them. In the order of the module, so that what
 * belongs together stays together. `random`: from 0 to 1, once for each choice.
 */
export function drawQuestions(
  { draw, questions }: Pick<Module, 'draw' | 'questions'>,
  random: () => number,
): string[] {
  if (draw.length === 0) return questions.map(({ id }) => id);
  const drawn = new Set<string>();
  for (const { objective, count } of draw) {
    // A question belongs to the pool of its first objective.
    const pool = questions.filter(({ objectives }) => objectives[0] === objective).map(({ id }) => id);
    for (let left = Math.min(count, pool.length); left > 0; left--)
      drawn.add(pool.splice(Math.floor(random() * pool.length), 1)[0]!);
  }
  return questions.map(({ id }) => id).filter((id) => drawn.has(id));
}
