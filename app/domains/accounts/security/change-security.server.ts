import { DomainError } from '#app/platform/errors.ts';
import type { Ctx } from '../ctx.ts';
import { endOtherSessions, endSession } from './end-sessions.server.ts';
import { makeRecoveryCodes } from './make-recovery-codes.server.ts';
import { addPasskey, removePasskey, renamePasskey } from './passkeys.server.ts';
import { beginTotp, removeTotp } from './totp.server.ts';

type Values = Record<string, string | string[]>;
const said = (values: Values, name: string) => String(values[name] ?? '');

/** What the buttons of the page ask for; each verb authorises by itself. */
const WORK = new Map<string, (ctx: Ctx, values: Values) => Promise<string[] | null | void>>([
  ['end-session', (ctx, values) => endSession(ctx, said(values, 'sessionId'))],
  ['end-others', endOtherSessions],
  ['begin-app', beginTotp],
  ['remove-app', removeTotp],
  ['add-passkey', addPasskey],
  ['rename-passkey', renamePasskey],
  ['remove-passkey', (ctx, values) => removePasskey(ctx, said(values, 'passkeyId'))],
  ['make-codes', makeRecoveryCodes],
]);

/** Answers recovery codes where some were made: shown then and never again. */
export async function changeSecurity(ctx: Ctx, values: Values): Promise<string[] | null> {
  if (!ctx.actor) throw new DomainError('sign_in_required');
  const work = WORK.get(said(values, 'intent'));
  if (!work) throw new DomainError('form_malformed');
  return (await work(ctx, values)) ?? null;
}
