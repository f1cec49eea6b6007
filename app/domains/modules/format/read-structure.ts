import type { z } from 'zod';
import type { CourseStructure } from '#app/domains/modules/types.ts';
import { CourseFile, Question } from './course-file.ts';
import { type Fault, faultsOf } from './fault.ts';
import { partialStructure } from './partial-structure.ts';
import { type Path, readYaml } from './read-yaml.ts';

/** What `course.yaml` says, and where it says it; where it is not whole, as much of it as could be read. */
export type StructureFile = { structure: CourseStructure; isWhole: boolean; lineOf(path: Path): number };

/** Nothing of it could be read. */
export const NO_STRUCTURE: StructureFile = {
  structure: partialStructure(null),
  isWhole: false,
  lineOf: () => 1,
};

export const STRUCTURE_FILE = 'course.yaml';
/** A course of 200 modules with 40 questions each is less. */
const MOST_BYTES = 2 ** 20;

/** Reads `course.yaml`; where it is not whole there is a fault. */
export function readStructure(text: string, faults: Fault[]): StructureFile {
  const add = faultsOf(faults, STRUCTURE_FILE);
  if (text.length > MOST_BYTES) return (add(1, 'too_long', { most: MOST_BYTES / 1024 }), NO_STRUCTURE);
  const yaml = readYaml(text, add);
  if (!yaml) return NO_STRUCTURE;
  const { value, has, lineOf, nameOf } = yaml;
  const { data, error } = CourseFile.safeParse(value);
  for (const issue of error?.issues ?? []) {
    const path = issue.path as Path;
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) add(lineOf([...path, key]), 'yaml_key', { key, where: nameOf(path) });
    else {
      const where = nameOf(path);
      const choices = choicesOf(issue);
      if (!has(path)) add(lineOf(path), 'yaml_missing', { where });
      else if (choices) add(lineOf(path), 'yaml_choice', { where, choices: choices.join(', ') });
      else add(lineOf(path), 'yaml_value', { where });
    }
  }
  return { structure: data ?? partialStructure(value), isWhole: data !== undefined, lineOf };
}

/** Values that are allowed, where they are few. */
function choicesOf(issue: z.core.$ZodIssue): unknown[] | null {
  if (issue.code === 'invalid_value') return issue.values;
  const isKind = issue.code === 'invalid_union' && issue.discriminator === 'kind';
  return isKind ? Question.options.map(({ shape }) => shape.kind.value) : null;
}
