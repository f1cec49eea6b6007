import type { Activity, Contents, LaunchPoint, Part } from '#app/domains/scorm/types.ts';
import { readActivityTree } from '#app/domains/scorm/sequencing/read-activity-tree.ts';
import { toOneLine } from '#app/platform/form-fields.ts';
import { type Finding, PackageRejection } from './finding.ts';
import type { Manifest } from './manifest.ts';
import { nameItems, readTitle, titleItems } from './name-items.ts';
import { pathKey } from './paths.ts';
import { type ManifestResource, filesOf, readLaunchPoints, readResources } from './read-launch-points.ts';
import { type XmlNode, attributeOf, childOf, childrenOf, textOf } from './xml.ts';

/** `folder` is that of the manifest, `files` are the keys of the archive's paths, `partTitle` names the nth part where it has no title. */
type ManifestSetting = { folder: string; files: Set<string>; partTitle(n: number): string };

/** Reads imsmanifest.xml (IMS CP 1.1.4, SCORM CAM). */
export function readManifest(root: XmlNode, { folder, files, partTitle }: ManifestSetting): Manifest {
  if (root.name !== 'manifest') throw new PackageRejection('manifest_not_ims', { element: root.name });
  const warnings: Finding[] = [];
  const { standard, edition } = readStandard(root, warnings);
  const resources = readResources(root, folder);
  const organization = findOrganization(root, warnings);
  if (organization) nameItems(organization, warnings);
  const hasTitle = organization ? titleItems(organization, partTitle) : false;
  const points = readLaunchPoints(organization, resources, standard, { warnings, partTitle });
  for (const { path } of points)
    if (!files.has(pathKey(path))) throw new PackageRejection('launch_missing', { path });
  warnOfMissingFiles(resources, files, warnings);
  const sequencing = contains(root, (node) => node.name === 'sequencing' && /imsss/i.test(node.ns));
  const title = readTitle(organization) ?? (hasTitle ? points[0].title : readLomText(root, 'title')) ?? null;
  const scos = points.map((point) => ({
    identifier: point.sco,
    title: point.title,
    href: point.path + point.query,
    type: point.type,
  }));
  const contents = organization ? readContents(root, organization, standard, points) : null;
  return {
    standard,
    edition,
    title,
    scos,
    points,
    contents,
    sequencing,
    description: readDescription(root, organization),
    warnings,
  };
}

/** general/title or general/description of the course or else of the package, in the first language that it has. */
const readLomText = (of: XmlNode | undefined, name: 'title' | 'description'): string | null => {
  const lom = childrenOf(childOf(of, 'metadata'), 'lom')[0];
  const element = childOf(childOf(lom, 'general'), name);
  return textOf(childOf(element, 'string') ?? childOf(element, 'langstring') ?? element) ?? null;
};

const readDescription = (root: XmlNode, organization: XmlNode | undefined): string =>
  toOneLine(readLomText(organization, 'description') ?? readLomText(root, 'description') ?? '').slice(0, 600);

function readContents(
  root: XmlNode,
  organization: XmlNode,
  standard: Manifest['standard'],
  points: LaunchPoint[],
): Contents | null {
  const opens = new Set(points.map(({ sco }) => sco));
  if (standard === 'scorm-2004') {
    const tree = readActivityTree(root, organization);
    addDelivery(points, tree.root);
    dropEmptyParts(tree.root, opens);
    const shares = (activity: Activity): boolean =>
      activity.data.length > 0 || activity.children.some(shares);
    return points.length > 1 || shares(tree.root) ? { kind: 'sequenced', tree } : null;
  }
  const part = (node: XmlNode): Part => {
    const id = attributeOf(node, 'identifier') ?? '';
    const children = childrenOf(node, 'item').map(part);
    const visible = attributeOf(node, 'isvisible')?.toLowerCase() !== 'false';
    return { id, title: readTitle(node) ?? toOneLine(id), visible, children };
  };
  const list = part(organization);
  dropEmptyParts(list, opens);
  return points.length > 1 ? { kind: 'list', root: list } : null;
}

/** Each part carries what the system settles for it, whether the course is sequenced or not. */
function addDelivery(points: LaunchPoint[], { id, sequencing, children }: Activity): void {
  for (const point of points) if (point.sco === id) point.delivery = sequencing.delivery;
  for (const child of children) addDelivery(points, child);
}

/** Items that lead nowhere are not part of the contents. */
function dropEmptyParts(part: Part, opens: Set<string>): boolean {
  part.children = part.children.filter((child) => dropEmptyParts(child, opens));
  return part.children.length > 0 || opens.has(part.id);
}

function readStandard(root: XmlNode, warnings: Finding[]): Pick<Manifest, 'standard' | 'edition'> {
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

function findOrganization(root: XmlNode, warnings: Finding[]): XmlNode | undefined {
  const list = childOf(root, 'organizations');
  const all = childrenOf(list, 'organization');
  const wanted = attributeOf(list, 'default');
  const found = all.find((each) => attributeOf(each, 'identifier') === wanted);
  if (wanted && !found && all[0]) warnings.push({ code: 'default_organization', facts: { wanted } });
  if (all.length > 1) warnings.push({ code: 'several_organizations', facts: { count: all.length } });
  return found ?? all[0];
}

function warnOfMissingFiles(
  resources: Map<string, ManifestResource>,
  files: Set<string>,
  warnings: Finding[],
): void {
  const missing = [...resources.values()].flatMap(filesOf).filter((path) => !files.has(pathKey(path)));
  if (missing.length > 0)
    warnings.push({ code: 'files_missing', facts: { count: missing.length, first: missing[0]! } });
}

const contains = (node: XmlNode, test: (node: XmlNode) => boolean): boolean =>
  test(node) || node.children.some((child) => contains(child, test));
