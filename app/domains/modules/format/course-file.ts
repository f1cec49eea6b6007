import { z } from 'zod';
import { LOCALES } from '#app/i18n/locales.ts';
import { MODULE_KINDS, type CourseStructure } from '#app/domains/modules/types.ts';

/** What a fault says of the values that are allowed: an example, or the least and the most number. */
export const EXAMPLE = 'example ';
export const RANGE = 'range ';
const like = (pattern: RegExp, example: string) =>
  z.string(EXAMPLE + example).regex(pattern, EXAMPLE + example);
const number = (least: number, most: number) => {
  const range = `${RANGE}${least} ${most}`;
  return z.number(range).min(least, range).max(most, range);
};
const whole = (least: number, most: number) => {
  const range = `${RANGE}${least} ${most}`;
  return z.int(range).min(least, range).max(most, range);
};

const id = like(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'first-visit');
const ids = z.array(id, `${EXAMPLE}[first, second]`);
const day = z.iso.date(`${EXAMPLE}2026-11-25`);
const duration = z.iso.duration(`${EXAMPLE}PT30M`);
const percent = number(0, 100);
const file = like(/^[\w-]+(\.[\w-]+)+$/, 'first-visit.svg');
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
      .array(z.strictObject({ id, shape: z.literal('circle'), x: percent, y: percent, r: number(1, 100) }))
      .min(2),
    answer: id,
  }),
]);

export const Module = z.strictObject({
  id,
  kind: z.enum(MODULE_KINDS),
  minutes: whole(1, 600),
  objectives: ids.default([]),
  required: z.boolean().default(true),
  pass: percent.optional(),
  attempts: whole(1, 99).optional(),
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
  url: z.url({ protocol: /^https$/, error: `${EXAMPLE}https://example.org` }).optional(),
  webinar: id.optional(),
});

export const Reference = z.strictObject({
  id,
  text: z.string().min(1).max(1000),
  language: like(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'en').default('en'),
  url: z.url({ protocol: /^https?$/, error: `${EXAMPLE}https://example.org` }).optional(),
  // A DOI is a prefix of a registrant and a suffix of printable characters (ISO 26324).
  doi: like(/^10\.\d{4,9}\/[^\s"<>]+$/, '10.1111/ajd.13301').optional(),
  year: whole(1800, 2100),
  read: day,
});

export const MOST_MODULES = 200;

/** `course.yaml`, version 1 of the format (docs/courses.md). */
export const CourseFile = z.strictObject({
  format: z.literal(1),
  slug: id,
  source: language,
  minutes: whole(1, 6000),
  minMinutes: whole(0, 6000).default(0),
  specialties: z.array(id).min(1),
  cover: file.optional(),
  objectives: ids.min(1).max(20),
  modules: z.array(Module).min(1).max(MOST_MODULES),
  references: z.array(Reference).default([]),
}) satisfies z.ZodType<CourseStructure>;
