import { people } from '#db/schema/accounts.ts';

/** What a letter needs of whom it goes to. */
export const ADDRESSEE = {
  email: people.email,
  locale: people.locale,
  timeZone: people.timeZone,
  name: people.name,
};
export type Addressee = { email: string; locale: string; timeZone: string; name: string };
