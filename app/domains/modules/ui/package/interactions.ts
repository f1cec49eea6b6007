import type { PackageQuestion } from '#app/domains/modules/packages/package-data.ts';
import { responseText, typeOf } from '#app/domains/modules/questions/response-text.ts';
import { rightResponse } from '#app/domains/modules/questions/right-response.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { bare } from './elements.ts';

/** A question as an activity (xAPI 1.0.3 Part 2 §2.4.4.1). `accepted`: forms of a short text. */
export function definitionOf(
  key: QuestionKey,
  text: PackageQuestion,
  language: string,
  accepted: string[],
): object {
  const named = (entries: { id: string; text: string }[]) =>
    entries.map((each) => ({ id: each.id, description: { [language]: each.text } }));
  const options = named(text.options.map(({ id, html }) => ({ id, text: bare(html) })));
  return {
    type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
    interactionType: typeOf(key),
    description: { [language]: bare(text.stem) },
    correctResponsesPattern: rightPatterns(key, accepted),
    ...(key.kind === 'match' ? { source: options, target: named(text.targets) } : {}),
    ...(typeOf(key) === 'choice' || key.kind === 'order' ? { choices: options } : {}),
  };
}

function rightPatterns(key: QuestionKey, accepted: string[]): string[] {
  switch (key.kind) {
    case 'numeric': {
      const [least, most] = [key.answer - key.tolerance, key.answer + key.tolerance];
      return [[least, most].map((each) => Number(each.toPrecision(12))).join('[:]')];
    }
    case 'text':
      return accepted.map((form) => `{case_matters=false}${form}`);
    default:
      return [responseText(key, rightResponse(key, accepted), false)];
  }
}
