import { createCredential } from '#app/domains/xapi/credentials/create-credential.server.ts';
import { changeForwardState } from '#app/domains/xapi/forwarding/change-forward-state.server.ts';
import { createForward } from '#app/domains/xapi/forwarding/create-forward.server.ts';
import { listRecordRecipients } from '#app/domains/xapi/forwarding/list-record-recipients.server.ts';
import { setRecordConsent } from '#app/domains/xapi/forwarding/set-record-consent.server.ts';
import type { Actors } from './actors.ts';

/** The Latvian association has a key for its tool, and a store elsewhere that nothing is sent to yet: it is paused. */
export async function seedRecordTools({ as }: Actors, associationId: string): Promise<void> {
  await createCredential(await as('association', 60), associationId, {
    name: 'Articulate Storyline (paraugs)',
    scopes: ['statements/write', 'state'],
  });
  const id = await createForward(await as('admin', 60), {
    associationId,
    endpoint: 'https://lrs.example.org/xapi/',
    user: 'majakka',
    password: 'sample',
    version: '1.0.3',
  });
  await changeForwardState(await as('association', 60), associationId, id, 'pause');
  const doctor = await as('doctor', 55);
  const [reader] = await listRecordRecipients(doctor);
  await setRecordConsent(doctor, reader!.membershipId, true);
}
