import { sql } from 'drizzle-orm';

/** The queries of a commit and a heartbeat, the busiest path of the product: each built once. */
export const boundValue = sql.placeholder;

/** Values by name, to `set`; drizzle's types do not know placeholders there. */
export const boundValues = <Name extends string>(...names: Name[]): Record<Name, never> =>
  Object.fromEntries(names.map((name) => [name, boundValue(name)])) as Record<Name, never>;
