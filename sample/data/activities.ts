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
    email: 'liga',
    ago: 21,
    activityType: 'talk',
    title: 'Telemedicīna laukos (paraugs)',
    organiser: 'Parauga biedrība',
    language: 'lv',
    inSpecialty: 'yes',
    minutes: ['45'],
    decision: null,
    reason: '',
  },
  {
    email: 'janis',
    ago: 14,
    activityType: 'elearning',
    title: 'Wounds and their care (sample)',
    organiser: 'Sample University',
    language: 'en',
    minutes: ['120'],
    decision: null,
    reason: '',
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

/** A paper of one page that says what it is. */
export const PAPER = paperSaying('Certificate of attendance (sample)');

/** A PDF of one line, by ISO 32000-1 §7.5. */
function paperSaying(text: string): Buffer {
  const drawing = `BT /F1 18 Tf 40 140 Td (${text}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 297]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${file}${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`,
  );
}
