import type { Check, Element, Table } from './elements.ts';
import { isReal, text } from './types-2004.ts';

const both: Element = { access: 'both' };
const read: Element = { access: 'read' };
const write: Element = { access: 'write' };

const of = (group: string, element: Element, ...names: string[]): Table =>
  Object.fromEntries(names.map((name) => [`${group}.${name}`, { ...element, starts: true }]));

/** CMIString255 and CMIString4096 (RTE §3.4.3): minimum lengths; longer texts are kept too. */
const longer = (element: Element): Element => ({ ...element, type: text });

/** CMIIdentifier, of any length. */
const identifier: Check = (value) => (/^[\x21-\x7e\s]*$/.test(value) ? null : 'type');

/** CMITime and CMITimespan; the book has hundredths of a second, scripts send thousandths. */
const clock: Element = {
  access: 'write',
  type: (value) => (/^\d{1,4}:\d\d:\d\d(\.\d+)?$/.test(value) ? null : 'type'),
  as: (value) => value.replace(/(\.\d\d)\d+$/, '$1'),
};
/** CMIDecimal, without bounds. */
const decimal: Check = (value) => (isReal(value) ? null : 'type');

/** SCORM 1.2 RTE §3.4.4, in the book's order. Each reads as an empty text before it is set; types without a check are scorm-again's. */
export const ELEMENTS_12: Table = {
  ...of('cmi.core', read, 'student_id', 'student_name'),
  ...of('cmi.core', longer(both), 'lesson_location'),
  ...of('cmi.core', read, 'credit'),
  ...of('cmi.core', both, 'lesson_status'),
  ...of('cmi.core', read, 'entry'),
  ...of('cmi.core.score', both, 'raw', 'min', 'max'),
  ...of('cmi.core', read, 'total_time', 'lesson_mode'),
  ...of('cmi.core', write, 'exit'),
  ...of('cmi.core', clock, 'session_time'),
  ...of('cmi', longer(both), 'suspend_data'),
  ...of('cmi', read, 'launch_data'),
  ...of('cmi', longer(both), 'comments'),
  ...of('cmi', read, 'comments_from_lms'),
  ...of('cmi.objectives.n', { ...both, type: identifier }, 'id'),
  ...of('cmi.objectives.n', both, 'score.raw', 'score.min', 'score.max', 'status'),
  ...of('cmi.student_data', read, 'mastery_score', 'max_time_allowed', 'time_limit_action'),
  ...of('cmi.student_preference', both, 'audio'),
  ...of('cmi.student_preference', longer(both), 'language'),
  ...of('cmi.student_preference', both, 'speed', 'text'),
  ...of('cmi.interactions.n', { ...write, type: identifier }, 'id', 'objectives.n.id'),
  ...of('cmi.interactions.n', clock, 'time'),
  ...of('cmi.interactions.n', write, 'type'),
  ...of('cmi.interactions.n', longer(write), 'correct_responses.n.pattern'),
  ...of('cmi.interactions.n', { ...write, type: decimal }, 'weighting'),
  ...of('cmi.interactions.n', longer(write), 'student_response'),
  ...of('cmi.interactions.n', write, 'result'),
  ...of('cmi.interactions.n', clock, 'latency'),
};
