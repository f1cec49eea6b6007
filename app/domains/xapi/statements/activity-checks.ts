import { memberPath } from '#app/domains/xapi/protocol/validation-error.ts';
import { type Check, extensions, fail, iri, languageMap, listOf, object, one, text } from './checks.ts';
import { COMPONENT_LISTS, type JsonObject } from './vocabulary.ts';

const component = object({ id: text }, { description: languageMap });

const components: Check = (value, path, version) => {
  listOf(component)(value, path, version);
  const ids = (value as { id: string }[]).map(({ id }) => id);
  if (new Set(ids).size !== ids.length) fail(path, 'must not have the same id twice');
};

/** Interaction types with the lists of components that they may have (Part 2 §2.4.4.1). */
const COMPONENTS_BY_TYPE: Record<string, string[]> = {
  'true-false': [], choice: ['choices'], 'fill-in': [], 'long-fill-in': [], matching: ['source', 'target'], performance: ['steps'],
  sequencing: ['choices'], likert: ['scale'], numeric: [], other: [],
}; // oxfmt-ignore

const definitionMembers = object(
  {},
  {
    name: languageMap, description: languageMap, type: iri, moreInfo: iri, extensions,
    interactionType: one(...Object.keys(COMPONENTS_BY_TYPE)), correctResponsesPattern: listOf(text),
    ...Object.fromEntries(COMPONENT_LISTS.map((name) => [name, components])),
  },
); // oxfmt-ignore

const definition: Check = (value, path, version) => {
  definitionMembers(value, path, version);
  const members = value as JsonObject;
  const type = members['interactionType'] as string | undefined;
  for (const name of ['correctResponsesPattern', ...COMPONENT_LISTS]) {
    if (!Object.hasOwn(members, name)) continue;
    if (type === undefined) fail(memberPath(path, 'interactionType'), `must be there beside ${name}`);
    else if (
      (COMPONENT_LISTS as readonly string[]).includes(name) &&
      !COMPONENTS_BY_TYPE[type]!.includes(name)
    )
      fail(memberPath(path, name), `does not belong to an interaction of type ${type}`);
  }
};

export const activity = object({ id: iri }, { objectType: one('Activity'), definition });
