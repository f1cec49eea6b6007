import { and, asc, eq } from 'drizzle-orm';
import type { Contents, LaunchPoint } from '#app/domains/scorm/types.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Reader } from '#db/database.ts';
import { scormPackages, scormParts } from '#db/schema/scorm.ts';

/** Launch point of a part; throws `commit_malformed` for one that the package does not have. */
export async function requireLaunchPoint(
  read: Reader,
  { kind, point, launch }: Pick<OpenLaunch, 'kind' | 'point' | 'launch'>,
  sco: string,
): Promise<LaunchPoint> {
  if (sco === point.sco) return point;
  const [row] =
    kind === 'single'
      ? []
      : await read
          .select({ point: scormParts.point })
          .from(scormParts)
          .where(and(eq(scormParts.packageId, launch.packageId), eq(scormParts.sco, sco)));
  if (!row) throw new DomainError('commit_malformed');
  return row.point;
}

/** All parts of a package with their order. */
export async function readPackageContents(
  read: Reader,
  packageId: string,
): Promise<{ points: LaunchPoint[]; contents: Contents | null }> {
  const [row] = await read
    .select({ launch: scormPackages.launch, contents: scormPackages.contents })
    .from(scormPackages)
    .where(eq(scormPackages.id, packageId));
  const parts = await read
    .select({ point: scormParts.point })
    .from(scormParts)
    .where(eq(scormParts.packageId, packageId))
    .orderBy(asc(scormParts.position));
  const points = parts.length > 0 ? parts.map((each) => each.point) : [row!.launch];
  return { points, contents: row!.contents };
}
