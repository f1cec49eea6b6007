import { Readable } from 'node:stream';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { stageEvidence } from '#app/domains/credits/activities/stage-evidence.server.ts';
import { startActivity } from '#app/domains/credits/activities/start-activity.server.ts';
import { submitActivity } from '#app/domains/credits/activities/submit-activity.server.ts';
import type { Person, TestApp } from './app.ts';

/** Evidence, as far as anybody looks at its beginning. */
export const PDF = Buffer.from('%PDF-1.7\n%evidence');
/** A morning of three hours elsewhere, handed in by a form. */
export const ACTIVITY = {
  activityType: 'live_onsite',
  title: 'Congress of family medicine',
  organiser: 'LĢĀA',
  language: 'lv',
  'date-0': '2026-03-02',
  'from-0': '09:00',
  'to-0': '12:00',
};

/** Begins an activity with all that its form asks and submits it, by the pages of a doctor; answers its id. */
export async function handInActivity(
  app: TestApp,
  doctor: Person,
  { associationId, ...fields }: Record<string, string>,
): Promise<string> {
  const begun = await sendActivity(app, '/credit/activities/new', doctor, fields);
  const path = begun.headers.get('location')!;
  const sent = await app.post(
    path,
    { intent: 'submit', revision: '1', associationId: associationId! },
    doctor,
  );
  if (sent.status !== 302) throw new Error(await sent.text());
  return path.split('/').at(-1)!;
}

/** As `handInActivity`, by the verbs. */
export async function submitted(
  ctx: Ctx,
  { associationId, ...fields }: Record<string, string>,
  fileName = 'paper.pdf',
): Promise<string> {
  const file = await stageEvidence(ctx, { stream: Readable.from([PDF]), fileName });
  const id = await startActivity(ctx, fields, file);
  await submitActivity(ctx, id, { revision: 1, associationId });
  return id;
}

/** Sends a form with evidence to a page of activities, without where `file` is null. */
export function sendActivity(
  app: TestApp,
  path: string,
  person: Person,
  fields: Record<string, string>,
  file: Buffer | null = PDF,
  fileName = 'paper.pdf',
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  if (file) body.append('evidence', new File([new Uint8Array(file)], fileName, { type: 'application/pdf' }));
  return app.send(path, { method: 'POST', body, cookie: person.cookie });
}
