import type { Finding } from './finding.ts';
import { Refusal } from './finding.ts';
import type { Activity, ActivityTree } from '../sequencing/activity-tree.ts';
import { prerequisitesHold } from '../sequencing/prerequisites.ts';
import { readActivityTree } from '../sequencing/read-sequencing.ts';
import type { LaunchPoint, Part } from './launch-point.ts';
import { foldPath, joinParameters, resolveReference } from './paths.ts';
import { onOneLine } from '../../accounts/fields.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

export type Sco = { identifier: string; title: string; href: string; type: 'sco' | 'asset' };

/** The order of the parts: as they stand in the manifest, or as its sequencing says. */
export type Contents = { kind: 'list'; root: Part } | { kind: 'sequenced'; tree: ActivityTree };

export type Manifest = {
  standard: 'scorm-1.2' | 'scorm-2004';
  edition: string | null;
  title: string;
  scos: Sco[];
  /** Everything that can be opened, in order; the first is where a learner begins. */
  points: [LaunchPoint, ...LaunchPoint[]];
  /** None where there is one part and nothing to sequence. */
  contents: Contents | null;
  /** The manifest speaks of sequencing at all. */
  sequencing: boolean;
  /** What its metadata (IEEE 1484.12.3, LOM) says of it; empty where it says nothing. */
  description: string;
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
  if (organization) nameItems(organization, warnings);
  const points = pointsOf(organization, resources, standard, warnings);
  for (const { path } of points)
    if (!files.has(foldPath(path))) throw new Refusal('launch_missing', { path });
  reportMissing(resources, files, warnings);
  const sequencing = contains(root, (node) => node.name === 'sequencing' && /imsss/i.test(node.ns));
  const title = titleOf(organization) ?? points[0].title;
  const scos = points.map((point) => ({
    identifier: point.sco,
    title: point.title,
    href: point.path + point.query,
    type: point.type,
  }));
  const contents = organization ? contentsOf(root, organization, standard, points) : null;
  return {
    standard,
    edition,
    title,
    scos,
    points,
    contents,
    sequencing,
    description: descriptionOf(root, organization),
    warnings,
  };
}

/** As pages of ours show it. */
const titleOf = (node: XmlNode | undefined): string | undefined =>
  onOneLine(textOf(childOf(node, 'title')) ?? '') || undefined;

/** general/description of the course or else of the package, in the first language that it has. */
function descriptionOf(root: XmlNode, organization: XmlNode | undefined): string {
  for (const of of [organization, root]) {
    const lom = childrenOf(childOf(of, 'metadata'), 'lom')[0];
    const description = childOf(childOf(lom, 'general'), 'description');
    const said = textOf(childOf(description, 'string') ?? childOf(description, 'langstring') ?? description);
    if (said) return onOneLine(said).slice(0, 600);
  }
  return '';
}

/** Items are known by their identifier: one that has none, or another's, gets its own. */
function nameItems(organization: XmlNode, warnings: Finding[]): void {
  const taken = new Set<string>();
  let mended = 0;
  for (const item of itemsOf(organization)) {
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

/** What can be opened; where no item can, the first resource that could. */
function pointsOf(
  organization: XmlNode | undefined,
  resources: Map<string, Resource>,
  standard: Manifest['standard'],
  warnings: Finding[],
): Manifest['points'] {
  const points = (organization ? itemsOf(organization) : []).flatMap((item) => {
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
    const point = launchPoint(item, resource, resource.href);
    const script = point.prerequisites;
    if (script && prerequisitesHold(script, () => undefined) === null)
      warnings.push({ code: 'prerequisites_unread', facts: { script: script.slice(0, 100) } });
    return [point];
  });
  const [first, ...others] = points;
  if (first) return [first, ...others];
  const sole = [...resources.values()].find((each) => each.href !== undefined);
  if (!sole) throw new Refusal('no_launch');
  warnings.push({ code: 'no_organization' });
  return [launchPoint(sole.node, sole, sole.href!)];
}

function contentsOf(
  root: XmlNode,
  organization: XmlNode,
  standard: Manifest['standard'],
  points: LaunchPoint[],
): Contents | null {
  const opens = new Set(points.map(({ sco }) => sco));
  if (standard === 'scorm-2004') {
    const tree = readActivityTree(root, organization);
    keepWhatOpens(tree.root, opens);
    const shares = (activity: Activity): boolean =>
      activity.data.length > 0 || activity.children.some(shares);
    return points.length > 1 || shares(tree.root) ? { kind: 'sequenced', tree } : null;
  }
  const part = (node: XmlNode): Part => {
    const id = attributeOf(node, 'identifier') ?? '';
    const children = childrenOf(node, 'item').map(part);
    const visible = attributeOf(node, 'isvisible')?.toLowerCase() !== 'false';
    return { id, title: titleOf(node) ?? onOneLine(id), visible, children };
  };
  const list = part(organization);
  keepWhatOpens(list, opens);
  return points.length > 1 ? { kind: 'list', root: list } : null;
}

/** What leads nowhere is no part of the contents. */
function keepWhatOpens(part: Part, opens: Set<string>): boolean {
  part.children = part.children.filter((child) => keepWhatOpens(child, opens));
  return part.children.length > 0 || opens.has(part.id);
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
    title: titleOf(item) ?? onOneLine(identifier),
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
