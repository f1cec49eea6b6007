import type { Activity, ActivityTree, Objective } from '#app/domains/scorm/types.ts';

/** An activity in its place. `objectives` has exactly one primary objective, also where the manifest names none. */
export type ActivityNode = {
  id: string;
  activity: Activity;
  parent: ActivityNode | null;
  children: ActivityNode[];
  /** Place in a walk through the tree from the front (preorder). */
  order: number;
  /** From the root to this activity. */
  path: ActivityNode[];
  objectives: Objective[];
  /** Place of the primary objective in `objectives`. */
  primary: number;
};

export type ActivityNodes = {
  root: ActivityNode;
  /** In preorder. */
  all: ActivityNode[];
  byId: Map<string, ActivityNode>;
  /** Activities whose primary objective reads this shared objective, by its name. */
  readers: Map<string, ActivityNode[]>;
  /** Shared objectives live as long as the learner, not as the attempt at the root (adlseq:objectivesGlobalToSystem). */
  objectivesGlobalToSystem: boolean;
  /** The same of shared stores (adlcp:sharedDataGlobalToSystem). */
  dataGlobalToSystem: boolean;
  /** Names of the shared objectives and of the shared stores that its activities read or write. */
  sharedNames: { objectives: Set<string>; stores: Set<string> };
};

/** SN §3.10.1: an activity has a primary objective, whether it is named or not. */
const UNNAMED: Objective = {
  id: null,
  primary: true,
  satisfiedByMeasure: false,
  minNormalizedMeasure: 1,
  maps: [],
};

const known = new WeakMap<ActivityTree, ActivityNodes>();

/** The tree with what the processes need often: parents, places, readers of a shared objective. Made once per tree. */
export function activityNodes(tree: ActivityTree): ActivityNodes {
  const before = known.get(tree);
  if (before) return before;
  const all: ActivityNode[] = [];
  const readers = new Map<string, ActivityNode[]>();
  const place = (activity: Activity, parent: ActivityNode | null): ActivityNode => {
    const own = activity.sequencing.objectives;
    const objectives = own.some(({ primary }) => primary) ? own : [UNNAMED, ...own];
    const node: ActivityNode = {
      id: activity.id,
      activity,
      parent,
      children: [],
      order: all.length,
      path: [],
      objectives,
      primary: objectives.findIndex(({ primary }) => primary),
    };
    all.push(node);
    node.path = [...(parent?.path ?? []), node];
    node.children = activity.children.map((child) => place(child, node));
    for (const { target, read } of objectives[node.primary]!.maps)
      if (read.length > 0 && parent) {
        const known = readers.get(target);
        if (known) known.push(node);
        else readers.set(target, [node]);
      }
    return node;
  };
  const root = place(tree.root, null);
  const nodes = {
    root,
    all,
    byId: new Map(all.map((node) => [node.id, node])),
    readers,
    objectivesGlobalToSystem: tree.objectivesGlobalToSystem,
    dataGlobalToSystem: tree.dataGlobalToSystem,
    sharedNames: {
      objectives: new Set(
        all.flatMap((node) => node.objectives.flatMap(({ maps }) => maps.map(({ target }) => target))),
      ),
      stores: new Set(all.flatMap(({ activity }) => activity.data.map(({ target }) => target))),
    },
  };
  known.set(tree, nodes);
  return nodes;
}

/** Names come from manifests and pages: the prefix keeps a key from being one of JavaScript's own (`constructor`, `__proto__`). */
export const keyOf = (name: string): string => `#${name}`;

export const isLeaf = (node: ActivityNode): boolean => node.children.length === 0;

/** The state of an untracked activity does not count (SN §3.13.1). */
export const isTracked = (node: ActivityNode): boolean => node.activity.sequencing.delivery.tracked;

export const isWithin = (node: ActivityNode, ancestor: ActivityNode): boolean =>
  node.path[ancestor.path.length - 1] === ancestor;

/** The deepest activity that holds both; one of them, where it holds the other. */
export function commonAncestor(one: ActivityNode, other: ActivityNode): ActivityNode {
  let depth = 0;
  while (one.path[depth + 1] && one.path[depth + 1] === other.path[depth + 1]) depth++;
  return one.path[depth]!;
}
