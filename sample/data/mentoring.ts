/** The sample region's mentoring programme, in every language, and who takes part in it. */
export const PROGRAMME = [
  { language: 'lv', title: 'Mentors lauku ārstam', summary: 'Gads kopā ar pieredzējušu kolēģi, kas zina, ko nozīmē strādāt vienam.', agreement: 'Mēs tiekamies tiešsaistē reizi mēnesī. Tas, ko runājam, paliek starp mums. Pacientus neatpazīstami aprakstām.' },
  { language: 'en', title: 'A mentor for the country doctor', summary: 'A year with an experienced colleague who knows what working alone is like.', agreement: 'We meet on line once a month. What we say stays between us. We describe patients so that nobody can recognise them.' },
  { language: 'fi', title: 'Mentori syrjäseudun lääkärille', summary: 'Vuosi kokeneen kollegan kanssa, joka tietää, mitä yksin työskentely on.', agreement: 'Tapaamme verkossa kerran kuussa. Puheemme jää väliseksemme. Kuvaamme potilaat niin, ettei heitä voi tunnistaa.' },
  { language: 'sv', title: 'En mentor för landsbygdsläkaren', summary: 'Ett år med en erfaren kollega som vet hur det är att arbeta ensam.', agreement: 'Vi träffas på nätet en gång i månaden. Det vi säger stannar mellan oss. Vi beskriver patienter så att ingen kan känna igen dem.' },
  { language: 'et', title: 'Mentor maa-arstile', summary: 'Aasta kogenud kolleegiga, kes teab, mida tähendab üksi töötada.', agreement: 'Kohtume veebis kord kuus. See, mida räägime, jääb meie vahele. Kirjeldame patsiente nii, et neid ei tunta ära.' },
  { language: 'lt', title: 'Mentorius kaimo gydytojui', summary: 'Metai su patyrusiu kolega, kuris žino, ką reiškia dirbti vienam.', agreement: 'Susitinkame internetu kartą per mėnesį. Tai, ką kalbame, lieka tarp mūsų. Pacientus apibūdiname taip, kad jų nebūtų galima atpažinti.' },
  { language: 'be', title: 'Ментар для сельскага лекара', summary: 'Год з вопытным калегам, які ведае, што такое працаваць аднаму.', agreement: 'Мы сустракаемся анлайн раз на месяц. Тое, пра што гаворым, застаецца паміж намі. Пацыентаў апісваем так, каб іх нельга было пазнаць.' },
]; // oxfmt-ignore

type Participant = {
  email: string;
  role: 'mentee' | 'mentor';
  topics: string[];
  spoken: Record<string, 'native' | 'good' | 'simple'>;
  days: string[];
  parts: string[];
  remoteness: string;
  years: string;
  country: string;
  about: string;
  capacity?: string;
};

export const PARTICIPANTS: Participant[] = [
  { email: 'mentor', role: 'mentor', topics: ['palliative', 'alone', 'decisions'], spoken: { et: 'native', en: 'good' }, days: ['2', '4'], parts: ['12', '17'], remoteness: '3', years: '19', country: 'EE', capacity: '2', about: 'I was alone on an island at thirty. What I needed was not an expert but somebody to ring on Tuesdays.' },
  { email: 'liga', role: 'mentor', topics: ['chronic', 'older', 'practice'], spoken: { lv: 'native', en: 'good' }, days: ['1', '3'], parts: ['17'], remoteness: '2', years: '24', country: 'LV', capacity: '1', about: 'Ask me how to keep a practice going when the nurse is ill too.' },
  { email: 'tuula', role: 'mentor', topics: ['emergencies', 'images', 'alone'], spoken: { sv: 'native', fi: 'good', en: 'good' }, days: ['2', '5'], parts: ['9', '17'], remoteness: '3', years: '15', country: 'FI', capacity: '2', about: 'The helicopter takes an hour. We can talk about that hour.' },
  { email: 'anders', role: 'mentor', topics: ['mental', 'children', 'digital'], spoken: { sv: 'native', en: 'good' }, days: ['3'], parts: ['14', '17'], remoteness: '3', years: '11', country: 'SE', capacity: '1', about: 'Video visits for a municipality as large as a small country.' },
  { email: 'mart', role: 'mentor', topics: ['career', 'research', 'decisions'], spoken: { et: 'native', en: 'good', ru: 'good' }, days: ['4'], parts: ['17', '20'], remoteness: '3', years: '31', country: 'EE', capacity: '1', about: '' },
  { email: 'doctor', role: 'mentee', topics: ['palliative', 'alone'], spoken: { lv: 'native', en: 'good' }, days: ['2', '3'], parts: ['12', '14'], remoteness: '3', years: '3', country: 'LV', about: 'One doctor, one nurse, a long road to the hospital.' },
  { email: 'martins', role: 'mentee', topics: ['chronic', 'practice'], spoken: { lv: 'native' }, days: ['1'], parts: ['17'], remoteness: '2', years: '6', country: 'LV', about: '' },
  { email: 'janis', role: 'mentee', topics: ['older'], spoken: { lv: 'native' }, days: ['1', '3'], parts: ['17'], remoteness: '1', years: '9', country: 'LV', about: '' },
  { email: 'aino', role: 'mentee', topics: ['emergencies', 'alone'], spoken: { fi: 'native', sv: 'good' }, days: ['5'], parts: ['9'], remoteness: '3', years: '2', country: 'FI', about: '' },
  { email: 'rasa', role: 'mentee', topics: ['mental', 'children'], spoken: { lt: 'native', en: 'good' }, days: ['3'], parts: ['14'], remoteness: '2', years: '4', country: 'LT', about: '' },
  { email: 'zane', role: 'mentee', topics: ['alone', 'emergencies'], spoken: { lv: 'native' }, days: ['2'], parts: ['17'], remoteness: '3', years: '1', country: 'LV', about: '' },
  { email: 'volha', role: 'mentee', topics: ['decisions', 'research'], spoken: { be: 'native', ru: 'native', en: 'simple' }, days: ['4'], parts: ['20'], remoteness: '2', years: '5', country: 'BY', about: '' },
]; // oxfmt-ignore
