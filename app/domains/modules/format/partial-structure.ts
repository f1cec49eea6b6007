import type { z } from 'zod';
import type { CourseStructure, Module } from '#app/domains/modules/types.ts';
import { CourseFile, MOST_MODULES, Module as ModuleInFile, Question, Reference } from './course-file.ts';
import type { FaultCode } from './fault.ts';

/** Faults that may only follow from what could not be read of `course.yaml`: they are told once it is whole. */
export const FOLLOWING: FaultCode[] = [
  'circle',
  'file_unknown',
  'link_dead',
  'minutes_least',
  'minutes_sum',
  'module_unknown',
  'objective_unknown',
  'objectives_count',
  'pass_without_questions',
  'pool_small',
  'question_missing',
  'question_not_in_case',
  'question_unknown',
  'questions_none',
  'reference_unknown',
  'reference_unused',
  'score_of_nothing',
  'yaml_missing',
];

/** The values of a faulty `course.yaml` that are right by themselves, with stand-ins for the others: what the rest of a folder is read by. */
export function partialStructure(value: unknown): CourseStructure {
  const own = recordOf(value);
  return {
    format: 1,
    slug: '',
    source: '',
    minutes: 0,
    minMinutes: 0,
    specialties: [],
    objectives: [],
    ...validOf(CourseFile.shape, { ...own, modules: undefined, references: undefined }),
    modules: listOf(own['modules']).slice(0, MOST_MODULES).flatMap(partialModule),
    references: listOf(own['references']).flatMap((each) => Reference.safeParse(each).data ?? []),
  };
}

/** A text whose module is not known is read as that of a lesson, which may hold the most. */
export const standIn = (id: string): Module => ({
  id,
  kind: 'lesson',
  minutes: 0,
  objectives: [],
  required: true,
  opens: {},
  draw: [],
  questions: [],
});

function partialModule(value: unknown): Module[] {
  const own = recordOf(value);
  const { id } = validOf({ id: ModuleInFile.shape.id }, own);
  if (id === undefined) return [];
  const questions = listOf(own['questions']).flatMap((each) => Question.safeParse(each).data ?? []);
  return [{ ...standIn(id), ...validOf(ModuleInFile.shape, { ...own, questions: [] }), questions }];
}

function validOf<Shape extends Record<string, z.ZodType>>(
  shape: Shape,
  value: Record<string, unknown>,
): Partial<{ [Key in keyof Shape]: z.output<Shape[Key]> }> {
  const valid = Object.entries(shape).flatMap(([key, schema]) => {
    const { data } = schema.safeParse(value[key]);
    return data === undefined ? [] : [[key, data]];
  });
  return Object.fromEntries(valid) as Partial<{ [Key in keyof Shape]: z.output<Shape[Key]> }>;
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
