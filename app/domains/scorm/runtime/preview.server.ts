import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Locale } from '#app/i18n/locales.ts';
import { DomainError } from '#app/platform/errors.ts';
import { isSameSecret, keyedLabel } from '#app/platform/ids.server.ts';
import type { Keys } from '#app/platform/settings.server.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '../../accounts/permissions.ts';
import { listVersionsOfPackage } from '../../catalogue/read-course.server.ts';
import { readReview } from '../../credits/applications.server.ts';
import type { LaunchPoint } from '../inspect/launch-point.ts';
import type { OpenLaunch } from './launch.server.ts';
import { needsOf } from './needs.ts';

const LIFE_MS = 4 * 3_600_000;

/**
 * A look at a package that leaves nothing behind: the token says which and until when, signed by the server's key;
 * no row is made, and what the package reports is thrown away.
 */
function previewOf(ctx: Ctx, packageId: string, until: Date, locale: string): string {
  const payload = Buffer.from(`${packageId} ${until.getTime()} ${locale}`).toString('base64url');
  const token = `${payload}.${signed(ctx.keys, payload)}`;
  return `${ctx.settings.contentOrigin.replace('*', labelOf(ctx.keys, packageId))}/p/${token}/__player/`;
}

const signed = (keys: Keys, payload: string): string =>
  createHmac('sha256', keys.for('content-label')).update(`preview ${payload}`).digest('base64url');
/** A host of its own: what a preview keeps in the browser meets no learner's. */
const labelOf = (keys: Keys, packageId: string): string =>
  keyedLabel(keys.for('content-label'), `preview ${packageId}`);

/** For its author, and for officers once it belongs to a version that was published. Throws `not_found`. */
export async function startPreview(ctx: Ctx, packageId: string, locale: Locale): Promise<Preview> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(scormPackages).where(eq(scormPackages.id, packageId));
  const versions = row ? await listVersionsOfPackage(ctx, packageId) : [];
  const officer = ctx.actor.officerOf.length > 0 && versions.some(({ state }) => state !== 'draft');
  mustBeAllowed(ctx, row !== undefined && (row.ownerId === ctx.actor.id || officer));
  return titled(ctx, row!, new Date(ctx.now.getTime() + LIFE_MS), locale);
}

/** For a reviewer, by the mailed link, of the version that was applied for. Throws `not_found`. */
export async function startReviewPreview(
  ctx: Ctx,
  token: string,
  packageId: string,
  locale: Locale,
): Promise<Preview> {
  const { review, offer } = await readReview(ctx, token);
  if (!offer.variants.some((variant) => variant.packageId === packageId)) throw new DomainError('not_found');
  const [row] = await ctx.db.read.select().from(scormPackages).where(eq(scormPackages.id, packageId));
  const until = Math.min(ctx.now.getTime() + LIFE_MS, review.expiresAt.getTime());
  return titled(ctx, row!, new Date(until), locale);
}

type Preview = { title: string; player: string; popups: boolean };
const titled = (ctx: Ctx, row: typeof scormPackages.$inferSelect, until: Date, locale: Locale): Preview => ({
  title: (row.report as { title?: string }).title ?? (row.launch as unknown as LaunchPoint).title,
  player: previewOf(ctx, row.id, until, locale),
  popups: needsOf(row.needs).popups,
});

export type OpenPreview = Pick<OpenLaunch, 'standard' | 'kind' | 'point' | 'needs' | 'learner'> & {
  packageId: string;
};

/** What a preview's token opens; throws `not_found` for a forged one, `launch_over` for an old one. */
export async function openPreview(ctx: Ctx, token: string, label: string | null): Promise<OpenPreview> {
  const [payload = '', signature = ''] = token.split('.');
  if (!isSameSecret(signature, signed(ctx.keys, payload))) throw new DomainError('not_found');
  const [packageId = '', until = '0', locale = 'en'] = Buffer.from(payload, 'base64url')
    .toString()
    .split(' ');
  if (label !== null && label !== labelOf(ctx.keys, packageId)) throw new DomainError('not_found');
  if (Number(until) <= ctx.now.getTime()) throw new DomainError('launch_over');
  const [row] = await ctx.db.read.select().from(scormPackages).where(eq(scormPackages.id, packageId));
  if (!row) throw new DomainError('not_found');
  return {
    packageId,
    standard: row.standard,
    kind: row.kind,
    point: row.launch as unknown as LaunchPoint,
    needs: needsOf(row.needs),
    learner: { opaqueId: 'preview', language: locale, name: '' },
  };
}
