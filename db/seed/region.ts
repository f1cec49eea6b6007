/** A small region of plainly fictitious people; every registration number fails its check digit or has none. */
export const ASSOCIATIONS = [
  { slug: 'naytemaan-etalaakarit', name: 'Näytemaan etälääkärit (näyte)', language: 'fi', country: 'FI' },
  {
    slug: 'exempelkustens-lakare',
    name: 'Exempelkustens glesbygdsläkare (exempel)',
    language: 'sv',
    country: 'SE',
  },
  {
    slug: 'naidissaarte-arstid',
    name: 'Näidissaarte perearstide selts (näidis)',
    language: 'et',
    country: 'EE',
  },
  {
    slug: 'parauga-lauku-arsti',
    name: 'Parauga lauku ģimenes ārstu asociācija (paraugs)',
    language: 'lv',
    country: 'LV',
  },
  {
    slug: 'pavyzdzio-seimos-gydytojai',
    name: 'Pavyzdžio šeimos gydytojų draugija (pavyzdys)',
    language: 'lt',
    country: 'LT',
  },
  { slug: 'uzor-urachy', name: 'Узорнае аб’яднанне вясковых урачоў (узор)', language: 'be', country: 'BY' },
] as const;

type Sample = {
  email: string;
  name: string;
  locale: string;
  country: string;
  region: string;
  languages: string[];
  roles?: ('author' | 'mentor' | 'administrator')[];
  /** Officer instead of member of the association of their country; the first of a country is the one who acts. */
  officer?: true;
  profession?: 'nurse';
  /** Anchor of the cycle; those of Finland and Sweden need none. */
  anchor?: string;
  /** Days ago on which they took the course; none for those who have not. */
  took?: number;
};

/** The first six can sign in, in demonstration mode. */
export const PEOPLE: Sample[] = [
  {
    email: 'doctor',
    name: 'Ilze Paraugkalna',
    locale: 'en',
    country: 'LV',
    region: 'Kolka',
    languages: ['lv', 'en'],
    anchor: '2023-03-01',
  },
  {
    email: 'author',
    name: 'Piret Näidissaar',
    locale: 'en',
    country: 'EE',
    region: 'Tartu',
    languages: ['et', 'en'],
    roles: ['author'],
  },
  {
    email: 'association',
    name: 'Anna Paraugliepa',
    locale: 'en',
    country: 'LV',
    region: 'Rīga',
    languages: ['lv', 'en'],
    officer: true,
  },
  {
    email: 'mentor',
    name: 'Katrin Näidistamm',
    locale: 'en',
    country: 'EE',
    region: 'Kihnu',
    languages: ['et', 'en'],
    roles: ['mentor'],
    anchor: '2024-01-15',
    took: 40,
  },
  {
    email: 'admin',
    name: 'Admin Exempelsson',
    locale: 'en',
    country: 'SE',
    region: 'Umeå',
    languages: ['sv', 'en'],
    roles: ['administrator'],
  },
  {
    email: 'officer',
    name: 'Pēteris Paraugkalējs',
    locale: 'en',
    country: 'LV',
    region: 'Liepāja',
    languages: ['lv', 'en'],
    officer: true,
  },
  {
    email: 'janis',
    name: 'Jānis Paraugbērzs',
    locale: 'lv',
    country: 'LV',
    region: 'Ventspils',
    languages: ['lv'],
    anchor: '2022-01-01',
    took: 60,
  },
  {
    email: 'liga',
    name: 'Līga Paraugozola',
    locale: 'lv',
    country: 'LV',
    region: 'Rūjiena',
    languages: ['lv', 'en'],
    anchor: '2021-12-15',
  },
  {
    email: 'martins',
    name: 'Mārtiņš Paraugzars',
    locale: 'lv',
    country: 'LV',
    region: 'Dagda',
    languages: ['lv'],
    anchor: '2025-05-20',
    took: 12,
  },
  {
    email: 'aino',
    name: 'Aino Näytelä',
    locale: 'fi',
    country: 'FI',
    region: 'Utsjoki',
    languages: ['fi', 'sv'],
    took: 30,
  },
  {
    email: 'heikki',
    name: 'Heikki Mallinen',
    locale: 'fi',
    country: 'FI',
    region: 'Hailuoto',
    languages: ['fi'],
    officer: true,
  },
  {
    email: 'tuula',
    name: 'Tuula Esimerkki',
    locale: 'fi',
    country: 'FI',
    region: 'Kökar',
    languages: ['sv', 'fi'],
    profession: 'nurse',
  },
  {
    email: 'anders',
    name: 'Anders Exempelström',
    locale: 'sv',
    country: 'SE',
    region: 'Arjeplog',
    languages: ['sv'],
    took: 25,
  },
  {
    email: 'karin',
    name: 'Karin Provberg',
    locale: 'sv',
    country: 'SE',
    region: 'Fårö',
    languages: ['sv', 'en'],
    officer: true,
  },
  {
    email: 'mart',
    name: 'Mart Proovimägi',
    locale: 'et',
    country: 'EE',
    region: 'Ruhnu',
    languages: ['et'],
    anchor: '2022-09-01',
    took: 18,
  },
  {
    email: 'liis',
    name: 'Liis Näidisoja',
    locale: 'et',
    country: 'EE',
    region: 'Tallinn',
    languages: ['et'],
    officer: true,
  },
  {
    email: 'rasa',
    name: 'Rasa Pavyzdytė',
    locale: 'lt',
    country: 'LT',
    region: 'Nida',
    languages: ['lt'],
    anchor: '2023-06-01',
    took: 9,
  },
  {
    email: 'jonas',
    name: 'Jonas Bandomasis',
    locale: 'lt',
    country: 'LT',
    region: 'Vilnius',
    languages: ['lt', 'en'],
    officer: true,
  },
  {
    email: 'volha',
    name: 'Вольга Узорная',
    locale: 'be',
    country: 'BY',
    region: 'Браслаў',
    languages: ['be'],
    anchor: '2024-04-10',
    took: 21,
  },
  {
    email: 'ales',
    name: 'Алесь Прыкладны',
    locale: 'be',
    country: 'BY',
    region: 'Мінск',
    languages: ['be'],
    officer: true,
  },
  {
    email: 'zane',
    name: 'Zane Paraugupe',
    locale: 'lv',
    country: 'LV',
    region: 'Alūksne',
    languages: ['lv'],
  },
  {
    email: 'leena',
    name: 'Leena Näytteinen',
    locale: 'fi',
    country: 'FI',
    region: 'Kuhmo',
    languages: ['fi'],
    officer: true,
  },
  {
    email: 'sven',
    name: 'Sven Exempelberg',
    locale: 'sv',
    country: 'SE',
    region: 'Gällivare',
    languages: ['sv'],
    officer: true,
  },
  {
    email: 'tiina',
    name: 'Tiina Näidiskivi',
    locale: 'et',
    country: 'EE',
    region: 'Võru',
    languages: ['et'],
    officer: true,
  },
  {
    email: 'ruta',
    name: 'Rūta Pavyzdienė',
    locale: 'lt',
    country: 'LT',
    region: 'Zarasai',
    languages: ['lt'],
    officer: true,
  },
  {
    email: 'maryna',
    name: 'Марына Прыкладная',
    locale: 'be',
    country: 'BY',
    region: 'Полацк',
    languages: ['be'],
    officer: true,
  },
];

/** Accredited units of the course in each country; invented for the sample. */
export const ACCREDITATIONS: Record<string, { programmeId: string; units: string; category: string }> = {
  FI: { programmeId: 'fi-sll', units: '0.03', category: 'Etälääketiede' },
  SE: { programmeId: 'se-slf', units: '0.03', category: 'Extern fortbildning' },
  EE: { programmeId: 'ee-eps', units: '0.25', category: 'Erialane täiendus' },
  LV: { programmeId: 'lv-lab', units: '1', category: 'Ģimenes medicīna' },
  LT: { programmeId: 'lt-vaspvt', units: '0.5', category: 'Šeimos medicina' },
  BY: { programmeId: 'by-minzdrav', units: '0.5', category: 'Агульная практыка' },
};

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

/** The words of the mentor's webinar, in every language; objectives one a line. */
export const WEBINAR = [
  { language: 'en', title: 'Heart failure at home, without a laboratory next door', summary: 'When to raise the dose, what to measure, and when to send the patient on. An hour with a cardiologist and your questions.', objectives: 'Plan the steps of treatment over eight weeks\nKnow which values cannot wait' },
  { language: 'fi', title: 'Sydämen vajaatoiminta kotona ilman laboratoriota', summary: 'Milloin annosta nostetaan, mitä mitataan ja milloin potilas lähetetään eteenpäin. Tunti kardiologin ja omien kysymystesi kanssa.', objectives: 'Suunnitella hoidon vaiheet kahdeksalle viikolle\nTietää, mitkä arvot eivät voi odottaa' },
  { language: 'sv', title: 'Hjärtsvikt hemma, utan laboratorium i närheten', summary: 'När dosen höjs, vad som mäts och när patienten skickas vidare. En timme med en kardiolog och dina frågor.', objectives: 'Planera behandlingens steg över åtta veckor\nVeta vilka värden som inte kan vänta' },
  { language: 'et', title: 'Südamepuudulikkus kodus, ilma laborita', summary: 'Millal annust tõsta, mida mõõta ja millal patsient edasi saata. Tund kardioloogi ja sinu küsimustega.', objectives: 'Kavandada ravi sammud kaheksaks nädalaks\nTeada, millised näitajad ei saa oodata' },
  { language: 'lv', title: 'Sirds mazspēja mājās, kad laboratorija ir tālu', summary: 'Kad palielināt devu, ko mērīt un kad sūtīt pacientu tālāk. Stunda kopā ar kardiologu un jūsu jautājumiem.', objectives: 'Plānot ārstēšanas soļus astoņām nedēļām\nZināt, kuri rādītāji nevar gaidīt' },
  { language: 'lt', title: 'Širdies nepakankamumas namuose, kai laboratorija toli', summary: 'Kada didinti dozę, ką matuoti ir kada pacientą siųsti toliau. Valanda su kardiologu ir jūsų klausimais.', objectives: 'Suplanuoti gydymo žingsnius aštuonioms savaitėms\nŽinoti, kurie rodikliai negali laukti' },
  { language: 'be', title: 'Сардэчная недастатковасць дома, калі лабараторыя далёка', summary: 'Калі павялічваць дозу, што вымяраць і калі накіроўваць пацыента далей. Гадзіна з кардыёлагам і вашымі пытаннямі.', objectives: 'Спланаваць крокі лячэння на восем тыдняў\nВедаць, якія паказчыкі не могуць чакаць' },
]; // oxfmt-ignore
