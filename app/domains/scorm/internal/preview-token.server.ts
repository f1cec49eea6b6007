import { createHmac } from 'node:crypto';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { sandboxPermissionsFrom } from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { keyedLabel } from '#app/platform/ids.server.ts';
import type { Keys } from '#app/platform/settings.server.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import { HOUR_MS } from '#app/platform/time.ts';

export const PREVIEW_LIFE_MS = 4 * HOUR_MS;

/**
 * A preview records nothing: the signed token names package and expiry; no row is made, and reports of the package are
 * discarded.
 */
function previewAddress(ctx: Ctx, packageId: string, until: Date, locale: string): string {
  const payload = Buffer.from(`${packageId} ${until.getTime()} ${locale}`).toString('base64url');
  const token = `${payload}.${previewSignature(ctx.keys, payload)}`;
  return `${ctx.settings.contentOrigin.replace('*', previewLabel(ctx.keys, packageId))}/p/${token}/__player/`;
}

export const previewSignature = (keys: Keys, payload: string): string =>
  createHmac('sha256', keys.for('content-label')).update(`preview ${payload}`).digest('base64url');

/** A host of its own: what a preview keeps in the browser meets no learner's. */
export const previewLabel = (keys: Keys, packageId: string): string =>
  keyedLabel(keys.for('content-label'), `preview ${packageId}`);

export type Preview = { title: string; player: string; popups: boolean };

export const describePreview = (
  ctx: Ctx,
  row: typeof scormPackages.$inferSelect,
  until: Date,
  locale: Locale,
): Preview => ({
  title: row.report.title ?? row.launch.title,
  player: previewAddress(ctx, row.id, until, locale),
  popups: sandboxPermissionsFrom(row.needs).popups,
});
