import { courseDisclosures } from '#db/schema/catalogue.ts';

export type Disclosure = typeof courseDisclosures.$inferSelect;

/** What a form changes of one, in the order of its fields. */
export const disclosedBy = ({
  name,
  role,
  statedOn,
  interests,
  resolution,
}: Pick<Disclosure, 'name' | 'role' | 'statedOn' | 'interests' | 'resolution'>): string[] => [
  name,
  role,
  statedOn,
  interests,
  resolution,
];

/** An interest that nobody has said how to keep out of the content. */
export const isUnresolved = ({
  interests,
  resolution,
}: Pick<Disclosure, 'interests' | 'resolution'>): boolean => interests !== '' && resolution === '';
