import type { Standard } from '#app/domains/scorm/attempts/cmi.ts';
import { openRunTime12 } from './open-run-time-12.ts';
import { openRunTime2004 } from './open-run-time-2004.ts';
import type { RunTime, RunTimeOptions } from './run-time.ts';

/** The run-time of a part's session. A player loads only that of its standard, because each is a library of its own. */
export const openRunTime = (standard: Standard, options: RunTimeOptions): RunTime =>
  standard === 'scorm-1.2' ? openRunTime12(options) : openRunTime2004(options);
