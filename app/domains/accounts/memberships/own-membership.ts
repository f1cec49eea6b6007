/** How somebody stands with the association that they are a member of, or have asked. `since`: accepted, or asked. */
export type OwnMembership = {
  state: 'accepted' | 'requested';
  /** Of the association, in the reader's language where it has a name in it. */
  name: string;
  language: string;
  since: Date | string;
};
