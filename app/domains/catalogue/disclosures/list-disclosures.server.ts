import { asc, eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { courseDisclosures } from '#db/schema/catalogue.ts';
import type { Disclosure } from './disclosure.ts';

/** Of everybody who controls a course's content, in the order they were made. Public, as learners must see them. */
export const listDisclosures = (read: Reader, courseId: string): Promise<Disclosure[]> =>
  prepared(read, 'catalogue_disclosures', (db) =>
    db
      .select()
      .from(courseDisclosures)
      .where(eq(courseDisclosures.courseId, boundValue('courseId')))
      .orderBy(asc(courseDisclosures.createdAt)),
  ).execute({ courseId });
