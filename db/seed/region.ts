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
  /** Officer instead of member of the association of their country. */
  officer?: true;
  profession?: 'nurse';
  /** Anchor of the cycle; those of Finland and Sweden need none. */
  anchor?: string;
  /** Days ago on which they took the course; none for those who have not. */
  took?: number;
};

/** The first five can sign in, in demonstration mode. */
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
];

/** What the course is worth in each country; invented for the sample. */
export const ACCREDITATIONS: Record<string, { programmeId: string; units: string; category: string }> = {
  FI: { programmeId: 'fi-sll', units: '0.03', category: 'Etälääketiede' },
  SE: { programmeId: 'se-slf', units: '0.03', category: 'Extern fortbildning' },
  EE: { programmeId: 'ee-eps', units: '0.25', category: 'Erialane täiendus' },
  LV: { programmeId: 'lv-lab', units: '1', category: 'Ģimenes medicīna' },
  LT: { programmeId: 'lt-vaspvt', units: '0.5', category: 'Šeimos medicina' },
  BY: { programmeId: 'by-minzdrav', units: '0.5', category: 'Агульная практыка' },
};
