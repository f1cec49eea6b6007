import { validateActor } from '#app/domains/xapi/statements/actor-checks.ts';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import { isIri, isTimestamp, isUuid, readTimestamp } from '#app/domains/xapi/statements/scalars.ts';
import { agentKey } from '#app/domains/xapi/statements/statement-keys.ts';
import type { JsonObject } from '#app/domains/xapi/statements/vocabulary.ts';
import { readJsonText } from './json.ts';
import { Refusal } from './refusal.ts';
import { ValidationError } from './validation-error.ts';

/** Reads the parameters of one request; each throws Refusal 400 with the parameter's name. */
export function readParameters(query: URLSearchParams, known: readonly string[], version: Version) {
  for (const name of query.keys())
    if (!known.includes(name))
      throw new Refusal(
        400,
        `The parameter ${JSON.stringify(name.slice(0, 100))} is not known here. Known are: ${known.join(', ')}.`,
      );
  const text = (name: string): string | undefined => {
    const values = query.getAll(name);
    if (values.length > 1) throw new Refusal(400, `The parameter ${name} must not stand twice.`);
    // No text of PostgreSQL holds it, so that no name can.
    if (values[0]?.includes('\0'))
      throw new Refusal(400, `The parameter ${name} must not hold the zero character.`);
    return values[0];
  };
  const that = (is: (value: string) => boolean, must: string) => (name: string) => {
    const value = text(name);
    if (value !== undefined && !is(value)) throw new Refusal(400, `The parameter ${name} must be ${must}.`);
    return value;
  };
  const flag = that((value) => value === 'true' || value === 'false', 'true or false');
  return {
    text,
    iri: that(isIri, 'an absolute IRI'),
    uuid: (name: string) => that(isUuid, 'a UUID')(name)?.toLowerCase(),
    flag: (name: string) => flag(name) === 'true',
    whole: (name: string) => {
      const value = that((each) => /^\d{1,9}$/.test(each), 'a whole number, zero or more')(name);
      return value === undefined ? undefined : Number(value);
    },
    time: (name: string) => {
      const value = that(isTimestamp, 'a timestamp of ISO 8601')(name);
      return value === undefined ? undefined : readTimestamp(value)!;
    },
    oneOf: <const T extends string>(name: string, values: readonly T[]) =>
      that((each) => (values as readonly string[]).includes(each), `one of: ${values.join(', ')}`)(name) as
        | T
        | undefined,
    /** An agent or identified group as JSON, with the key that it is found by. */
    agent: (name: string): { agent: JsonObject; key: string } | undefined => {
      const value = text(name);
      if (value === undefined) return undefined;
      try {
        const agent = readJsonText(value) as JsonObject;
        validateActor(agent, version);
        const key = agentKey(agent);
        if (key === null) throw new ValidationError('$', 'must have an identifier');
        return { agent, key };
      } catch (error) {
        if (error instanceof ValidationError)
          throw new Refusal(400, `The parameter ${name} must be an agent as JSON: ${error.message}.`);
        throw error;
      }
    },
    /** A parameter that has to be there. */
    needed: <T>(name: string, value: T | undefined): T => {
      if (value === undefined) throw new Refusal(400, `The parameter ${name} is missing.`);
      return value;
    },
  };
}

export type Parameters = ReturnType<typeof readParameters>;
