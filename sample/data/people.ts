export type SamplePerson = {
  /** Of the address, before the @. */
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

/** Plainly fictitious people; every registration number fails its check digit or has none. The first six can sign in, in demonstration mode. */
export const PEOPLE: SamplePerson[] = [
  { email: 'doctor', name: 'Ilze Paraugkalna', locale: 'en', country: 'LV', region: 'Kolka', languages: ['lv', 'en'], anchor: '2023-03-01' },
  { email: 'author', name: 'Piret Näidissaar', locale: 'en', country: 'EE', region: 'Tartu', languages: ['et', 'en'], roles: ['author'] },
  { email: 'association', name: 'Anna Paraugliepa', locale: 'en', country: 'LV', region: 'Rīga', languages: ['lv', 'en'], officer: true },
  { email: 'mentor', name: 'Katrin Näidistamm', locale: 'en', country: 'EE', region: 'Kihnu', languages: ['et', 'en'], roles: ['mentor'], anchor: '2024-01-15', took: 40 },
  { email: 'admin', name: 'Admin Exempelsson', locale: 'en', country: 'SE', region: 'Umeå', languages: ['sv', 'en'], roles: ['administrator'] },
  { email: 'officer', name: 'Pēteris Paraugkalējs', locale: 'en', country: 'LV', region: 'Liepāja', languages: ['lv', 'en'], officer: true },
  { email: 'janis', name: 'Jānis Paraugbērzs', locale: 'lv', country: 'LV', region: 'Ventspils', languages: ['lv'], anchor: '2022-01-01', took: 60 },
  { email: 'liga', name: 'Līga Paraugozola', locale: 'lv', country: 'LV', region: 'Rūjiena', languages: ['lv', 'en'], anchor: '2021-12-15' },
  { email: 'martins', name: 'Mārtiņš Paraugzars', locale: 'lv', country: 'LV', region: 'Dagda', languages: ['lv'], anchor: '2025-05-20', took: 12 },
  { email: 'aino', name: 'Aino Näytelä', locale: 'fi', country: 'FI', region: 'Utsjoki', languages: ['fi', 'sv'], took: 30 },
  { email: 'heikki', name: 'Heikki Mallinen', locale: 'fi', country: 'FI', region: 'Hailuoto', languages: ['fi'], officer: true },
  { email: 'tuula', name: 'Tuula Esimerkki', locale: 'fi', country: 'FI', region: 'Kökar', languages: ['sv', 'fi'], profession: 'nurse' },
  { email: 'anders', name: 'Anders Exempelström', locale: 'sv', country: 'SE', region: 'Arjeplog', languages: ['sv'], took: 25 },
  { email: 'karin', name: 'Karin Provberg', locale: 'sv', country: 'SE', region: 'Fårö', languages: ['sv', 'en'], officer: true },
  { email: 'mart', name: 'Mart Proovimägi', locale: 'et', country: 'EE', region: 'Ruhnu', languages: ['et'], anchor: '2022-09-01', took: 18 },
  { email: 'liis', name: 'Liis Näidisoja', locale: 'et', country: 'EE', region: 'Tallinn', languages: ['et'], officer: true },
  { email: 'rasa', name: 'Rasa Pavyzdytė', locale: 'lt', country: 'LT', region: 'Nida', languages: ['lt'], anchor: '2023-06-01', took: 9 },
  { email: 'jonas', name: 'Jonas Bandomasis', locale: 'lt', country: 'LT', region: 'Vilnius', languages: ['lt', 'en'], officer: true },
  { email: 'volha', name: 'Вольга Узорная', locale: 'be', country: 'BY', region: 'Браслаў', languages: ['be'], anchor: '2024-04-10', took: 21 },
  { email: 'ales', name: 'Алесь Прыкладны', locale: 'be', country: 'BY', region: 'Мінск', languages: ['be'], officer: true },
  { email: 'zane', name: 'Zane Paraugupe', locale: 'lv', country: 'LV', region: 'Alūksne', languages: ['lv'] },
  { email: 'leena', name: 'Leena Näytteinen', locale: 'fi', country: 'FI', region: 'Kuhmo', languages: ['fi'], officer: true },
  { email: 'sven', name: 'Sven Exempelberg', locale: 'sv', country: 'SE', region: 'Gällivare', languages: ['sv'], officer: true },
  { email: 'tiina', name: 'Tiina Näidiskivi', locale: 'et', country: 'EE', region: 'Võru', languages: ['et'], officer: true },
  { email: 'ruta', name: 'Rūta Pavyzdienė', locale: 'lt', country: 'LT', region: 'Zarasai', languages: ['lt'], officer: true },
  { email: 'maryna', name: 'Марына Прыкладная', locale: 'be', country: 'BY', region: 'Полацк', languages: ['be'], officer: true },
]; // oxfmt-ignore

/** Those who learn: neither officers nor the author and the administrator. */
export const LEARNERS = PEOPLE.filter(({ email, officer }) => !officer && !['author', 'admin'].includes(email));

/** The officer who acts for the association of a country. */
export const actingOfficer = (country: string): string =>
  PEOPLE.find((person) => person.officer && person.country === country)!.email;
