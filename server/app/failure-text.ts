import { type Answer, type Exchange, text } from '../../edge/exchange.ts';
import { failureSentence, toFailure } from '../failures.ts';

export function failureText(error: unknown, exchange: Exchange): Answer | null {
  const failure = toFailure(error);
  const language = exchange.header('accept-language') ?? '';
  return failure && text(failure.status, `${failureSentence(failure, language)}\n`, failure.headers);
}
