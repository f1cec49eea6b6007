import { useRouteLoaderData } from '@remix-run/react';
import { type Format, formatFor } from '#app/i18n/format.ts';

type Reader = () => { locale?: string; timeZone?: string };

/** Dates and numbers for the reader of this page. */
export function useFormat(): Format {
  const { locale, timeZone } = useRouteLoaderData<Reader>('root') ?? {};
  return formatFor(locale ?? 'en', timeZone);
}
