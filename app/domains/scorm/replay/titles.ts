import type { Manifest } from '#app/domains/scorm/inspection/manifest.ts';
import type { Activity } from '#app/domains/scorm/types.ts';

export const rootOf = ({ contents }: Manifest): Activity | null =>
  contents?.kind === 'sequenced' ? contents.tree.root : null;

export const everyActivity = (activity: Activity): Activity[] => [
  activity,
  ...activity.children.flatMap(everyActivity),
];

const inLowerCase = (text: string) => text.trim().toLowerCase();

/** Identifier of an activity by its title; that of the organization is called the root. */
export function idOfTitle(manifest: Manifest, title: string): string | null {
  const root = rootOf(manifest);
  if (title.includes('corresponds to the root')) return root?.id ?? null;
  const named = root
    ? everyActivity(root)
    : manifest.points.map((point) => ({ id: point.sco, title: point.title }));
  return named.find((each) => inLowerCase(each.title) === inLowerCase(title))?.id ?? null;
}
