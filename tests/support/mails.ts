import { asc, eq } from 'drizzle-orm';
import { mails } from '#db/schema/platform.ts';
import type { TestApp } from './app.ts';

type Addressee = { email: string };

/** Mails to somebody, in the order in which they were queued. */
export const mailsTo = (app: TestApp, { email }: Addressee) =>
  app.platform.db.read
    .select()
    .from(mails)
    .where(eq(mails.recipient, email))
    .orderBy(asc(mails.createdAt), asc(mails.id));
export const subjectsTo = async (app: TestApp, to: Addressee): Promise<string[]> =>
  (await mailsTo(app, to)).map(({ subject }) => subject);
export const bodiesTo = async (app: TestApp, to: Addressee): Promise<string[]> =>
  (await mailsTo(app, to)).map(({ body }) => body);
