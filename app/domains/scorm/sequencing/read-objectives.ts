import { type XmlNode, childOf, childrenOf, textOf } from '#app/domains/scorm/inspection/xml.ts';
import type { Objective, ObjectiveMap } from '#app/domains/scorm/types.ts';
import { readFlag, readName, readNumber } from './manifest-values.ts';
import { SHARED_FIELDS } from './shared-fields.ts';

/** Objectives of imsss, and what adlseq of the 4th edition adds to those of the same name. */
export function readObjectives(own: XmlNode | undefined, shared: XmlNode | undefined): Objective[] {
  const lists = (of: XmlNode | undefined) => childrenOf(of, 'objectives');
  const imsss = [...lists(own), ...lists(shared)].find((list) => !isAdlseq(list));
  const adlseq = [...lists(own), ...lists(shared)].find(isAdlseq);
  const added = new Map(
    childrenOf(adlseq, 'objective').map((node) => [readName(node, 'objectiveID') ?? '', node]),
  );
  const read = (node: XmlNode, primary: boolean): Objective => {
    const id = readName(node, 'objectiveID') ?? null;
    const more = id === null ? undefined : added.get(id);
    return {
      id,
      primary,
      satisfiedByMeasure: readFlag(node, 'satisfiedByMeasure', false),
      minNormalizedMeasure: readNumber(textOf(childOf(node, 'minNormalizedMeasure')), 1, -1, 1),
      maps: mergeObjectiveMaps([
        ...childrenOf(node, 'mapInfo').map((map) => readObjectiveMap(map, true)),
        ...childrenOf(more, 'mapInfo').map((map) => readObjectiveMap(map, false)),
      ]),
    };
  };
  return [
    ...childrenOf(imsss, 'primaryObjective')
      .slice(0, 1)
      .map((node) => read(node, true)),
    ...childrenOf(imsss, 'objective').map((node) => read(node, false)),
  ];
}

const isAdlseq = (node: XmlNode): boolean => /adlseq/i.test(node.ns);

/** By default a map reads the values of its namespace (imsss status and measure, adlseq the others) and writes nothing. */
function readObjectiveMap(node: XmlNode, ofImsss: boolean): ObjectiveMap {
  const readByDefault = (field: string) =>
    ofImsss === (field === 'SatisfiedStatus' || field === 'NormalizedMeasure');
  return {
    target: readName(node, 'targetObjectiveID') ?? '',
    read: SHARED_FIELDS.filter((field) => readFlag(node, `read${field}`, readByDefault(field))),
    write: SHARED_FIELDS.filter((field) => readFlag(node, `write${field}`, false)),
  };
}

function mergeObjectiveMaps(maps: ObjectiveMap[]): ObjectiveMap[] {
  const merged = new Map<string, ObjectiveMap>();
  for (const { target, read, write } of maps) {
    if (target === '') continue;
    const known = merged.get(target);
    merged.set(target, {
      target,
      read: SHARED_FIELDS.filter((field) => read.includes(field) || known?.read.includes(field)),
      write: SHARED_FIELDS.filter((field) => write.includes(field) || known?.write.includes(field)),
    });
  }
  return [...merged.values()];
}
