import { type Column, type Placeholder, getTableColumns } from 'drizzle-orm';
import { associations } from '#db/schema/accounts.ts';
import { associationNameLanguage } from './association-name-language.server.ts';
import { associationName } from './association-name.server.ts';

/** The columns of an association with its name as readers of a language know it; `language` stays its own. */
export const associationsAs = (locale: string | Column | Placeholder) => ({
  ...getTableColumns(associations),
  name: associationName(locale),
  nameLanguage: associationNameLanguage(locale),
});
