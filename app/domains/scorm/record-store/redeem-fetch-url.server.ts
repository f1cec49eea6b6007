import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newToken, sha256 } from '#app/platform/ids.server.ts';
import { scormRecordSessions } from '#db/schema/scorm.ts';
import type { FetchResponse } from './launch-parameters.ts';

const refusedResponse = (code: '1' | '2', text: string): FetchResponse => ({
  'error-code': code,
  'error-text': text,
});

/**
 * Hands the credential of a fetch URL out, the first time it is asked for (cmi5 §8.2). `open` is null where the address is that of no
 * launch. Refusals are answers too, by the codes of cmi5 §8.2.3.2: 1 used or over, 2 not one of ours.
 */
export async function redeemFetchUrl(
  ctx: Ctx,
  open: OpenLaunch | null,
  code: string,
): Promise<FetchResponse> {
  if (!open) return refusedResponse('2', 'This is not a fetch URL.');
  if (open.over) return refusedResponse('1', 'The launch is over.');
  const isThis = and(
    eq(scormRecordSessions.fetchHash, sha256(code)),
    eq(scormRecordSessions.launchId, open.launch.id),
  );
  const secret = newToken();
  return ctx.db.transact(async (tx) => {
    const [session] = await tx
      .update(scormRecordSessions)
      .set({ secretHash: sha256(secret), fetchedAt: ctx.now })
      .where(and(isThis, isNull(scormRecordSessions.fetchedAt)))
      .returning({ id: scormRecordSessions.id });
    if (session) {
      await appendAudit(tx, ctx, 'scorm.record-store-opened', open.launch.id, { credential: session.id });
      return { 'auth-token': Buffer.from(`${session.id}:${secret}`).toString('base64') };
    }
    const [used] = await tx.select({ id: scormRecordSessions.id }).from(scormRecordSessions).where(isThis);
    return used
      ? refusedResponse('1', 'The authorization token has already been returned.')
      : refusedResponse('2', 'This is not a fetch URL.');
  });
}
