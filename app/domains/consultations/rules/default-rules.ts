/** Rules of an association that has not set its own. */
export const DEFAULT_RULES = {
  secondPerson: false,
  keepMonths: 24,
  credit: { asker: 'peer_group', specialist: 'teaching', reader: 'self_study' },
  readerMinutes: 20,
};
