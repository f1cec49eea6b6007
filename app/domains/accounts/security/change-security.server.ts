import { DomainError } from '#app/platform/errors.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { endOtherSessions } from '#app/domains/accounts/sessions/end-other-sessions.server.ts';
import { endSession } from '#app/domains/accounts/sessions/end-session.server.ts';
import { makeRecoveryCodes } from '#app/domains/accounts/factors/make-recovery-codes.server.ts';
import { addPasskey } from '#app/domains/accounts/factors/add-passkey.server.ts';
import { removePasskey } from '#app/domains/accounts/factors/remove-passkey.server.ts';
import { renamePasskey } from '#app/domains/accounts/factors/rename-passkey.server.ts';
import { beginTotp } from '#app/domains/accounts/factors/begin-totp.server.ts';
import { removeTotp } from '#app/domains/accounts/factors/remove-totp.server.ts';

type Values = Record<string, string | string[]>;
const textOf = (values: Values, name: string) => String(values[name] ?? '');

/** Verbs by intent of the form; each authorises by itself. */
const INTENTS = new Map<string, (ctx: Ctx, values: Values) => Promise<string[] | null | void>>([
  ['end-session', (ctx, values) => endSession(ctx, textOf(values, 'sessionId'))],
  ['end-others', endOtherSessions],
  ['begin-app', beginTotp],
  ['remove-app', removeTotp],
  ['add-passkey', addPasskey],
  ['rename-passkey', renamePasskey],
  ['remove-passkey', (ctx, values) => removePasskey(ctx, textOf(values, 'passkeyId'))],
  ['make-codes', makeRecoveryCodes],
]);

/** Answers recovery codes where some were made: shown then and never again. */
export async function changeSecurity(ctx: Ctx, values: Values): Promise<string[] | null> {
  if (!ctx.actor) throw new DomainError('sign_in_required');
  const work = INTENTS.get(textOf(values, 'intent'));
  if (!work) throw new DomainError('form_malformed');
  return (await work(ctx, values)) ?? null;
}
