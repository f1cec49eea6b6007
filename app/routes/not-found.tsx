import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { load } from '#app/http/load.server.ts';
import { DomainError } from '#app/platform/errors.ts';

export const loader = (args: LoaderFunctionArgs) =>
  load(args, async () => {
    throw new DomainError('not_found');
  });
export const action = (args: ActionFunctionArgs) => loader(args);

/** Never drawn: the page for strangers' addresses is the error page. */
export default function NotFound() {
  return null;
}
