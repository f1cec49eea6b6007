import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { type Again, FAULT_TITLES, isFault } from './fault.tsx';
import { useErrorText } from './use-error-text.ts';

/** For an answer of Remix itself: the page does not exist, or it has no form. */
const codeOfStatus = (status: number) =>
  status === 404
    ? 'not_found'
    : status === 405
      ? 'method_refused'
      : status < 500
        ? 'request_malformed'
        : 'unexpected';

/** Content of the error page shown instead of the requested one; null where that one is shown. */
export function useErrorPage(): { code: string; title: string; again: Again | null } | null {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const error = useRouteError();
  if (error === undefined || error === null) return null;
  const isResponse = isRouteErrorResponse(error);
  const known = isResponse ? (error.data as { code?: string; facts?: Record<string, string>; again?: Again } | null) : null; // oxfmt-ignore
  const code = known?.code ?? (isResponse ? codeOfStatus(error.status) : 'unexpected');
  const title = isFault(code) ? t(FAULT_TITLES[code]) : errorText(code, { minutes: '', ...known?.facts });
  return { code, title, again: known?.again ?? null };
}
