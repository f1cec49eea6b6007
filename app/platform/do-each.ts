import { databaseFault } from '#db/database.ts';

/**
 * Does `work` for each, also after one that failed, so that one thing in disorder does not hold up the rest; then throws, with
 * the words of the first. Where the database is away it gives up at once.
 */
export async function doEach<Row>(rows: readonly Row[], work: (row: Row) => Promise<unknown>): Promise<void> {
  const errors: Error[] = [];
  for (const row of rows)
    try {
      await work(row);
    } catch (error) {
      if (databaseFault(error)) throw error;
      errors.push(error as Error);
    }
  if (errors.length > 0)
    throw new AggregateError(errors, `${errors.length} of ${rows.length} failed: ${errors[0]!.message}`);
}
