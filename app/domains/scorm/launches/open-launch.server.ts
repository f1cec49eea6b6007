import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Learner } from '#app/domains/scorm/attempts/initial-cmi.ts';
import type { SandboxPermissions } from '#app/domains/scorm/types.ts';
import { findLaunchByToken } from '#app/domains/scorm/internal/launch-queries.server.ts';
import { sandboxPermissionsFrom } from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import { type OpenLaunch, launchOverReason } from './launch.ts';

/** The launch of a token; throws `not_found` for an unknown token and for one under another's host label. */
export async function openLaunch(ctx: Ctx, token: string, label: string | null): Promise<OpenLaunch> {
  const row = await findLaunchByToken(ctx.db.read, sha256(token));
  if (!row || (label !== null && row.launch.label !== label)) throw new DomainError('not_found');
  return {
    launch: row.launch,
    attempt: row.attempt,
    standard: row.standard,
    kind: row.kind,
    point: row.point,
    needs: sandboxPermissionsFrom(row.needs),
    ownRule: row.ownRule,
    learner: learnerFrom(row),
    over: launchOverReason(row, ctx.now),
  };
}

/** A package learns an opaque id; the name only where its author asked for it. */
const learnerFrom = (row: {
  opaqueId: string;
  language: string;
  name: string;
  needs: Partial<SandboxPermissions> | null;
}): Learner => ({
  opaqueId: row.opaqueId,
  language: row.language,
  name: sandboxPermissionsFrom(row.needs).name ? row.name : '',
});
