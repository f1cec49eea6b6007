import { gunzipSync } from 'node:zlib';
import { COMMIT_BYTES } from '#app/domains/scorm/commits/commit.ts';
import { DomainError } from '#app/platform/errors.ts';
import { readBody } from '../../edge/body.ts';
import type { Exchange } from '../../edge/exchange.ts';

/** Text of a commit, compressed or not; refused before more than its limit is held, and only read once the launch is known. */
export async function readCommitText(exchange: Exchange): Promise<string> {
  const body = await readBody(exchange, COMMIT_BYTES);
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body.toString('utf8');
  try {
    return gunzipSync(body, { maxOutputLength: COMMIT_BYTES }).toString('utf8');
  } catch {
    throw new DomainError('commit_malformed');
  }
}
