/** Subject of a call, for `scorm:trace.set.<about>`. */
export type ElementTopic =
  | 'place' | 'state' | 'status' | 'success' | 'score' | 'progress' | 'time' | 'exit'
  | 'answer' | 'objective' | 'request' | 'other'; // oxfmt-ignore

const TOPICS: Record<string, ElementTopic> = {
  'cmi.location': 'place',
  'cmi.core.lesson_location': 'place',
  'cmi.suspend_data': 'state',
  'cmi.completion_status': 'status',
  'cmi.core.lesson_status': 'status',
  'cmi.success_status': 'success',
  'cmi.progress_measure': 'progress',
  'cmi.session_time': 'time',
  'cmi.core.session_time': 'time',
  'cmi.exit': 'exit',
  'cmi.core.exit': 'exit',
  'adl.nav.request': 'request',
};

/** By name; questions and objectives are counted from one, as people do. */
export function elementTopic(name: string): { about: ElementTopic; n?: number; field?: string } {
  if (Object.hasOwn(TOPICS, name)) return { about: TOPICS[name]! };
  const score = /^cmi\.(?:core\.)?score\.(\w+)$/.exec(name);
  if (score) return { about: 'score', field: score[1]! };
  const [, list, n, field] = /^cmi\.(interactions|objectives)\.(\d+)\.(.+)$/.exec(name) ?? [];
  if (!list) return { about: 'other' };
  return { about: list === 'objectives' ? 'objective' : 'answer', n: Number(n) + 1, field: field! };
}

export type CallError =
  | 'not_begun' | 'ended' | 'begun' | 'argument' | 'unknown' | 'empty'
  | 'read_only' | 'write_only' | 'type' | 'range' | 'order' | 'general'; // oxfmt-ignore

/** SCORM 1.2 RTE §3.3.4, table of error codes. */
const CODES_12: Record<string, CallError> = {
  '101': 'general', '201': 'argument', '202': 'unknown', '203': 'unknown', '301': 'not_begun', '401': 'unknown',
  '402': 'read_only', '403': 'read_only', '404': 'write_only', '405': 'type',
}; // oxfmt-ignore

/** SCORM 2004 4th Ed. RTE §3.1.7, table of error codes. */
const CODES_2004: Record<string, CallError> = {
  '101': 'general', '102': 'general', '103': 'begun', '104': 'ended', '111': 'general', '112': 'not_begun', '113': 'ended',
  '122': 'not_begun', '123': 'ended', '132': 'not_begun', '133': 'ended', '142': 'not_begun', '143': 'ended', '201': 'argument',
  '301': 'general', '351': 'general', '391': 'general', '401': 'unknown', '402': 'unknown', '403': 'empty', '404': 'read_only',
  '405': 'write_only', '406': 'type', '407': 'range', '408': 'order',
}; // oxfmt-ignore

export const callError = (standard: 'scorm-1.2' | 'scorm-2004', code: string): CallError =>
  (standard === 'scorm-1.2' ? CODES_12 : CODES_2004)[code] ?? 'general';
