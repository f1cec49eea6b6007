/** Names of the fields that show that it is somebody; the form they belong to is sent again with them, and ignores them. */
export const CONFIRMING = 'confirming-';
