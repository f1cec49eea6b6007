import { randomBytes } from 'node:crypto';

/** Letters and digits, as Mux's ids are: no padding, safe in paths and stream names. */
export const newId = (bytes = 24): string => randomBytes(bytes).toString('base64url').replace(/[-_]/g, 'x');
