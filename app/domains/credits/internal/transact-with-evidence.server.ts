import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { EvidenceFile } from '#app/domains/credits/activities/evidence-file.ts';
import type { Tx } from '#db/database.ts';

/** One transaction, and with it the file that it refers to, where there is one. */
export function transactWithEvidence<T>(
  ctx: Ctx,
  file: EvidenceFile | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return file ? file.settle((deciding) => ctx.db.transact(deciding(work))) : ctx.db.transact(work);
}
