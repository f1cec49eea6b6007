import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { and, eq, lt, or } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import {
  type OneTimeToken,
  makeOneTimeToken,
  readOneTimeToken,
  spendOneTimeToken,
} from '#app/domains/accounts/internal/one-time-token.server.ts';
import type { PersonRow } from '#app/domains/accounts/internal/session/actor.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Tx } from '#db/database.ts';
import { passkeys, people } from '#db/schema/accounts.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import type { Passkey } from './factors.server.ts';

/** How long a challenge is good; the page fetches it when the button is pressed. */
const MINUTES = 5;

const NAME = 'Majakka';

const relyingParty = ({ settings }: Pick<Platform, 'settings'>) => ({
  expectedOrigin: settings.appOrigin,
  expectedRPID: new URL(settings.appOrigin).hostname,
});

/** Never a name: what an authenticator keeps beside the key is the opaque id (WebAuthn 3, §14.6.1). */
const userHandle = (opaqueId: string) => new TextEncoder().encode(opaqueId);

export const registrationOptions = (ctx: SignedInCtx, known: Passkey[]) =>
  generateRegistrationOptions({
    rpName: NAME,
    rpID: relyingParty(ctx).expectedRPID,
    userID: userHandle(ctx.actor.opaqueId),
    userName: ctx.actor.email,
    userDisplayName: ctx.actor.name,
    challenge: makeOneTimeToken(ctx, 'passkey-create', ctx.actor.id, MINUTES),
    timeout: MINUTES * MINUTE_MS,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    // Found without a name and opened by the person alone: then it is both factors at once.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });

export const authenticationOptions = (ctx: Ctx) =>
  generateAuthenticationOptions({
    rpID: relyingParty(ctx).expectedRPID,
    challenge: makeOneTimeToken(ctx, 'passkey-get', '', MINUTES),
    timeout: MINUTES * MINUTE_MS,
    userVerification: 'required',
  });

/** The WebAuthn response that the browser's script put into the form; throws `passkey_refused` where it is not JSON. */
function parseAnswer<T>(text: string): T {
  try {
    const answer: unknown = JSON.parse(text);
    if (answer && typeof answer === 'object') return answer as T;
  } catch {
    // As any other answer that cannot be used.
  }
  throw new DomainError('passkey_refused');
}

/** The library throws where anything of WebAuthn 3 §7.1 or §7.2 does not hold: to the person that is one thing. */
async function verifiedOrRefused<T extends { verified: boolean }>(
  work: Promise<T>,
): Promise<T & { verified: true }> {
  const answer = await work.catch((error: unknown) => {
    throw error instanceof DomainError ? error : new DomainError('passkey_refused');
  });
  if (!answer.verified) throw new DomainError('passkey_refused');
  return answer as T & { verified: true };
}

const challengeCheck =
  (
    ctx: Ctx,
    purpose: 'passkey-get' | 'passkey-create',
    subject: string,
    found: (once: OneTimeToken) => void,
  ) =>
  (challenge: string): boolean => {
    const once = readOneTimeToken(ctx, purpose, Buffer.from(challenge, 'base64url').toString('utf8'));
    if (!once || once.subject !== subject) throw new DomainError('step_expired');
    found(once);
    return true;
  };

/** A new passkey from the browser's answer, not yet written, and the challenge to spend with it. */
export async function verifyRegistration(
  ctx: SignedInCtx,
  text: string,
): Promise<{ row: Omit<Passkey, 'name' | 'createdAt' | 'lastUsedAt' | 'personId'>; once: OneTimeToken }> {
  let once: OneTimeToken | undefined;
  const { registrationInfo } = await verifiedOrRefused(
    verifyRegistrationResponse({
      response: parseAnswer<RegistrationResponseJSON>(text),
      expectedChallenge: challengeCheck(ctx, 'passkey-create', ctx.actor.id, (found) => (once = found)),
      ...relyingParty(ctx),
      requireUserVerification: true,
    }),
  );
  const { id, publicKey, counter, transports } = registrationInfo.credential;
  return {
    row: { id, publicKey: Buffer.from(publicKey), counter, transports: transports ?? [] },
    once: once!,
  };
}

/**
 * Whose passkey signed, and `use`, which spends the challenge. Throws `passkey_refused` or `step_expired`; `use` throws the
 * same where the challenge was used before, or where the counter did not grow: then there is a copy of the key (WebAuthn 3,
 * §6.1.1).
 */
export async function verifyAssertion(
  ctx: Ctx,
  text: string,
): Promise<{ person: PersonRow; use: (tx: Tx) => Promise<void> }> {
  const response = parseAnswer<AuthenticationResponseJSON>(text);
  const [found] = await ctx.db.read
    .select({ passkey: passkeys, person: people })
    .from(passkeys)
    .innerJoin(people, eq(people.id, passkeys.personId))
    .where(eq(passkeys.id, String(response.id)));
  if (!found) throw new DomainError('passkey_refused');
  const { passkey, person } = found;
  const handle = response.response?.userHandle;
  if (handle && handle !== Buffer.from(userHandle(person.opaqueId)).toString('base64url'))
    throw new DomainError('passkey_refused');
  let once: OneTimeToken | undefined;
  const { authenticationInfo } = await verifiedOrRefused(
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challengeCheck(ctx, 'passkey-get', '', (challenge) => (once = challenge)),
      ...relyingParty(ctx),
      // The counter is compared below, in the unit that writes it.
      credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
      requireUserVerification: true,
    }),
  );
  const counter = authenticationInfo.newCounter;
  return {
    person,
    async use(tx) {
      await spendOneTimeToken(tx, once!);
      const grown = lt(passkeys.counter, counter);
      const [used] = await tx
        .update(passkeys)
        .set({ counter, lastUsedAt: ctx.now })
        .where(and(eq(passkeys.id, passkey.id), counter === 0 ? or(eq(passkeys.counter, 0), grown) : grown))
        .returning();
      if (!used) throw new DomainError('passkey_refused');
    },
  };
}
