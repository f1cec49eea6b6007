import { listAccreditationsIn } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import type { Accreditation } from '#app/domains/credits/accreditation/accreditation.ts';
import type { Reader } from '#db/database.ts';
import type { Participation } from './ledger.ts';
import { readCreditInputs } from './read-credit-inputs.server.ts';
import { type LineWorth, worthsOfLine } from './worths.ts';

/** What a line that comes of a course is worth, as a unit sees it; the caller has authorised. */
export async function readWorthsIn(
  read: Reader,
  now: Date,
  { id, personId, courseVersionId }: Participation,
): Promise<LineWorth<Accreditation & { association: string }>[]> {
  if (courseVersionId === null) return [];
  const { ledger, enrolments, sets } = await readCreditInputs(read, now, [personId]);
  const line = ledger.get(personId)?.find((each) => each.id === id);
  const places = new Map((enrolments.get(personId) ?? []).map((each) => [each.programmeId, each]));
  return line ? worthsOfLine(line, await listAccreditationsIn(read, courseVersionId), sets, places) : [];
}
