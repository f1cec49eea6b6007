import type { FlatCmi, Standard } from '#app/domains/scorm/attempts/cmi.ts';
import { ELEMENTS_12 } from './elements-12.ts';
import { ELEMENTS_2004 } from './elements-2004.ts';
import { type Table, refer } from './elements.ts';

const TABLES: Record<Standard, Table> = { 'scorm-1.2': ELEMENTS_12, 'scorm-2004': ELEMENTS_2004 };

/** Of one session only. */
const OF_SESSION = /^cmi\.(core\.)?(exit|session_time)$/;

const TOTAL_TIME = /^cmi\.(core\.)?total_time$/;

/**
 * The values of a kept state that a later session begins with: what the part said, and the time that it took. What the system sets is
 * set again, and a name that is not an element is dropped: scorm-again accepted texts for whole branches (`cmi.core.score`), and one of
 * those breaks every session that begins with it.
 */
export const carriedValues = (standard: Standard, kept: FlatCmi): FlatCmi =>
  Object.fromEntries(
    Object.entries(kept).filter(([said, value]) => {
      const { name } = refer(said);
      const element = Object.hasOwn(TABLES[standard], name) ? TABLES[standard][name]! : null;
      if (!element || OF_SESSION.test(name)) return false;
      // "unknown" is the value before anything is set, so it carries nothing.
      if (value === 'unknown' && element.starts) return false;
      return element.access !== 'read' || TOTAL_TIME.test(name);
    }),
  );
