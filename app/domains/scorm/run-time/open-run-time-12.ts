import { Scorm12API } from 'scorm-again/scorm12/min';
import { openOnLibrary } from './open-on-library.ts';
import type { RunTime, RunTimeOptions } from './run-time.ts';

export const openRunTime12 = (options: RunTimeOptions): RunTime =>
  openOnLibrary('scorm-1.2', Scorm12API, options);
