import type { ClientCtx } from '#app/domains/xapi/credentials/client.ts';
import { changeDocument } from '#app/domains/xapi/internal/document-rows.server.ts';
import type { DocumentScope } from './document-scope.ts';
import type { DocumentChange } from './document.ts';
import { requireCondition } from './request-conditions.ts';

/** Puts a document in the place of what was there. Throws Refusal 400, 409, 412 or 413. */
export const putDocument = (
  ctx: ClientCtx,
  shelf: DocumentScope,
  name: string,
  change: DocumentChange,
): Promise<void> =>
  changeDocument(ctx, shelf, name, change, (current) => {
    requireCondition(shelf.kind, change.version, current !== undefined, change.conditions);
    return change;
  });
