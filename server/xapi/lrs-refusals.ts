import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import { ValidationError } from '#app/domains/xapi/protocol/validation-error.ts';
import { asDomainError, retryAfter, statusOf } from '#app/http/error-response.server.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { shortenedRemote } from '#app/platform/remote.server.ts';
import { DatabaseAway, type DatabaseBusy, databaseFault } from '#db/database.ts';
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

function databaseRefusal(fault: DatabaseAway | DatabaseBusy): Refusal {
  const again = 'try again in a moment, with the same ids.';
  return fault instanceof DatabaseAway
    ? new Refusal(503, `The store cannot reach its database: ${again}`, { 'Retry-After': '5' })
    : new Refusal(503, `The store is busy: ${again}`, { 'Retry-After': '2' });
}

/** A refusal of the platform (quota, full disk) in English; null for a fault of ours. */
function platformRefusal(error: unknown): Refusal | null {
  const known = asDomainError(error);
  if (!known) return null;
  const { code, facts } = known;
  return new Refusal(
    statusOf(code),
    translatorFor('en')(`errors:${code as 'busy'}`, facts),
    retryAfter(code),
  );
}

function toRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof ValidationError) return new Refusal(400, `${error.message}.`);
  const fault = databaseFault(error);
  if (fault) return databaseRefusal(fault);
  if (!(error instanceof Refused)) return platformRefusal(error);
  const words: Partial<Record<RefusalCode, string>> = {
    method_refused: 'This method is not possible here.',
    too_large: 'This is larger than can be taken here.',
    too_many_requests: 'Too many requests from this address: try again in a moment.',
    unexpected: 'Something went wrong here.',
  };
  return new Refusal(error.status, words[error.code] ?? `${error.code}.`, error.headers);
}
