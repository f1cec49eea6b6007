import { sql } from 'drizzle-orm';

/** The queries of a commit and a heartbeat, the busiest path of the product: each built once. */
export const boundValue = sql.placeholder;
