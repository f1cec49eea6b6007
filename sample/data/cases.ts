/** Who of the sample region answers, in what and in which languages. */
export const ANSWERERS = [
  { email: 'liga', specialties: ['cardiology', 'general-practice'], languages: ['lv', 'en'], maxOpen: '3' },
  { email: 'mentor', specialties: ['dermatovenereology', 'geriatrics'], languages: ['et', 'en'], maxOpen: '4' },
  { email: 'tuula', specialties: ['dermatovenereology', 'emergency-medicine'], languages: ['fi', 'sv', 'en'], maxOpen: '3' },
  { email: 'anders', specialties: ['psychiatry', 'paediatrics'], languages: ['sv', 'en'], maxOpen: '2' },
  { email: 'mart', specialties: ['cardiology', 'endocrinology'], languages: ['et', 'en'], maxOpen: '3' },
]; // oxfmt-ignore

export type SampleCase = {
  asker: string;
  answerer: string;
  /** Days ago on which it was asked; hours until the answer, none while it waits. */
  ago: number;
  hours: number | null;
  fields: Record<string, string>;
  answer?: { kind: 'answer' | 'refer'; body: string; before: string; minutes: string };
  /** None: its asker has still to say what came of it. */
  closing?: Record<string, string>;
};

export const CASES: SampleCase[] = [
  {
    asker: 'doctor', answerer: 'liga', ago: 21, hours: 5,
    fields: {
      specialty: 'cardiology', language: 'lv', reach: 'country', urgency: 'days', age: '67', sex: 'male',
      question: 'Vai sākt antikoagulantus, pirms ir ilgstošs pieraksts?',
      background: 'Bijušais zvejnieks, trīs nedēļas sirdsklauves, galvenokārt naktīs. Hipertensija, lieto bisoprololu 2,5 mg.',
      findings: 'Lēkmes laikā pulss 130 un neregulārs, tagad 84, regulārs. Asinsspiediens 138/80. EKG bez izmaiņām.',
      tried: 'Mazāk kafijas, bisoprolols no rīta.',
    },
    answer: {
      kind: 'answer', minutes: '12', before: '',
      body: 'Vispirms pieraksts: septiņas dienas, ja iespējams. Bez pierādītas fibrilācijas es antikoagulantus nesāktu, bet risku jau tagad saskaitītu. Ja pierakstā redzama lēkme, sākt uzreiz un negaidīt vizīti.',
    },
    closing: {
      outcome: 'avoided', usefulness: '5', minutes: '15', topic: 'Sirdsklauves ģimenes ārsta praksē', share: 'yes',
      title: 'Sirdsklauves naktīs: pieraksts vai zāles vispirms?', readerQuestion: 'Ko jūs darītu vispirms?',
    },
  },
  {
    asker: 'aino', answerer: 'tuula', ago: 14, hours: 20,
    fields: {
      specialty: 'dermatovenereology', language: 'fi', reach: 'country', urgency: 'week', age: '34', sex: 'female',
      question: 'Riittääkö kortisonivoide, vai pitäisikö ottaa koepala?',
      background: 'Kalanjalostuksessa työskentelevä, kaksi kuukautta kutiava ihottuma molemmissa käsissä. Ei aiempaa atopiaa.',
      findings: 'Sormien väleissä punoitusta, hilseilyä ja halkeamia. Kynnet terveet.',
      tried: 'Perusvoide ja mieto kortisonivoide kahden viikon ajan, apua vähän.',
    },
    answer: {
      kind: 'answer', minutes: '9', before: '',
      body: 'Sopii ärsytysihottumaan: koepalaa ei tarvita. Vahva kortisonivoide kahden viikon ajan, puuvillakäsineet suojakäsineiden alle ja tauko märkätyöstä. Jos kahden viikon jälkeen ei ole selvästi parempi, epikutaanitestit.',
    },
    closing: {
      outcome: 'new_plan', usefulness: '5', minutes: '10', topic: 'Työperäinen käsiekseema', share: 'yes',
      title: 'Kalankäsittelijän kädet', readerQuestion: 'Milloin lähettäisit testeihin?',
    },
  },
  {
    asker: 'doctor', answerer: 'mentor', ago: 9, hours: 26,
    fields: {
      specialty: 'geriatrics', language: 'en', reach: 'union', urgency: 'days', age: '84', sex: 'female',
      question: 'Which of her nine medicines would you stop first?',
      background: 'Lives alone, two falls this month, both when getting up at night. Hypertension, diabetes, insomnia.',
      findings: 'Blood pressure 142/78 lying, 112/60 standing. eGFR 41. HbA1c 48 mmol/mol.',
      tried: 'Compression stockings, which she does not wear.',
    },
    answer: {
      kind: 'answer', minutes: '14', before: '',
      body: 'The sleeping pill and the evening alpha blocker, one after the other, two weeks apart; then halve the sulphonylurea, since an HbA1c of 48 at her age is lower than she needs. Measure standing pressure at each step. Write the plan down for her neighbour.',
    },
    closing: {
      outcome: 'new_plan', usefulness: '4', minutes: '45', topic: 'Stopping medicines in the very old', share: 'yes',
      title: 'Nine medicines and two falls', readerQuestion: 'Which would you stop first, and what would you measure?',
    },
  },
  {
    asker: 'martins', answerer: 'liga', ago: 3, hours: 18,
    fields: {
      specialty: 'cardiology', language: 'lv', reach: 'country', urgency: 'days', age: '58', sex: 'female',
      question: 'Vai ar šādu EKG drīkst sākt betablokatoru?',
      background: 'Elpas trūkums slodzē trīs mēnešus. Astma bērnībā, tagad bez zālēm.',
      findings: 'Pulss 92, EKG pirmās pakāpes AV blokāde, PR 230 ms.', tried: 'Nekas.',
    },
    answer: {
      kind: 'refer', minutes: '10', before: 'Ehokardiogrāfija un NT-proBNP, lai vizīte nebūtu jāatkārto.',
      body: 'Pirms betablokatora jāzina kreisā kambara funkcija. Nosūtiet plānveidā; ja parādās ģībonis vai PR pārsniedz 300 ms, steidzami.',
    },
  },
  {
    asker: 'rasa', answerer: 'mentor', ago: 0, hours: null,
    fields: {
      specialty: 'geriatrics', language: 'en', reach: 'union', urgency: 'days', age: '79', sex: 'male',
      question: 'Is it safe to start an antidepressant together with his anticoagulant?',
      background: 'Widower, low mood and poor appetite for two months. Atrial fibrillation on apixaban.',
      findings: 'Weight 61 kg, down four. Creatinine 104. No bleeding.', tried: 'Weekly visits by the nurse.',
    },
  },
]; // oxfmt-ignore
