import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { answering } from '#app/http/context.server.ts';
import { DomainError } from '#app/platform/errors.ts';

export const loader = (args: LoaderFunctionArgs) =>
  answering(args, async () => {
    throw new DomainError('not_found');
  });
export const action = (args: ActionFunctionArgs) => loader(args);

/** Never drawn: the page for strangers' addresses is the error page. */
export default function NotFound() {
  return null;
}
