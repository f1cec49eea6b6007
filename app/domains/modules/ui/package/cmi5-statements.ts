import type { Activity, Context, Launch } from './cmi5-launch.ts';
import type { Interaction } from './lms.ts';

/** Statements of an assignable unit (cmi5 §9). */
export type Statement = {
  id: string;
  verb: { id: string; display: Record<string, string> };
  timestamp: string;
  [member: string]: unknown;
};

const ADL = 'http://adlnet.gov/expapi/verbs/';
const CMI5 = 'https://w3id.org/xapi/cmi5/';
export type DefinedVerb = 'initialized' | 'completed' | 'passed' | 'failed' | 'terminated';

export type Speaker = {
  launch: Launch;
  contextTemplate: Context;
  /** Null: the system has none. */
  mastery: number | null;
};

type Facts = {
  id: string;
  at: Date;
  /** Seconds. */
  duration?: number;
  /** 0 to 1. */
  score?: number | null;
  /** Whole per cent. */
  progress?: number | null;
};

/** A statement that cmi5 defines, with its categories (§9.6.2). */
export function definedStatement(speaker: Speaker, verb: DefinedVerb, facts: Facts): Statement {
  const isEvaluated = verb === 'passed' || verb === 'failed';
  const result = {
    ...(isEvaluated ? { success: verb === 'passed' } : {}),
    ...(verb === 'completed' ? { completion: true } : {}),
    ...(isEvaluated && facts.score != null ? { score: { scaled: facts.score } } : {}),
    ...(facts.duration === undefined ? {} : { duration: inSeconds(facts.duration) }),
    ...(facts.progress == null
      ? {}
      : { extensions: { [`${CMI5}result/extensions/progress`]: facts.progress } }),
  };
  const categories = [`${CMI5}context/categories/cmi5`];
  if (isEvaluated || verb === 'completed') categories.push(`${CMI5}context/categories/moveon`);
  const extensions =
    isEvaluated && speaker.mastery !== null
      ? { [`${CMI5}context/extensions/masteryscore`]: speaker.mastery }
      : undefined;
  return statement(speaker, facts, {
    verb: { id: ADL + verb, display: { en: verb } },
    object: { objectType: 'Activity', id: speaker.launch.activityId },
    ...(Object.keys(result).length > 0 ? { result } : {}),
    context: contextOf(speaker, { category: categories.map((id) => ({ id })) }, extensions),
  });
}

/** An answer, which cmi5 allows (§7.1.3): the context of the launch without the category of cmi5. */
export function answeredStatement(speaker: Speaker, facts: Facts, interaction: Interaction): Statement {
  const { iri, response, right, seconds, language, definition } = interaction;
  return statement(speaker, facts, {
    verb: { id: `${ADL}answered`, display: { en: 'answered' } },
    object: { objectType: 'Activity', id: iri, definition },
    result: { response, success: right, duration: inSeconds(seconds) },
    context: { language, ...contextOf(speaker, { parent: [{ id: speaker.launch.activityId }] }) },
  });
}

const statement = (
  { launch }: Speaker,
  { id, at }: Facts,
  rest: { verb: Statement['verb']; object: object; result?: object; context: object },
): Statement => ({ id, actor: launch.actor, ...rest, timestamp: at.toISOString() });

/** §10.2.1: values are added to the template, and none of its own is replaced. */
function contextOf(
  { launch, contextTemplate }: Speaker,
  more: Record<string, Activity[]>,
  extensions?: Record<string, unknown>,
): Context {
  const activities: Record<string, Activity[]> = {};
  for (const [name, given] of Object.entries(contextTemplate.contextActivities ?? {}))
    activities[name] = [given].flat();
  for (const [name, added] of Object.entries(more)) {
    const own = activities[name] ?? [];
    activities[name] = [...own, ...added.filter(({ id }) => own.every((each) => each.id !== id))];
  }
  return {
    ...contextTemplate,
    registration: launch.registration,
    contextActivities: activities,
    extensions: { ...extensions, ...contextTemplate.extensions },
  };
}

const inSeconds = (seconds: number): string => `PT${Math.max(0, Math.round(seconds))}S`;
