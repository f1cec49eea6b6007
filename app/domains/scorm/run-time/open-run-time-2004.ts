import { Scorm2004API } from 'scorm-again/scorm2004/min';
import { openOnLibrary } from './open-on-library.ts';
import type { RunTime, RunTimeOptions } from './run-time.ts';
import { withTracking } from './with-tracking.ts';

export const openRunTime2004 = (options: RunTimeOptions): RunTime =>
  withTracking(openOnLibrary('scorm-2004', Scorm2004API, options), options);
