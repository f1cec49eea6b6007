import { changeDocument, type DocumentVerb } from '#app/domains/xapi/internal/document-rows.server.ts';
import { readJson } from '#app/domains/xapi/protocol/json.ts';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import { ValidationError } from '#app/domains/xapi/protocol/validation-error.ts';
import { DOCUMENT_BYTES } from './document.ts';

const isJson = (contentType: string) =>
  contentType.split(';')[0]!.trim().toLowerCase() === 'application/json';

function readMembers(content: Buffer, whose: string): Record<string, unknown> {
  const value = readJson(content);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ValidationError('$', `must be an object where documents are merged, and ${whose} is not`);
  return value as Record<string, unknown>;
}

/**
 * Merges a JSON object into the one that is there, member by member (Part 3 §2.3, "JSON procedure with requirements"); a new
 * document is as it came. Throws Refusal or Fault (400), Refusal 412 or 413.
 */
export const mergeDocument: DocumentVerb = (ctx, shelf, name, change) =>
  changeDocument(ctx, shelf, name, change, () => {
    const said = isJson(change.contentType) ? readMembers(change.content, 'what was sent') : null;
    return (current) => {
      if (!current) return change;
      if (!said || !isJson(current.contentType))
        throw new Refusal(400, 'Only documents of type application/json are merged: put this one instead.');
      const merged = { ...readMembers(Buffer.from(current.content), 'what is there'), ...said };
      const content = Buffer.from(JSON.stringify(merged));
      if (content.length > DOCUMENT_BYTES)
        throw new Refusal(413, `No document is larger than ${DOCUMENT_BYTES} bytes.`);
      return { ...change, content };
    };
  });
