/** Tables are chosen when they are imported, so this file reads the environment itself. */
type Dialect = 'sqlite' | 'pg';
export const dialectOf = (url: string | undefined): Dialect =>
  /^postgres(ql)?:/.test(url ?? '') ? 'pg' : 'sqlite';
export const dialect: Dialect = dialectOf(process.env.DATABASE_URL);
