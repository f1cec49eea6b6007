import { revisionOf } from '#app/platform/revision.server.ts';
import type { ConsultationRules } from './read-rules.server.ts';

/** Of what an officer sets in one form. */
export const rulesRevision = ({
  secondPerson,
  keepMonths,
  credit,
  readerMinutes,
}: ConsultationRules): string =>
  revisionOf([secondPerson, keepMonths, credit.asker, credit.specialist, credit.reader, readerMinutes]);
