import { and, desc, eq, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CaseReadKind } from '#app/domains/consultations/internal/log-case-read.server.ts';
import { people } from '#db/schema/accounts.ts';
import { consultationReads } from '#db/schema/consultations.ts';
import { requireOwnCase } from './require-own-case.server.ts';

/** Who else read a case, for its author: what each did, how often, and when last. */
export async function listCaseReads(ctx: Ctx, id: string) {
  const { found, side } = await requireOwnCase(ctx, id);
  if (side !== 'asker') return [];
  const rows = await ctx.db.read
    .select({
      id: consultationReads.id,
      name: people.name,
      what: consultationReads.what,
      at: consultationReads.at,
    })
    .from(consultationReads)
    .innerJoin(people, eq(people.id, consultationReads.personId))
    .where(and(eq(consultationReads.caseId, id), ne(consultationReads.personId, found.askerId)))
    .orderBy(desc(consultationReads.at), desc(consultationReads.id))
    .limit(500);
  return rows
    .filter((row, i) => i === rows.findIndex((each) => isSameRead(each, row)))
    .map((row) => ({ ...row, times: rows.filter((each) => isSameRead(each, row)).length }));
}

type CaseRead = { name: string; what: CaseReadKind };

const isSameRead = (a: CaseRead, b: CaseRead): boolean => a.name === b.name && a.what === b.what;
