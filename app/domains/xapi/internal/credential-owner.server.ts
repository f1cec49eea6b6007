import { eq, isNull } from 'drizzle-orm';
import { credentials } from '#db/schema/xapi.ts';

export const isOwnedBy = (associationId: string | null) =>
  associationId === null ? isNull(credentials.associationId) : eq(credentials.associationId, associationId);
