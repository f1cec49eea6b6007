import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import { ValidationError } from '#app/domains/xapi/protocol/validation-error.ts';
import { toFailure } from '#app/http/error-response.server.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { shortenedRemote } from '#app/platform/remote.server.ts';
import type { ErrorCode } from '#app/platform/errors.ts';
import type { Exchange } from '../../edge/exchange.ts';
import { type RefusalCode, Refused } from '../../edge/refused.ts';
import type { LrsAnswer } from './lrs-request.ts';

export function answerRefusal({ log }: Platform, exchange: Exchange, error: unknown): LrsAnswer | null {
  const refusal = toRefusal(error);
  if (!refusal) return null;
  const { status, message, headers } = refusal;
  log.info(
    { method: exchange.method, path: exchange.path, status, remote: shortenedRemote(exchange.remote) },
    'a request to the record store was refused',
  );
  return {
    status,
    headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
    body: `${message}\n`,
  };
}

const AGAIN = 'try again in a moment, with the same ids.';
const DATABASE: Partial<Record<ErrorCode, string>> = {
  busy: `The store is busy: ${AGAIN}`,
  database_away: `The store cannot reach its database: ${AGAIN}`,
  outcome_unknown: `The store cannot reach its database: ${AGAIN}`,
};

/** A refusal of the platform (quota, full disk, database) in English; null for a fault of ours. */
function platformRefusal(error: unknown): Refusal | null {
  const failure = toFailure(error);
  if (!failure) return null;
  const { code, facts, status, headers } = failure;
  return new Refusal(status, DATABASE[code] ?? translatorFor('en')(`errors:${code}`, facts), headers);
}

function toRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof ValidationError) return new Refusal(400, `${error.message}.`);
  if (!(error instanceof Refused)) return platformRefusal(error);
  const words: Partial<Record<RefusalCode, string>> = {
    method_refused: 'This method is not possible here.',
    too_large: 'This is larger than can be taken here.',
    too_many_requests: 'Too many requests from this address: try again in a moment.',
    unexpected: 'Something went wrong here.',
  };
  return new Refusal(error.status, words[error.code] ?? `${error.code}.`, error.headers);
}
