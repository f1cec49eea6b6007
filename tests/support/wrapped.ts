import type { Database } from '#db/database.ts';

/** A database that is another one but for what is given, also for whatever asks for its root. */
export function wrapped(db: Database, other: Partial<Database>): Database {
  const whole: Database = {
    ...db,
    ...other,
    get root() {
      return whole;
    },
  };
  return whole;
}
