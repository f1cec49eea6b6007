import type { PackageStandard } from '#app/domains/modules/packages/package-data.ts';
import type { InteractionType } from '#app/domains/modules/statements/interaction.ts';
import { readLaunch } from './cmi5-launch.ts';
import { openCmi5 } from './cmi5.ts';
import { openScorm } from './scorm.ts';

export type Interaction = {
  id: string;
  /** Of the question as an activity. */
  iri: string;
  type: InteractionType;
  response: string;
  right: boolean;
  /** Of the question, in words. */
  description: string;
  /** From when it was shown to its answer. */
  seconds: number;
  language: string;
  /** xAPI 1.0.3 Part 2 §2.4.4.1: what was asked, what could be chosen, what is right. */
  definition: object;
};

export type Said = {
  state: string;
  status: 'incomplete' | 'completed' | 'passed' | 'failed';
  score: number | null;
  /** Whole per cent. */
  progress: number;
};

/** The learning system that the package runs in, whatever its standard. */
export type Lms = {
  /** Responses are written as SCORM 1.2 has them; else in the grammar that SCORM 2004 and xAPI share. */
  isOld: boolean;
  state: string;
  /** Languages that the learner prefers, the best first, where the system knows. */
  languages: string[];
  /** Recordings begin without sound. */
  isMuted: boolean;
  /** 0 to 1: the score to pass with, where the system has its own. */
  mastery: number | null;
  /** Somebody only looks round: nothing is judged, nothing is kept. */
  isLook: boolean;
  save(said: Said): void;
  record(interaction: Interaction): void;
  /** The page goes away. */
  end(): void;
  /** Ends and leads back, where the system asks for that. */
  exit: (() => Promise<void>) | null;
  /** The connection may be back. */
  retry(): void;
  /** Told when something could not be sent yet, and when all is sent. */
  watch(notified: (isWaiting: boolean) => void): void;
};

/** Null: its session has ended, or cannot be reached. */
export async function openLms(standard: PackageStandard): Promise<Lms | null> {
  const launch = standard === 'cmi5' ? readLaunch(location.search) : null;
  if (!launch) return openScorm();
  let storage: Storage | null = null;
  try {
    storage = sessionStorage;
  } catch {
    // A frame without storage of its own: a reload ends the session there.
  }
  return openCmi5(launch, { storage, ask: (url, init) => fetch(url, init) });
}
