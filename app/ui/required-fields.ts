import type { ZodType } from 'zod';

type Shape = Record<string, ZodType>;
type Inside = { shape?: Shape; def?: { in?: ZodType } };

const found = new WeakMap<ZodType, readonly string[]>();

function shapeOf(schema: ZodType): Shape {
  const { shape, def } = schema as Inside;
  return shape ?? (def?.in ? shapeOf(def.in) : {});
}

/** Takes nothing at all, and nothing of what an empty field or unticked boxes send. */
const isRequired = (field: ZodType): boolean =>
  [undefined, '', []].every((empty) => !field.safeParse(empty).success);

/** Names of the fields that a schema does not let be empty by themselves. */
export function requiredIn(schema: ZodType): readonly string[] {
  const names =
    found.get(schema) ??
    Object.entries(shapeOf(schema)).flatMap(([name, field]) => (isRequired(field) ? [name] : []));
  found.set(schema, names);
  return names;
}
