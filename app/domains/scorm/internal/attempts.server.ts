import { and, asc, desc, eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { scormAttempts } from '#db/schema/scorm.ts';

export async function findLastAttempt(read: Reader, registrationId: string, packageId: string) {
  const [last] = await read
    .select()
    .from(scormAttempts)
    .where(and(eq(scormAttempts.registrationId, registrationId), eq(scormAttempts.packageId, packageId)))
    .orderBy(desc(scormAttempts.number))
    .limit(1);
  return last;
}

/** All attempts of a registration, at whatever package of it, in the order in which they began. */
export const listAttemptsOfRegistration = (read: Reader, registrationId: string) =>
  read
    .select()
    .from(scormAttempts)
    .where(eq(scormAttempts.registrationId, registrationId))
    .orderBy(asc(scormAttempts.startedAt), asc(scormAttempts.id));
