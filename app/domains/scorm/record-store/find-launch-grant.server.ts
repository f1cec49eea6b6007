import { findRecordStoreSession } from '#app/domains/scorm/internal/launch-queries.server.ts';
import { launchOverReason } from '#app/domains/scorm/launches/launch.ts';
import { sandboxPermissionsFrom } from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import type { FindGrant } from '#app/domains/xapi/credentials/credential-grant.ts';
import { agentKey } from '#app/domains/xapi/statements/statement-keys.ts';
import { isSameSecret } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { contentActivityId } from './launch-parameters.ts';

/**
 * Grant of a launch's credential: statements and state of its learner, in its registration, about its content. Checked on each
 * request, so that it ends with the launch, the session, the registration, and when the author withdraws the permission.
 */
export const findLaunchGrant =
  ({ db, settings: { appOrigin } }: Platform): FindGrant =>
  async (name, secretHash, now) => {
    const row = await findRecordStoreSession(db.read, name);
    const right = isSameSecret(secretHash, row?.secretHash ?? '0'.repeat(64));
    if (!row || !right || launchOverReason(row, now) || !sandboxPermissionsFrom(row.needs).records)
      return null;
    const { packageId, registrationId } = row.launch;
    const learner = { account: { homePage: appOrigin, name: row.opaqueId } };
    return {
      scopes: ['statements/write', 'state'],
      associationId: null,
      owner: `package:${packageId}`,
      bounds: {
        prefixes: [contentActivityId(appOrigin, packageId)],
        learner: { agent: agentKey(learner)!, registration: registrationId },
        // Content limited to its own activities may define them.
        defines: true,
      },
      authority: { objectType: 'Agent', account: { homePage: appOrigin, name: `package:${packageId}` } },
    };
  };
