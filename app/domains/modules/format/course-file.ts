import { z } from 'zod';
import { LOCALES } from '#app/i18n/locales.ts';
import { MODULE_KINDS, type CourseStructure } from '#app/domains/modules/types.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const ids = z.array(id);
const day = z.iso.date();
const duration = z.iso.duration();
const percent = z.number().min(0).max(100);
const file = z.string().regex(/^[\w-]+(\.[\w-]+)+$/);
const language = z.enum(LOCALES.map(({ code }) => code) as [string, ...string[]]);

/** A key of a record in which not every language must be. */
const languageKey = z.string().refine((code) => LOCALES.some((each) => each.code === code));

const asked = { id, objectives: ids.min(1), references: ids.default([]) };
const options = ids.min(2);
export const Question = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.literal('single'), options, answer: id }),
  z.strictObject({ ...asked, kind: z.literal('multiple'), options, answer: ids.min(1) }),
  z.strictObject({ ...asked, kind: z.literal('truefalse'), answer: z.boolean() }),
  z.strictObject({ ...asked, kind: z.literal('order'), options, answer: ids.min(2) }),
  z.strictObject({
    ...asked,
    kind: z.literal('match'),
    options,
    targets: options,
    answer: z.record(id, id),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('numeric'),
    answer: z.number(),
    tolerance: z.number().min(0).default(0),
    unit: z.string().min(1).optional(),
  }),
  z.strictObject({ ...asked, kind: z.literal('text') }),
  z.strictObject({
    ...asked,
    kind: z.literal('hotspot'),
    picture: file,
    areas: z
      .array(z.strictObject({ id, shape: z.literal('circle'), x: percent, y: percent, r: percent.min(1) }))
      .min(2),
    answer: id,
  }),
]);

export const Module = z.strictObject({
  id,
  kind: z.enum(MODULE_KINDS),
  minutes: z.int().min(1).max(600),
  objectives: ids.default([]),
  required: z.boolean().default(true),
  pass: percent.optional(),
  attempts: z.int().min(1).max(99).optional(),
  wait: duration.optional(),
  limit: duration.optional(),
  opens: z
    .strictObject({
      after: ids.min(1).optional(),
      score: z.strictObject({ module: id, from: percent, below: percent.optional() }).optional(),
      from: day.optional(),
    })
    .default({}),
  draw: z.array(z.strictObject({ objective: id, count: z.int().min(1) })).default([]),
  questions: z.array(Question).default([]),
  package: z.union([file, z.record(languageKey, file)]).optional(),
  url: z.url({ protocol: /^https$/ }).optional(),
  webinar: id.optional(),
});

export const Reference = z.strictObject({
  id,
  text: z.string().min(1).max(1000),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .default('en'),
  url: z.url({ protocol: /^https?$/ }).optional(),
  // A DOI is a prefix of a registrant and a suffix of printable characters (ISO 26324).
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/[^\s"<>]+$/)
    .optional(),
  year: z.int().min(1800).max(2100),
  read: day,
});

/** `course.yaml`, version 1 of the format (docs/courses.md). */
export const CourseFile = z.strictObject({
  format: z.literal(1),
  slug: id,
  source: language,
  minutes: z.int().min(1).max(6000),
  minMinutes: z.int().min(0).max(6000).default(0),
  specialties: z.array(id).min(1),
  cover: file.optional(),
  objectives: ids.min(1).max(20),
  modules: z.array(Module).min(1).max(200),
  references: z.array(Reference).default([]),
}) satisfies z.ZodType<CourseStructure>;
