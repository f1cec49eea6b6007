import type { SavedPartState } from '#app/domains/scorm/attempts/initial-cmi.ts';
import { type CourseSession, openCourseSession } from '#app/domains/scorm/course-session/course-session.ts';
import { listNavigation } from '#app/domains/scorm/course-session/list-navigation.ts';
import { sequencedNavigation } from '#app/domains/scorm/course-session/sequenced-navigation.ts';
import type { Manifest } from '#app/domains/scorm/inspection/manifest.ts';
import { pathKey, resolveReference } from '#app/domains/scorm/inspection/paths.ts';
import { readManifest } from '#app/domains/scorm/inspection/read-manifest.ts';
import { attributeOf, childOf, childrenOf, parseXml } from '#app/domains/scorm/inspection/xml.ts';
import { openRunTime2004 } from '#app/domains/scorm/run-time/open-run-time-2004.ts';
import { readCourseStep } from '#app/domains/scorm/sequencing/read-course-step.ts';
import {
  type SequencingRecord,
  sharedValuesOf,
  takeCourseValues,
  withSharedValues,
} from '#app/domains/scorm/sequencing/sequencing-record.ts';
import { beginningState } from '#app/domains/scorm/sequencing/sequencing-run.ts';

import type { SharedValues } from '#app/domains/scorm/types.ts';

export const LEARNER = { opaqueId: 'learner-1', language: 'en', name: 'Doe, Jane' };

/** A manifest alone: every page that it names is assumed to exist. */
export function readCaseManifest(xml: string): Manifest {
  const root = parseXml(xml);
  const list = childOf(root, 'resources');
  const files = new Set<string>();
  for (const resource of childrenOf(list, 'resource')) {
    const bases = ['', ...[root, list, resource].map((node) => attributeOf(node, 'base') ?? '')];
    const named = [resource, ...childrenOf(resource, 'file')].map((node) => attributeOf(node, 'href'));
    for (const href of named) {
      const found = href ? resolveReference(bases, href) : null;
      if (found) files.add(pathKey(found.path));
    }
  }
  return readManifest(root, { folder: '', files, partTitle: (n) => `Part ${n}` });
}

/** What is kept of a course between its launches, as the server keeps it. */
export type KeptCourse = {
  manifest: Manifest;
  states: Record<string, SavedPartState>;
  record: SequencingRecord | null;
  launches: number;
  /** Seed of selection and randomization. */
  seed: string;
};

export const keepCourse = (manifest: Manifest, seed = 'replay'): KeptCourse => ({
  manifest,
  states: {},
  record: null,
  launches: 0,
  seed,
});

export type ReplayedCourse = {
  session: CourseSession;
  navigation: ReturnType<typeof sequencedNavigation>;
  /** The part that is open, `choose` or `over`. */
  readonly shown: string;
  /** Parts in the order in which they were delivered, and `end` where the session ended. */
  readonly delivered: string[];
};

/**
 * Launches a course as the player does, and keeps what it saves as the server does: steps are replayed from the commits that arrived.
 * `learner`: what the learner brings along from other courses.
 */
export function launchCourse(kept: KeptCourse, learner: { shared: SharedValues }): ReplayedCourse {
  const { manifest } = kept;
  const tree = manifest.contents?.kind === 'sequenced' ? manifest.contents.tree : null;
  const launch = String(++kept.launches);
  let shown = 'choose';
  const delivered: string[] = [];
  const begin =
    tree && withSharedValues(tree, kept.record?.state ?? beginningState(kept.seed), learner.shared);
  if (begin) kept.record = { state: begin, launch: null, steps: 0 };
  const navigation =
    tree && begin
      ? sequencedNavigation(tree, { state: begin, steps: 0 })
      : listNavigation('scorm-2004', manifest.points, (sco) => session.stateOf(sco), null);
  const session = openCourseSession({
    standard: 'scorm-2004',
    points: manifest.points,
    states: kept.states,
    learner: LEARNER,
    mode: 'normal',
    navigation,
    openRunTime: openRunTime2004,
    listeners: {
      onOpen({ sco }) {
        shown = sco;
        delivered.push(sco);
      },
      onChoice: () => void (shown = 'choose'),
      onOver() {
        shown = 'over';
        delivered.push('end');
      },
      onSave({ sco, cmi, terminate }) {
        const own = Object.entries(cmi).filter(([name]) => !name.startsWith('seq:'));
        if (sco !== '' && own.length > 0)
          kept.states[sco] = { cmi: Object.fromEntries(own), terminated: terminate };
        if (!tree) return;
        kept.record = takeCourseValues(tree, kept.record!, launch, cmi, readCourseStep);
        const brought = sharedValuesOf(tree, kept.record.state);
        learner.shared = {
          shared: { ...learner.shared.shared, ...brought.shared },
          stores: { ...learner.shared.stores, ...brought.stores },
        };
        navigation.courseValuesKept(cmi);
      },
      onChange: () => undefined,
    },
  });
  return {
    session,
    navigation,
    get shown() {
      return shown;
    },
    delivered,
  };
}
