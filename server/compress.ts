import compression from 'compression';
import type { Exchange } from '../edge/exchange.ts';

const middleware = compression() as unknown as (
  request: unknown,
  response: unknown,
  next: () => void,
) => void;

/** What is answered from here on is packed where that is worth it. A part of a file is a part of its bytes: it leaves as it is. */
export function compress({ request, response }: Exchange): void {
  if (!request.headers.range) middleware(request, response, () => undefined);
}
