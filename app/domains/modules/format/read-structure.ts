import type { z } from 'zod';
import type { CourseStructure } from '#app/domains/modules/types.ts';
import { CourseFile, EXAMPLE, Question, RANGE } from './course-file.ts';
import { type Fault, type FaultCode, faultsOf } from './fault.ts';
import { partialStructure } from './partial-structure.ts';
import { type Path, decimalFacts, readYaml } from './read-yaml.ts';

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
const MOST_BYTES = 2 ** 18;

/** Reads `course.yaml`; where it is not whole there is a fault. */
export function readStructure(text: string, faults: Fault[]): StructureFile {
  const add = faultsOf(faults, STRUCTURE_FILE);
  if (text.length > MOST_BYTES) return (add(1, 'too_long', { most: MOST_BYTES / 1024 }), NO_STRUCTURE);
  const yaml = readYaml(text, add);
  if (!yaml) return NO_STRUCTURE;
  const { value, get, lineOf, nameOf } = yaml;
  if (value === null) return (add(1, 'yaml_empty'), NO_STRUCTURE);
  const { data, error } = CourseFile.safeParse(value);
  for (const issue of error?.issues ?? []) {
    const path = issue.path as Path;
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) add(lineOf([...path, key]), 'yaml_key', { key, where: nameOf(path) });
    else if (path.length === 0) add(1, 'yaml_pair');
    else if (get(path) !== undefined) add(lineOf(path), ...valueFault(issue, nameOf(path), get(path)));
    else add(lineOf(path), 'yaml_missing', { where: nameOf(path) });
  }
  return { structure: data ?? partialStructure(value), isWhole: data !== undefined, lineOf };
}

/** Says which values are allowed, as far as the schema does. */
function valueFault(issue: z.core.$ZodIssue, where: string, value: unknown): [FaultCode, Fault['facts']] {
  const decimal = issue.code === 'invalid_type' && issue.expected === 'number' && decimalFacts(value);
  if (decimal) return ['yaml_decimal', decimal];
  const choices = choicesOf(issue);
  if (choices) return ['yaml_choice', { where, choices: choices.join(', ') }];
  const { message } = issue;
  if (message.startsWith(EXAMPLE)) return ['yaml_example', { where, example: message.slice(EXAMPLE.length) }];
  if (!message.startsWith(RANGE)) return ['yaml_value', { where }];
  const [least = '', most = ''] = message.slice(RANGE.length).split(' ');
  return ['yaml_range', { where, least, most }];
}

/** Values that are allowed, where they are few. */
function choicesOf(issue: z.core.$ZodIssue): unknown[] | null {
  if (issue.code === 'invalid_value') return issue.values;
  if (issue.code === 'invalid_type' && issue.expected === 'boolean') return [true, false];
  const isKind = issue.code === 'invalid_union' && issue.discriminator === 'kind';
  return isKind ? Question.options.map(({ shape }) => shape.kind.value) : null;
}
