import { eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import type { CompletionRule } from '#app/domains/catalogue/types.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { registrations } from '#db/schema/learning.ts';

/** The completion rule of a registration's version. */
export async function readCompletionRuleIn(read: Reader, registrationId: string): Promise<CompletionRule> {
  const [row] = await read
    .select({ rule: courseVersions.rule })
    .from(registrations)
    .innerJoin(courseVersions, eq(courseVersions.id, registrations.versionId))
    .where(eq(registrations.id, registrationId));
  return row!.rule;
}
