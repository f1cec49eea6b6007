import type { PackageQuestion } from '#app/domains/modules/packages/package-data.ts';
import { type Response, areaOf } from '#app/domains/modules/questions/mark-answer.ts';
import {
  correctResponses,
  interactionResponse,
  interactionType,
} from '#app/domains/modules/statements/interaction.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { bare } from './elements.ts';

/**
 * An answer in the grammar of the standard: that of SCORM 2004 4th Edition RTE §4.2.9.2, which xAPI shares, or of SCORM 1.2 RTE §3.4
 * (CMIFeedback), which has one letter or digit for an identifier, and t or f.
 */
export function responseText(key: QuestionKey, response: Response, isOld: boolean): string {
  if (!isOld) return interactionResponse(key, response) ?? 'elsewhere';
  const letter = (ids: string[], id: string) =>
    ids.includes(id) ? String.fromCharCode(97 + ids.indexOf(id)) : 'z';
  const [first = ''] = response;
  switch (key.kind) {
    case 'truefalse':
      return first === 'true' ? 't' : 'f';
    case 'match':
      return response
        .map((pair) => pair.split('='))
        .map(([left = '', right = '']) => `${letter(key.options, left)}.${letter(key.targets, right)}`)
        .join(',');
    case 'numeric':
    case 'text':
      return first;
    case 'hotspot':
      return letter(
        key.areas.map(({ id }) => id),
        areaOf(key.areas, first, key.ratio) ?? '',
      );
    default:
      return response.map((id) => letter(key.options, id)).join(',');
  }
}

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
  const type = interactionType(key);
  return {
    type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
    interactionType: type,
    description: { [language]: bare(text.stem) },
    correctResponsesPattern: correctResponses(key, accepted),
    ...(type === 'matching' ? { source: options, target: named(text.targets) } : {}),
    ...(type === 'choice' || type === 'sequencing' ? { choices: options } : {}),
  };
}
