import type { Standard } from '#app/domains/scorm/attempts/cmi.ts';

/** Why a value cannot be read or set. */
export type Refusal =
  /** No such element. */
  | 'unknown'
  /** An element that only contains others. */
  | 'branch'
  /** `_children` of an element without children, `_count` of one that is not a list. */
  | 'no_children'
  | 'no_count'
  /** `_children`, `_count` and `_version` can only be read. */
  | 'keyword'
  | 'read_only'
  | 'write_only'
  /** Reading a missing record; setting one that leaves a gap before it; an empty name. */
  | 'absent'
  | 'gap'
  /** Reading an element that was never set. */
  | 'not_set'
  /** Another element must be set first. */
  | 'dependency'
  | 'type'
  | 'range'
  /** Another record already has this value, or only one record is allowed. */
  | 'taken'
  /** Larger than a commit can carry. */
  | 'too_large';

/** SCORM 1.2 RTE §3.3.4; SCORM 2004 4th Ed. RTE §3.1.7. */
export const CODES: Record<Standard, Record<Refusal, string>> = {
  'scorm-1.2': {
    unknown: '401',
    branch: '201',
    no_children: '202',
    no_count: '203',
    keyword: '402',
    read_only: '403',
    write_only: '404',
    absent: '201',
    gap: '201',
    not_set: '0',
    dependency: '201',
    type: '405',
    range: '405',
    taken: '405',
    too_large: '101',
  },
  'scorm-2004': {
    unknown: '401',
    branch: '401',
    no_children: '301',
    no_count: '301',
    keyword: '404',
    read_only: '404',
    write_only: '405',
    absent: '301',
    gap: '351',
    not_set: '403',
    dependency: '408',
    type: '406',
    range: '407',
    taken: '351',
    too_large: '351',
  },
};
