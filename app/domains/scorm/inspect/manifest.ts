import type { Finding } from './finding.ts';
import { Refusal } from './finding.ts';
import { foldPath, joinParameters, resolveReference } from './paths.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

export type Sco = { identifier: string; title: string; href: string; type: 'sco' | 'asset' };

/** Where the player opens, and what the manifest hands to the run-time. */
export type LaunchPoint = {
  /** Path in the archive, without a query. */
  path: string;
  /** `?…` and `#…`, with the item's parameters. */
  query: string;
  sco: string;
  title: string;
  type: 'sco' | 'asset';
  /** Percent, SCORM 1.2 adlcp:masteryscore. */
  masteryScore: string | null;
  /** −1 to 1, imsss:minNormalizedMeasure of a primary objective that is satisfied by measure. */
  scaledPassingScore: string | null;
  /** 0 to 1, adlcp:completionThreshold. */
  completionThreshold: string | null;
  launchData: string | null;
  maxTimeAllowed: string | null;
  timeLimitAction: string | null;
};

export type Manifest = {
  standard: 'scorm-1.2' | 'scorm-2004';
  edition: string | null;
  title: string;
  scos: Sco[];
  launch: LaunchPoint;
  sequencing: boolean;
  warnings: Finding[];
};

type Resource = { node: XmlNode; bases: string[]; href: string | undefined; type: 'sco' | 'asset' };

/** Reads imsmanifest.xml (IMS CP 1.1.4, SCORM CAM); `folder` is where it lies, `files` are folded paths of the archive. */
export function readManifest(root: XmlNode, folder: string, files: Set<string>): Manifest {
  if (root.name !== 'manifest') throw new Refusal('manifest_not_ims', { element: root.name });
  const warnings: Finding[] = [];
  const { standard, edition } = standardOf(root, warnings);
  const resources = resourcesOf(root, folder);
  const organization = organizationOf(root, warnings);
  const items = organization ? itemsOf(organization) : [];

  const usable = items.flatMap((item) => {
    const reference = attributeOf(item, 'identifierref');
    const resource = reference === undefined ? undefined : resources.get(reference);
    if (reference !== undefined && !resource)
      warnings.push({ code: 'dangling_reference', facts: { reference } });
    return resource?.href === undefined ? [] : [{ item, resource, href: resource.href }];
  });
  if (usable.length === 0) {
    const sole = [...resources.values()].find((each) => each.href !== undefined);
    if (!sole) throw new Refusal('no_launch');
    warnings.push({ code: 'no_organization' });
    usable.push({ item: sole.node, resource: sole, href: sole.href! });
  }

  const points = usable.map(({ item, resource, href }) => launchPoint(item, resource, href));
  const launch = points[0]!;
  if (!files.has(foldPath(launch.path))) throw new Refusal('launch_missing', { path: launch.path });
  if (points.length > 1) warnings.push({ code: 'several_scos', facts: { count: points.length } });
  reportMissing(resources, files, warnings);

  const sequencing = contains(root, (node) => node.name === 'sequencing' && /imsss/i.test(node.ns));
  if (sequencing && points.length > 1) warnings.push({ code: 'sequencing_later' });
  const title = textOf(childOf(organization, 'title')) ?? launch.title;
  const scos = points.map((point) => ({
    identifier: point.sco,
    title: point.title,
    href: point.path + point.query,
    type: point.type,
  }));
  return { standard, edition, title, scos, launch, sequencing, warnings };
}

function standardOf(root: XmlNode, warnings: Finding[]): Pick<Manifest, 'standard' | 'edition'> {
  const version = textOf(childOf(childOf(root, 'metadata'), 'schemaversion'));
  if (version === '1.2') return { standard: 'scorm-1.2', edition: null };
  if (version && /^(CAM 1\.3|2004 2nd Edition)$/i.test(version))
    return { standard: 'scorm-2004', edition: '2nd' };
  const edition = /^2004\s+([34](?:rd|th)) Edition$/i.exec(version ?? '')?.[1];
  if (edition) return { standard: 'scorm-2004', edition: edition.toLowerCase() };

  const uses = (namespace: RegExp) =>
    contains(
      root,
      (node) => namespace.test(node.ns) || node.attributes.some((each) => namespace.test(each.ns)),
    );
  const is2004 = uses(/adlcp_v1p3|imsss|adlseq_v1p3/);
  if (!is2004 && !uses(/adlcp_rootv1p2/)) warnings.push({ code: 'standard_guessed' });
  else warnings.push({ code: 'version_missing', facts: { version: version ?? '–' } });
  return { standard: is2004 ? 'scorm-2004' : 'scorm-1.2', edition: null };
}

function resourcesOf(root: XmlNode, folder: string): Map<string, Resource> {
  const list = childOf(root, 'resources');
  const outer = [folder, attributeOf(root, 'base') ?? '', attributeOf(list, 'base') ?? ''];
  return new Map(
    childrenOf(list, 'resource').map((node) => [
      attributeOf(node, 'identifier') ?? '',
      {
        node,
        bases: [...outer, attributeOf(node, 'base') ?? ''],
        href: attributeOf(node, 'href') || undefined,
        type: attributeOf(node, 'scormtype')?.toLowerCase() === 'asset' ? 'asset' : 'sco',
      },
    ]),
  );
}

function organizationOf(root: XmlNode, warnings: Finding[]): XmlNode | undefined {
  const list = childOf(root, 'organizations');
  const all = childrenOf(list, 'organization');
  const wanted = attributeOf(list, 'default');
  const found = all.find((each) => attributeOf(each, 'identifier') === wanted);
  if (wanted && !found && all[0]) warnings.push({ code: 'default_organization', facts: { wanted } });
  if (all.length > 1) warnings.push({ code: 'several_organizations', facts: { count: all.length } });
  return found ?? all[0];
}

const itemsOf = (node: XmlNode): XmlNode[] =>
  childrenOf(node, 'item').flatMap((item) => [item, ...itemsOf(item)]);

function launchPoint(item: XmlNode, resource: Resource, href: string): LaunchPoint {
  const found = resolveReference(resource.bases, href);
  if (!found) throw new Refusal('launch_outside', { href: href.slice(0, 200) });
  const objective = childOf(childOf(childOf(item, 'sequencing'), 'objectives'), 'primaryObjective');
  const byMeasure = attributeOf(objective, 'satisfiedByMeasure') === 'true';
  const threshold = childOf(item, 'completionThreshold');
  const identifier = attributeOf(item, 'identifier') ?? 'item';
  return {
    path: found.path,
    query: joinParameters(found.query, attributeOf(item, 'parameters') ?? ''),
    sco: identifier,
    title: textOf(childOf(item, 'title')) ?? identifier,
    type: resource.type,
    masteryScore: textOf(childOf(item, 'masteryscore')) ?? null,
    scaledPassingScore: byMeasure ? (textOf(childOf(objective, 'minNormalizedMeasure')) ?? '1') : null,
    completionThreshold: attributeOf(threshold, 'minProgressMeasure') ?? textOf(threshold) ?? null,
    launchData: textOf(childOf(item, 'dataFromLMS')) ?? textOf(childOf(item, 'datafromlms')) ?? null,
    maxTimeAllowed: textOf(childOf(item, 'maxtimeallowed')) ?? null,
    timeLimitAction:
      textOf(childOf(item, 'timelimitaction')) ?? textOf(childOf(item, 'timeLimitAction')) ?? null,
  };
}

function reportMissing(resources: Map<string, Resource>, files: Set<string>, warnings: Finding[]): void {
  const missing = [...resources.values()].flatMap(({ node, bases }) =>
    childrenOf(node, 'file').flatMap((file) => {
      const href = attributeOf(file, 'href');
      const found = href ? resolveReference(bases, href) : null;
      return found && !files.has(foldPath(found.path)) ? [found.path] : [];
    }),
  );
  if (missing.length > 0)
    warnings.push({ code: 'files_missing', facts: { count: missing.length, first: missing[0]! } });
}

const contains = (node: XmlNode, test: (node: XmlNode) => boolean): boolean =>
  test(node) || node.children.some((child) => contains(child, test));
