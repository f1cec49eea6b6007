import { type JsonObject, asList } from './vocabulary.ts';

/** Attachments of a statement and of the statement in it. */
export function listStatementAttachments(statement: JsonObject): JsonObject[] {
  const object = statement['object'] as JsonObject;
  const inner = object['objectType'] === 'SubStatement' ? asList(object['attachments']) : [];
  return [...asList(statement['attachments']), ...inner];
}
