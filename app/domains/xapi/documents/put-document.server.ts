import { changeDocument, type DocumentVerb } from '#app/domains/xapi/internal/document-rows.server.ts';
import { requireCondition } from './request-conditions.ts';

/** Puts a document in the place of what was there. Throws Refusal 400, 409, 412 or 413. */
export const putDocument: DocumentVerb = (ctx, shelf, name, change) =>
  changeDocument(ctx, shelf, name, change, () => (current) => {
    requireCondition(shelf.kind, change.version, current !== undefined, change.conditions);
    return change;
  });
