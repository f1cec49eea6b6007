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

/** Polls that the mentor has planned for it, answers one a line. */
export const POLLS = [
  { question: 'Potassium 5.6 after the first step. What do you do?', options: 'Go on and repeat it in a week\nStay at this dose and repeat it in three days\nStop the medicine' },
  { question: 'How far is your laboratory?', options: 'In the house\nLess than an hour\nA day' },
]; // oxfmt-ignore
