import type { ApplicationFile } from '#app/domains/credits/types.ts';

const FIELDS = [
  'associationId',
  'programmeId',
  'needs',
  'outcomes',
  'audience',
  'agenda',
  'faculty',
  'funding',
  'contentUntil',
] as const;

/** A file in which nothing is written yet. */
export const EMPTY_FILE: ApplicationFile = {
  needs: '',
  outcomes: '',
  audience: '',
  agenda: [],
  faculty: '',
  funding: '',
  contentUntil: '',
};

/** Of what a form sent, the fields of an application as they were typed, to be kept. */
export const typedApplication = (raw: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = raw[name];
      // PostgreSQL takes no NUL.
      return typeof value === 'string' ? [[name, value.replaceAll('\0', '')]] : [];
    }),
  );

export const agendaText = (agenda: ApplicationFile['agenda']): string =>
  agenda.map(({ minutes, title }) => `${minutes} ${title}`).join('\n');

/** The form of an application as it stands: what was typed and not yet submitted, else what was submitted. */
export const applicationFormValues = ({
  form,
  file,
  associationId,
  programmeId,
}: {
  form: Record<string, string> | null;
  file: ApplicationFile;
  associationId: string;
  programmeId: string;
}): Record<string, string> =>
  form ?? { ...file, associationId, programmeId, agenda: agendaText(file.agenda) };
