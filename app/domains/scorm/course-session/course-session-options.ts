import type { FlatCmi, Standard } from '#app/domains/scorm/attempts/cmi.ts';
import type { Learner, Mode, SavedPartState } from '#app/domains/scorm/attempts/initial-cmi.ts';
import type { RunTime, RunTimeOptions } from '#app/domains/scorm/run-time/run-time.ts';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import type { CourseNavigation } from './course-navigation.ts';

/** A state to be kept, of a part (none: `''`) and of the whole. `end`: the course is over. */
export type CourseSave = { sco: string; cmi: FlatCmi; terminate: boolean; end: boolean };

export type CourseSessionOptions = {
  standard: Standard;
  points: LaunchPoint[];
  /** What parts have kept so far. */
  states: Record<string, SavedPartState>;
  learner: Learner;
  mode: Mode;
  navigation: CourseNavigation;
  openRunTime(options: RunTimeOptions): RunTime;
  listeners: {
    /** A part is to be loaded; its session waits for it. */
    onOpen(point: LaunchPoint): void;
    /** No part is next: the learner chooses. `byItself`: the part ended, and nobody had asked for it. */
    onChoice(byItself: boolean): void;
    onOver(byItself: boolean): void;
    /** To be kept now. */
    onSave(save: CourseSave): void;
    /** A value was set: to be kept soon. */
    onChange(): void;
  };
};
