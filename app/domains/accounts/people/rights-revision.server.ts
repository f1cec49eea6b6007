import { revisionOf } from '#app/platform/revision.server.ts';

/** Of what an administrator gives and takes in one form. */
export const rightsRevision = (person: {
  roles: string[];
  officerOf: string[];
  blockedAt: Date | null;
}): string => revisionOf([person.roles.toSorted(), person.officerOf.toSorted(), person.blockedAt !== null]);
