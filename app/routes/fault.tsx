import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { failWith } from '#app/http/error-response.server.ts';
import { statusOf } from '#app/http/statuses.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** Drawn in place of a page that failed, by the error page of all; nothing is to be found here by address. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { fault } = context;
  if (!fault) throw failWith(new DomainError('not_found'), request);
  throw data(fault, statusOf(fault.code));
}

export default function Fault() {
  return null;
}
