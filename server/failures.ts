import { type FailureResponse, toFailure as failureOf } from '#app/http/error-response.server.ts';
import { chooseLocale } from '#app/i18n/locales.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { type Answer, text } from '../edge/exchange.ts';
import { Refused } from '../edge/refused.ts';

export type Failure = Omit<FailureResponse, 'fields'>;

/** Meaning of an expected error for the client: ours, the edge's, a busy database's; null for a fault. */
export function toFailure(error: unknown): Failure | null {
  if (error instanceof Refused) {
    const code = error.code === 'unavailable' ? 'busy' : error.code;
    return { code, status: error.status, facts: {}, headers: error.headers };
  }
  return failureOf(error);
}

/** Its sentence, in the language that was asked for. */
export const failureSentence = ({ code, facts }: Failure, acceptLanguage: string): string =>
  translatorFor(chooseLocale(null, null, acceptLanguage))(`errors:${code}` as 'errors:not_found', facts);

/** In words alone, for what belongs to no site of ours; `appOrigin` is where they are. */
export function answerRefused(refused: Refused, acceptLanguage: string, appOrigin: string): Answer {
  if (refused.status === 204) return { status: 204, headers: refused.headers };
  const failure = toFailure(refused)!;
  failure.facts = { address: appOrigin };
  return text(refused.status, `${failureSentence(failure, acceptLanguage)}\n`, refused.headers);
}
