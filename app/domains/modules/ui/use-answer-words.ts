import type { ShownQuestion } from '#app/domains/modules/reading/lesson-view.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { plainText } from '#app/domains/modules/reading/plain-text.ts';

/** An answer in words: an order, pairs, a number with its unit, a text. */
export function useAnswerWords({
  kind,
  options,
  targets,
  unit,
}: ShownQuestion): (response: string[]) => string {
  const format = useFormat();
  const named = (entries: ShownQuestion['options'], id: string) =>
    plainText(entries.find((entry) => entry.id === id)?.content ?? []);
  return (response) => {
    if (kind === 'order') return response.map((id, at) => `${at + 1}. ${named(options, id)}`).join('; ');
    if (kind === 'match')
      return response
        .map((pair) => pair.split('='))
        .map(([left = '', right = '']) => `${named(options, left)} – ${named(targets, right)}`)
        .join('; ');
    if (kind === 'numeric') return [format.decimal(response[0] ?? ''), unit].filter(Boolean).join(' ');
    return response.join(', ');
  };
}
