import { asc } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { CASE_ROW } from '#app/domains/consultations/internal/case-row.server.ts';
import { isWaitingFor } from '#app/domains/consultations/internal/waiting-cases.server.ts';
import { consultationCases } from '#db/schema/consultations.ts';

export type WaitingCase = {
  kind: 'answer' | 'reply' | 'close';
  id: string;
  specialty: string;
  code: string;
  at: Date;
};

/** For the first page: what of consultations waits for somebody, whether or not they are verified now. */
export async function listWaitingCases(ctx: Ctx): Promise<WaitingCase[]> {
  const { actor } = ctx;
  if (!actor) return [];
  const { read } = ctx.db;
  const rows = await read
    .select(CASE_ROW)
    .from(consultationCases)
    .where(isWaitingFor(actor.id))
    .orderBy(asc(consultationCases.askedAt))
    .limit(20);
  return rows.map((row) => ({
    kind: row.state === 'assigned' ? 'answer' : row.state === 'asked_back' ? 'reply' : 'close',
    id: row.id,
    specialty: row.specialty,
    code: row.code,
    at: row.dueAt ?? row.askedAt,
  }));
}
