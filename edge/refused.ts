/** Why an edge refuses a request before anybody else has seen it, or for somebody who did not say why. */
export type RefusalCode =
  | 'address_malformed'
  | 'method_refused'
  | 'not_found'
  | 'host_unknown'
  | 'too_large'
  | 'too_many_requests'
  | 'too_slow'
  | 'request_malformed'
  | 'unavailable'
  | 'unexpected';

const STATUS: Record<RefusalCode, number> = {
  address_malformed: 400,
  request_malformed: 400,
  not_found: 404,
  method_refused: 405,
  too_slow: 408,
  too_large: 413,
  host_unknown: 421,
  too_many_requests: 429,
  unexpected: 500,
  unavailable: 503,
};

/** Thrown by a handler to refuse; its site, or the edge itself, writes the answer. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;
  constructor(
    readonly code: RefusalCode,
    readonly headers: Record<string, string> = {},
    status?: number,
  ) {
    super(code);
    this.status = status ?? STATUS[code];
  }
}
