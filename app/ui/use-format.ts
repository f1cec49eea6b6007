import { useRouteLoaderData } from '@remix-run/react';
import { type Format, formatFor } from '../i18n/format.ts';

/** Dates and numbers for the reader of this page. */
export function useFormat(): Format {
  const { locale, timeZone } = (useRouteLoaderData('root') ?? {}) as { locale?: string; timeZone?: string };
  return formatFor(locale ?? 'en', timeZone ?? 'Europe/Helsinki');
}
