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

/** Sends the form of an activity to its page, with evidence unless `file` is null. */
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
