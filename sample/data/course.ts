/** The module of a course of `content/courses/` that the author uploads as a package. */
export const PACKAGED = { course: 'tele-consultation', module: 'final' } as const;

/** What the catalogue says of it. */
export const PACKAGE_SUMMARY: Record<string, string> = {
  en: 'An example of an uploaded package: the final questions of this course, as SCORM 2004.',
  fi: 'Esimerkki ladatusta paketista: tämän kurssin loppukysymykset SCORM 2004 -muodossa.',
  sv: 'Ett exempel på ett uppladdat paket: kursens avslutande frågor som SCORM 2004.',
  et: 'Näide üleslaaditud paketist: selle kursuse lõpuküsimused SCORM 2004 vormingus.',
  lv: 'Augšupielādētas pakotnes piemērs: šī kursa noslēguma jautājumi SCORM 2004 formātā.',
  lt: 'Įkelto paketo pavyzdys: šio kurso baigiamieji klausimai SCORM 2004 formatu.',
  be: 'Прыклад запампаванага пакета: выніковыя пытанні гэтага курса ў фармаце SCORM 2004.',
};

export const DISCLOSURES = [
  { name: 'Piret Näidissaar', role: 'author', interests: '', resolution: '' },
  {
    name: 'Karl Näidismets',
    role: 'reviewer',
    interests: 'Fees for talks from a maker of blood-pressure devices (sample).',
    resolution: 'Did not review the part on devices.',
  },
] as const;

export const APPLICATION = {
  programmeId: 'eaccme',
  needs:
    'Doctors on islands and in remote villages ask a specialist at a distance, and have not learnt how (sample).',
  outcomes: 'Choose the right case, write a question that can be answered, record the answer.',
  audience: 'General practitioners and nurses in remote practices.',
  agenda: '2 Choosing the case\n5 Asking the question\n3 Deciding and recording',
  faculty: 'Piret Näidissaar, general practitioner (sample).',
  funding: 'No outside funding (sample).',
  contentUntil: '2099-12-31',
};

/** What one of the associations asks for before it decides. */
export const REQUESTED_CHANGES =
  'Name the sources behind the final questions, and say when you will look at them again (sample).';
