import { prepareStatement } from '#app/domains/xapi/statements/prepare-statement.ts';
import { statementKeys } from '#app/domains/xapi/statements/statement-keys.ts';
import type { JsonObject } from '#app/domains/xapi/statements/vocabulary.ts';
import type { PreparedStatement, StoringContext } from './prepared-statement.ts';

/** `newIdOf` makes ids for statements that have none. */
export function prepareStatements(
  list: JsonObject[],
  storing: StoringContext,
  newIdOf: () => string,
): PreparedStatement[] {
  return list.map((each) => {
    const id = (each['id'] as string | undefined)?.toLowerCase() ?? newIdOf();
    const statement = prepareStatement(each, {
      id: (each['id'] as string | undefined) ?? id,
      now: storing.now,
      authority: storing.authority,
      version: storing.version,
    });
    const keys = statementKeys(statement);
    const body = JSON.stringify(statement);
    return {
      id,
      verb: keys.verb,
      registration: keys.registration,
      authority: storing.authorityKey,
      body,
      size: Buffer.byteLength(body),
      keys,
      statement,
    };
  });
}
