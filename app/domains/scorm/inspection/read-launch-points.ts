import { prerequisitesHold } from '#app/domains/scorm/sequencing/prerequisites.ts';
import { toOneLine } from '#app/platform/form-fields.ts';
import { type Finding, PackageRejection } from './finding.ts';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import type { Manifest } from './manifest.ts';
import { allItems, readTitle } from './name-items.ts';
import { joinParameters, pathKey, resolveReference } from './paths.ts';
import { type XmlNode, attributeOf, childOf, childrenOf, textOf } from './xml.ts';

export type ManifestResource = {
  node: XmlNode;
  bases: string[];
  href: string | undefined;
  type: 'sco' | 'asset';
};

/** Launch points; where no item has one, the first resource that could. */
export function readLaunchPoints(
  organization: XmlNode | undefined,
  resources: Map<string, ManifestResource>,
  standard: Manifest['standard'],
  { warnings, partTitle }: { warnings: Finding[]; partTitle(n: number): string },
): Manifest['points'] {
  const points = (organization ? allItems(organization) : []).flatMap((item) => {
    const reference = attributeOf(item, 'identifierref');
    if (!reference) return [];
    const resource = resources.get(reference);
    if (!resource) warnings.push({ code: 'dangling_reference', facts: { reference } });
    if (resource?.href === undefined) return [];
    // SCORM 2004 4th Ed. CAM §3.4.1.7: only what has no items of its own can be opened.
    if (standard === 'scorm-2004' && childOf(item, 'item')) {
      warnings.push({ code: 'cluster_with_content', facts: { reference } });
      return [];
    }
    const point = readLaunchPoint(item, resource, resource.href);
    const script = point.prerequisites;
    if (script && prerequisitesHold(script, () => undefined) === null)
      warnings.push({ code: 'prerequisites_unread', facts: { script: script.slice(0, 100) } });
    return [point];
  });
  const [first, ...others] = points;
  if (first) return [first, ...others];
  const sole = [...resources.values()].find((each) => each.href !== undefined);
  if (!sole) throw new PackageRejection('no_launch');
  warnings.push({ code: 'no_organization' });
  return [{ ...readLaunchPoint(sole.node, sole, sole.href!), title: partTitle(1) }];
}

export function readResources(root: XmlNode, folder: string): Map<string, ManifestResource> {
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

/** Paths that a resource lists as its files. */
export const filesOf = ({ node, bases }: ManifestResource): string[] =>
  childrenOf(node, 'file').flatMap((file) => pathOf(bases, attributeOf(file, 'href')));

function pathOf(bases: string[], href: string | undefined): string[] {
  const found = resolveReference(bases, href ?? '');
  return found ? [found.path] : [];
}

/** Keys of all paths that a manifest in `folder` names: what its resources open, and their files. */
export const pathsNamed = (root: XmlNode, folder: string): Set<string> =>
  new Set(
    [...readResources(root, folder).values()]
      .flatMap((resource) => [...pathOf(resource.bases, resource.href), ...filesOf(resource)])
      .map(pathKey),
  );

function readLaunchPoint(item: XmlNode, resource: ManifestResource, href: string): LaunchPoint {
  const found = resolveReference(resource.bases, href);
  if (!found) throw new PackageRejection('launch_outside', { href: href.slice(0, 200) });
  const sequencing = childOf(item, 'sequencing');
  const objectives = childrenOf(sequencing, 'objectives').find((list) => !/adlseq/i.test(list.ns));
  const primary = childOf(objectives, 'primaryObjective');
  const byMeasure = attributeOf(primary, 'satisfiedByMeasure')?.toLowerCase() === 'true';
  const threshold = childOf(item, 'completionThreshold');
  // The 4th edition's measure counts where completedByMeasure says so (RTE §4.2.5); the text of the 3rd says it by itself.
  const measured = attributeOf(threshold, 'completedByMeasure')?.toLowerCase() === 'true';
  const identifier = attributeOf(item, 'identifier') ?? 'item';
  const said = (...names: string[]) => names.map((name) => textOf(childOf(item, name))).find(Boolean) ?? null;
  return {
    path: found.path,
    query: joinParameters(found.query, attributeOf(item, 'parameters') ?? ''),
    sco: identifier,
    title: readTitle(item) ?? toOneLine(identifier),
    type: resource.type,
    masteryScore: said('masteryscore'),
    scaledPassingScore: byMeasure ? (textOf(childOf(primary, 'minNormalizedMeasure')) ?? '1') : null,
    completionThreshold:
      textOf(threshold) ?? (measured ? (attributeOf(threshold, 'minProgressMeasure') ?? '1') : null),
    launchData: said('dataFromLMS', 'datafromlms'),
    maxTimeAllowed:
      said('maxtimeallowed') ??
      attributeOf(childOf(sequencing, 'limitConditions'), 'attemptAbsoluteDurationLimit') ??
      null,
    timeLimitAction: said('timelimitaction', 'timeLimitAction'),
    prerequisites: said('prerequisites'),
    objectives: [
      ...childrenOf(objectives, 'primaryObjective'),
      ...childrenOf(objectives, 'objective'),
    ].flatMap((each) => attributeOf(each, 'objectiveID') || []),
  };
}
