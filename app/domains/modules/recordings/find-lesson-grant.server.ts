import { and, eq } from 'drizzle-orm';
import {
  issueLessonCredential,
  parseLessonCredential,
} from '#app/domains/modules/internal/lesson-credential.server.ts';
import { recordingsPrefix } from '#app/domains/modules/statements/activities.ts';
import type { FindGrant } from '#app/domains/xapi/credentials/credential-grant.ts';
import { agentKey } from '#app/domains/xapi/statements/statement-keys.ts';
import { isSameSecret, sha256 } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Reader } from '#db/database.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { people, sessions } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';

/**
 * Grant of a lesson's credential: statements of its learner, in their registration, about the recordings of one module. Checked on each request, so that it ends with the session, the registration, and when its learner is blocked.
 */
export const findLessonGrant =
  ({ db, keys, settings: { appOrigin } }: Platform): FindGrant =>
  async (name, secretHash, now) => {
    const said = parseLessonCredential(name);
    if (!said || !isSameSecret(secretHash, sha256(issueLessonCredential(keys, said).secret))) return null;
    const { sessionId, registrationId, moduleId } = said;
    const row = await findLearner(db.read, sessionId, registrationId);
    if (!row || row.expiresAt <= now || row.blockedAt || row.endedAt) return null;
    const { courseId, opaqueId } = row;
    const learner = { account: { homePage: appOrigin, name: opaqueId } };
    return {
      scopes: ['statements/write'],
      associationId: null,
      owner: `course:${courseId}`,
      bounds: {
        prefixes: [appOrigin + recordingsPrefix(courseId, moduleId)],
        learner: { agent: agentKey(learner)!, registration: registrationId },
        // A learner's device does not say what a recording is called for everybody.
        defines: false,
      },
      authority: {
        objectType: 'Agent',
        account: { homePage: appOrigin, name: `course:${courseId}` },
      },
    };
  };

/** The learner of a registration, and the session that is theirs. */
async function findLearner(read: Reader, sessionId: string, registrationId: string) {
  const query = prepared(read, 'lesson_learner', (db) =>
    db
      .select({
        courseId: registrations.courseId,
        endedAt: registrations.endedAt,
        opaqueId: people.opaqueId,
        blockedAt: people.blockedAt,
        expiresAt: sessions.expiresAt,
      })
      .from(registrations)
      .innerJoin(people, eq(people.id, registrations.personId))
      .innerJoin(
        sessions,
        and(eq(sessions.personId, registrations.personId), eq(sessions.id, boundValue('sessionId'))),
      )
      .where(eq(registrations.id, boundValue('registrationId'))),
  );
  return (await query.execute({ sessionId, registrationId }))[0];
}
