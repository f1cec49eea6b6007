import { isHeaderValue } from '#app/domains/xapi/protocol/header-value.ts';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import type { RequestConditions } from './request-conditions.ts';

export const DOCUMENT_BYTES = 5 * 1024 * 1024;

const MAX_TYPE_LENGTH = 1000;

export type Document = { contentType: string; etag: string; updatedAt: Date; content: Buffer };

export function requireContentType(contentType: string): void {
  if (!isHeaderValue(contentType) || contentType.length > MAX_TYPE_LENGTH)
    throw new Refusal(400, 'The Content-Type must be a media type, without control characters.');
}

export type DocumentChange = {
  contentType: string;
  content: Buffer;
  conditions: RequestConditions;
  version: Version;
};
