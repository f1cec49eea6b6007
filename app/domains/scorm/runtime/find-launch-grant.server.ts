import { isSameSecret } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { FindGrant } from '../../xapi/open-door.server.ts';
import { agentKey } from '../../xapi/statement/keys.ts';
import { findRecordSession } from '../internal/hot-queries.server.ts';
import { overOf } from './launch.server.ts';
import { needsOf } from './needs.ts';
import { contentActivity } from './offer-record-store.server.ts';

/**
 * What the credential of a launch opens: statements and state of its learner, in its registration, about its content. Asked on each
 * request, so that it ends with the launch, the session, the registration, and when the author takes the need back.
 */
export const findLaunchGrant =
  ({ db, settings: { appOrigin } }: Platform): FindGrant =>
  async (name, secretHash, now) => {
    const row = await findRecordSession(db.read, name);
    const right = isSameSecret(secretHash, row?.secretHash ?? '0'.repeat(64));
    if (!row || !right || overOf(row, now) || !needsOf(row.needs).records) return null;
    const { packageId, registrationId } = row.launch;
    const learner = { account: { homePage: appOrigin, name: row.opaqueId } };
    return {
      scopes: ['statements/write', 'state'],
      associationId: null,
      owner: `package:${packageId}`,
      bounds: {
        prefixes: [contentActivity(appOrigin, packageId)],
        learner: { agent: agentKey(learner)!, registration: registrationId },
      },
      authority: { objectType: 'Agent', account: { homePage: appOrigin, name: `package:${packageId}` } },
    };
  };
