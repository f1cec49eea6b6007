import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { load } from '#app/http/load.server.ts';
import { DomainError } from '#app/platform/errors.ts';

export const loader = (args: LoaderFunctionArgs) =>
  load(args, async (_, { refused }) => {
    throw new DomainError(refused?.code ?? 'not_found', refused?.facts);
  });
export const action = (args: ActionFunctionArgs) => loader(args);

/** Never drawn: the page of unknown addresses, and of those that failed without a page of their own, is the error page. */
export default function NotFound() {
  return null;
}
