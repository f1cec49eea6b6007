import { prerequisitesHold } from '#app/domains/scorm/sequencing/prerequisites.ts';
import { toOneLine } from '#app/platform/form-fields.ts';
import { type Finding, PackageRejection } from './finding.ts';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import type { Manifest } from './manifest.ts';
import { joinParameters, resolveReference } from './paths.ts';
import { type XmlNode, attributeOf, childOf, childrenOf, textOf } from './xml.ts';

export type ManifestResource = {
  node: XmlNode;
  bases: string[];
  href: string | undefined;
  type: 'sco' | 'asset';
};

/** As pages of ours show it. */
export const readTitle = (node: XmlNode | undefined): string | undefined =>
  toOneLine(textOf(childOf(node, 'title')) ?? '') || undefined;

/** Items are known by their identifier: one that has none, or another's, gets its own. */
export function nameItems(organization: XmlNode, warnings: Finding[]): void {
  const taken = new Set<string>();
  let mended = 0;
  for (const item of allItems(organization)) {
    const said = attributeOf(item, 'identifier') || 'item';
    let name = said;
    for (let n = 2; taken.has(name); n++) name = `${said}-${n}`;
    taken.add(name);
    if (name === attributeOf(item, 'identifier')) continue;
    mended++;
    item.attributes = item.attributes.filter((each) => each.name.toLowerCase() !== 'identifier');
    item.attributes.push({ name: 'identifier', ns: '', value: name });
  }
  if (mended > 0) warnings.push({ code: 'identifiers_mended', facts: { count: mended } });
}

/** Launch points; where no item has one, the first resource that could. */
export function readLaunchPoints(
  organization: XmlNode | undefined,
  resources: Map<string, ManifestResource>,
  standard: Manifest['standard'],
  warnings: Finding[],
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
  return [readLaunchPoint(sole.node, sole, sole.href!)];
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

const allItems = (node: XmlNode): XmlNode[] =>
  childrenOf(node, 'item').flatMap((item) => [item, ...allItems(item)]);

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
