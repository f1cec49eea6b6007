import type { ClientCtx } from '#app/domains/xapi/credentials/client.ts';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import type { Version } from '#app/domains/xapi/statements/checks.ts';

/** One request to the store. */
export type LrsRequest = {
  method: string;
  resource: string;
  /** Where the store was addressed: `/xapi` or `/xapi/1.0.3`. */
  prefix: string;
  query: URLSearchParams;
  /** By lower-case name. */
  header(name: string): string | undefined;
  version: Version;
  body: AsyncIterable<Buffer>;
  /** Bytes that the body says to have. */
  length: number | null;
};

export type LrsAnswer = {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer | AsyncIterable<string | Buffer> | undefined;
};

export type Handler = (ctx: ClientCtx, asked: LrsRequest) => Promise<LrsAnswer>;

export const JSON_TYPE = { 'Content-Type': 'application/json' };

export const json = (value: unknown, headers: Record<string, string> = {}): LrsAnswer => ({
  status: 200,
  headers: { ...JSON_TYPE, ...headers },
  body: JSON.stringify(value),
});

/** A body over the limit is refused before it is read. */
export function requireLength({ length }: LrsRequest, limit: number): void {
  if (length !== null && length > limit)
    throw new Refusal(413, `No more than ${limit} bytes are taken here, and the body says it has ${length}.`);
}
