import { eq } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { consultationRules } from '#db/schema/consultations.ts';
import { DEFAULT_RULES } from './default-rules.ts';

export type ConsultationRules = typeof DEFAULT_RULES;

export async function readRules(read: Reader | Tx, associationId: string): Promise<ConsultationRules> {
  const [row] = await read
    .select()
    .from(consultationRules)
    .where(eq(consultationRules.associationId, associationId));
  return row ?? DEFAULT_RULES;
}
