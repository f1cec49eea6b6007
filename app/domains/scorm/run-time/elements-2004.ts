import type { Check, Element, Table } from './elements.ts';
import { pattern, response, interactionType } from './responses-2004.ts';
import {
  identifier,
  interval,
  language,
  lastingIdentifier,
  localized,
  oneOf,
  ownIdentifier,
  real,
  result,
  text,
  time,
} from './types-2004.ts';

const both = (type: Check, more: Partial<Element> = {}): Element => ({ access: 'both', type, ...more });
const starts = { starts: true };
const read: Element = { access: 'read' };

/** Elements of a record that its identifier comes before. */
const named = (list: string, elements: Table): Table =>
  Object.fromEntries(
    Object.entries(elements).map(([name, element]) => [
      `${list}.n.${name}`,
      name === 'id' ? element : { ...element, needs: [`${list}.n.id`, ...(element.needs ?? [])] },
    ]),
  );

const score: Table = {
  'score.scaled': both(real(-1, 1)),
  'score.raw': both(real()),
  'score.min': both(real()),
  'score.max': both(real()),
};
const completion = oneOf('completed', 'incomplete', 'not attempted', 'unknown');
const success = oneOf('passed', 'failed', 'unknown');
const afterType = { needs: ['cmi.interactions.n.type'] };

/** SCORM 2004 4th Ed. RTE §4.2, in the book's order. Where scorm-again deviates is in docs/upstream.md, by element. */
export const ELEMENTS_2004: Table = {
  'cmi.comments_from_learner.n.comment': both(localized),
  'cmi.comments_from_learner.n.location': both(text),
  'cmi.comments_from_learner.n.timestamp': both(time),
  'cmi.comments_from_lms.n.comment': read,
  'cmi.comments_from_lms.n.location': read,
  'cmi.comments_from_lms.n.timestamp': read,
  'cmi.completion_status': both(completion, starts),
  'cmi.completion_threshold': read,
  'cmi.credit': { ...read, ...starts },
  'cmi.entry': { ...read, ...starts },
  'cmi.exit': { access: 'write', type: oneOf('time-out', 'suspend', 'logout', 'normal', '') },
  ...named('cmi.interactions', {
    id: both(identifier),
    type: both(interactionType),
    'objectives.n.id': both(ownIdentifier),
    timestamp: both(time),
    'correct_responses.n.pattern': both(pattern, afterType),
    weighting: both(real()),
    learner_response: both(response, afterType),
    result: both(result),
    latency: both(interval),
    description: both(localized),
  }),
  'cmi.launch_data': read,
  'cmi.learner_id': read,
  'cmi.learner_name': read,
  'cmi.learner_preference.audio_level': both(real(0), starts),
  'cmi.learner_preference.language': both(language, starts),
  'cmi.learner_preference.delivery_speed': both(real(0), starts),
  'cmi.learner_preference.audio_captioning': both(oneOf('-1', '0', '1'), starts),
  'cmi.location': both(text),
  'cmi.max_time_allowed': read,
  'cmi.mode': { ...read, ...starts },
  ...named('cmi.objectives', {
    id: both(lastingIdentifier('cmi.objectives.n.id')),
    ...score,
    success_status: both(success, starts),
    completion_status: both(completion, starts),
    progress_measure: both(real(0, 1)),
    description: both(localized),
  }),
  'cmi.progress_measure': both(real(0, 1)),
  'cmi.scaled_passing_score': read,
  ...Object.fromEntries(Object.entries(score).map(([name, element]) => [`cmi.${name}`, element])),
  'cmi.session_time': { access: 'write', type: interval },
  'cmi.success_status': both(success, starts),
  'cmi.suspend_data': both(text),
  'cmi.time_limit_action': { ...read, ...starts },
  'cmi.total_time': { ...read, ...starts },
};
