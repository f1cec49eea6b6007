/** The specialty as it is stored: nurses and others have none of the list. */
export const specialtyOf = ({
  profession,
  specialty,
}: {
  profession: string;
  specialty: string;
}): string | null =>
  profession === 'nurse' || profession === 'other' || specialty === '' ? null : specialty;
