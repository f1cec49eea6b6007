/** Somebody who signs in within this time of asking for their account to be deleted has it back. */
export const GRACE_DAYS = 14;
