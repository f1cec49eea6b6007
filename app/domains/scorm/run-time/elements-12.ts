import type { Element, Table } from './elements.ts';

const both: Element = { access: 'both' };
const read: Element = { access: 'read' };
const write: Element = { access: 'write' };

const all = (of: string, element: Element, ...names: string[]): Table =>
  Object.fromEntries(names.map((name) => [`${of}.${name}`, { ...element, starts: true }]));

/** SCORM 1.2 RTE §3.4.4, in the book's order. Each reads as an empty text before it is set. */
export const ELEMENTS_12: Table = {
  ...all('cmi.core', read, 'student_id', 'student_name'),
  ...all('cmi.core', both, 'lesson_location'),
  ...all('cmi.core', read, 'credit'),
  ...all('cmi.core', both, 'lesson_status'),
  ...all('cmi.core', read, 'entry'),
  ...all('cmi.core.score', both, 'raw', 'max', 'min'),
  ...all('cmi.core', read, 'total_time', 'lesson_mode'),
  ...all('cmi.core', write, 'exit', 'session_time'),
  ...all('cmi', both, 'suspend_data'),
  ...all('cmi', read, 'launch_data'),
  ...all('cmi', both, 'comments'),
  ...all('cmi', read, 'comments_from_lms'),
  ...all('cmi.objectives.n', both, 'id', 'score.raw', 'score.max', 'score.min', 'status'),
  ...all('cmi.student_data', read, 'mastery_score', 'max_time_allowed', 'time_limit_action'),
  ...all('cmi.student_preference', both, 'audio', 'language', 'speed', 'text'),
  ...all('cmi.interactions.n', write, 'id', 'objectives.n.id', 'time', 'type', 'correct_responses.n.pattern', 'weighting', 'student_response', 'result', 'latency'), // oxfmt-ignore
};
