import type { Accreditation } from './accreditation.ts';

export type ShownAccreditation = {
  id: string;
  code: string;
  validTo: string;
  association: string;
  language: string;
};

/** Of an accreditation, what its course page says of it to everybody. */
export const shownAccreditation = ({
  accreditation,
  association,
}: {
  accreditation: Accreditation;
  association: { name: string; nameLanguage: string };
}): ShownAccreditation => ({
  id: accreditation.id,
  code: accreditation.code,
  validTo: accreditation.validTo,
  association: association.name,
  language: association.nameLanguage,
});
