import { courseDisclosures } from '#db/schema/catalogue.ts';

export type Disclosure = typeof courseDisclosures.$inferSelect;

/** An interest that nobody has said how to keep out of the content. */
export const isUnresolved = ({
  interests,
  resolution,
}: Pick<Disclosure, 'interests' | 'resolution'>): boolean => interests !== '' && resolution === '';
