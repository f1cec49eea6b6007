import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z, type ZodType } from 'zod';
import { ROOT } from '#app/platform/root.server.ts';
import { CHECK_VERSION } from '#app/domains/consultations/deidentify/check.ts';

/** Things that people type into one field or another; of each field, the first that it takes stands while another is tried. */
const TYPED = [
  'x',
  'yes',
  '1',
  '2026-03-01',
  '09:00',
  'fi',
  'LV',
  'general-practice',
  'Europe/Riga',
  'a@b.test',
  'https://a.test/',
  '*a\nb',
  '0:00 a',
  '30 a',
  '',
  CHECK_VERSION,
  '[]',
];
const HOSTILE = [
  '\u0000',
  'x'.repeat(300_000),
  `x\n`.repeat(5_000),
  '\u202e',
  '-1',
  '9'.repeat(400),
  ...TYPED,
];

type Defined = ZodType & { _zod: { def: Record<string, never> & { type: string } } };

/** The fields of a form, below what its schema does with them afterwards. */
function shapeOf(schema: ZodType): Record<string, ZodType> | null {
  const { def } = (schema as Defined)._zod;
  if (def.type === 'object') return def['shape'] as never;
  const within = def['in'] ?? def['innerType'];
  return within ? shapeOf(within) : null;
}

const optionsOf = (schema: ZodType): string[] => {
  const { def } = (schema as Defined)._zod;
  if (def.type === 'enum') return Object.values(def['entries']!);
  const within = def['in'] ?? def['innerType'] ?? def['element'];
  return within ? optionsOf(within) : [];
};

const takes = (schema: ZodType, value: unknown): boolean => {
  try {
    return schema.safeParse(value).success;
  } catch {
    return false;
  }
};

const domains = readdirSync(`${ROOT}/app/domains`);
const found: [string, ZodType][] = [];
for (const domain of domains)
  for (const file of readdirSync(`${ROOT}/app/domains/${domain}`, { recursive: true, encoding: 'utf8' }))
    if (/(^|\/)(schemas|leaves|parse-activity|rule-form)\.ts$/.test(file)) {
      const all = (await import(`../../app/domains/${domain}/${file}`)) as Record<string, unknown>;
      for (const [name, each] of Object.entries(all))
        if (each instanceof z.ZodType) found.push([`${domain}/${file} ${name}`, each]);
    }

test.each(found)(
  '%s answers whatever is typed into one of its fields, and does not break',
  (_name, schema) => {
    const shape = shapeOf(schema) ?? { '': schema };
    const one = (values: Record<string, unknown>) => (shapeOf(schema) ? values : values['']);
    const whole = Object.fromEntries(
      Object.entries(shape).map(([name, field]) => {
        const every = [...optionsOf(field), ...TYPED];
        return [name, [...every, ...every.map((each) => [each])].find((each) => takes(field, each))];
      }),
    );
    for (const name of Object.keys(shape))
      for (const typed of [...HOSTILE, ...HOSTILE.map((each) => [each]), undefined])
        expect(
          () => schema.safeParse(one({ ...whole, [name]: typed })),
          `${name}: ${String(typed).slice(0, 20)}`,
        ).not.toThrow();
  },
);
