/** What the Latvian association writes to its members: one message that was sent, and a draft. */
export const SENT = {
  kind: 'news',
  'subject-lv': 'Lauku ārstu diena Cēsīs',
  'body-lv': 'Labdien!\n\nLauku ārstu diena šogad notiks Cēsīs. Programma un pieteikšanās būs pieejama nākamnedēļ.',
  'subject-en': 'Country doctors’ day in Cēsis',
  'body-en': 'Hello,\n\nThis year’s country doctors’ day is in Cēsis. The programme and registration follow next week.',
};

export const DRAFT = {
  kind: 'cycle',
  'subject-lv': 'Jūsu perioda beigas tuvojas',
  'body-lv': 'Labdien!\n\nJūsu tālākizglītības periods drīz beigsies, un punktu vēl nepietiek. Ja vajag palīdzību, rakstiet mums.',
  'subject-en': 'Your cycle ends soon',
  'body-en': 'Hello,\n\nYour cycle ends soon, and points are still missing. Write to us if you need help.',
};

export const FILTER = { name: 'Kuriem palīdzēt', state: 'at_risk' };
