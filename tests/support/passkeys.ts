import type { Person, TestApp } from './app.ts';
import { makeAuthenticator } from './authenticator.ts';

export const ORIGIN = 'http://localhost:3000';

/** A browser's side of passkeys for one app. */
export function passkeysAt(app: TestApp) {
  const optionsFor = async (use: 'get' | 'create', person?: Person) =>
    (await (await app.get(`/passkeys/${use}`, person)).json()) as {
      challenge: string;
      rp: { id: string };
      rpId: string;
      user: { id: string };
      userVerification?: string;
      authenticatorSelection?: object;
    };
  async function addPasskey(person: Person, name = 'Key') {
    const key = makeAuthenticator(ORIGIN);
    const passkey = key.create(await optionsFor('create', person));
    const answer = await app.post('/profile/security', { intent: 'add-passkey', name, passkey }, person);
    return { key, answer };
  }
  const signInWith = (passkey: string) => app.post('/sign-in', { passkey });
  return { optionsFor, addPasskey, signInWith };
}
