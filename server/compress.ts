import compression from 'compression';
import type { Exchange } from '../edge/exchange.ts';

// Its types are those of Express; it asks for no more than node's own.
const middleware = compression() as unknown as (
  request: unknown,
  response: unknown,
  next: () => void,
) => void;

/**
 * Compresses the answer from here on where that is worth it. A range of a file is a range of its bytes: it is sent as it is.
 */
export function compress({ request, response }: Exchange): void {
  if (!request.headers.range) middleware(request, response, () => undefined);
}
