import { CONTEXT_ACTIVITIES, type JsonObject, asList } from './vocabulary.ts';

/** Definitions within a statement, the last one of each activity. */
export function listStatementDefinitions(statement: JsonObject): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const note = (activity: JsonObject) => {
    if (activity['definition']) found.set(activity['id'] as string, activity['definition'] as JsonObject);
  };
  const part = (of: JsonObject) => {
    const object = of['object'] as JsonObject;
    const type = object['objectType'] ?? 'Activity';
    if (type === 'Activity') note(object);
    else if (type === 'SubStatement') part(object);
    const around = (of['context'] as JsonObject | undefined)?.['contextActivities'] as JsonObject | undefined;
    if (around) for (const name of CONTEXT_ACTIVITIES) asList(around[name]).forEach(note);
  };
  part(statement);
  return found;
}
