/** Authors do not see who learns: the end of the opaque id distinguishes learners. */
export const learnerAlias = (opaqueId: string): string => opaqueId.replaceAll('-', '').slice(-6);
