/** External activities of members, so many days ago; `decision`: the officer's. */
export const ACTIVITIES = [
  {
    email: 'doctor',
    ago: 420,
    activityType: 'live_onsite',
    title: 'Parauga ģimenes ārstu kongress (paraugs)',
    organiser: 'Parauga biedrība',
    language: 'lv',
    inSpecialty: 'yes',
    minutes: ['360', '300'],
    decision: 'accepted',
    reason: '',
  },
  {
    email: 'doctor',
    ago: 200,
    activityType: 'self_study',
    title: 'Vadlīnijas sirds mazspējai (paraugs)',
    organiser: 'Parauga žurnāls',
    language: 'lv',
    inSpecialty: 'yes',
    reflection: 'I now weigh patients at every visit.',
    minutes: ['90'],
    decision: 'accepted',
    reason: '',
  },
  {
    email: 'doctor',
    ago: 30,
    activityType: 'teaching',
    title: 'Teaching students in practice (sample)',
    organiser: 'Sample University',
    language: 'en',
    minutes: ['135'],
    decision: 'returned',
    reason: 'Please add the letter of the university.',
  },
  {
    email: 'janis',
    ago: 25,
    activityType: 'live_webinar',
    title: 'Bērnu drudzis (paraugs)',
    organiser: 'Parauga slimnīca',
    language: 'lv',
    inSpecialty: 'yes',
    minutes: ['60'],
    decision: null,
    reason: '',
  },
] as const;

/** A paper that shows nothing but that it is one. */
export const PAPER = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
