/** The package that the author publishes. */
export const SLUG = 'tele-consultation';

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
