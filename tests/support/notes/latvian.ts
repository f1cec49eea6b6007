import type { Language } from './language.ts';

export const LATVIAN: Language = {
  common: {
    man: {
      given:
        'Jānis/Jāņa/Jānim Andris/Andra/Andrim Pēteris/Pētera/Pēterim Kārlis/Kārļa/Kārlim Māris/Māra/Mārim Juris/Jura/Jurim Edgars/Edgara/Edgaram Aivars/Aivara/Aivaram Mārtiņš/Mārtiņa/Mārtiņam Guntis/Gunta/Guntim Vladimirs/Vladimira/Vladimiram Sergejs/Sergeja/Sergejam',
      family:
        'Bērziņš/Bērziņa/Bērziņam Kalniņš/Kalniņa/Kalniņam Ozols/Ozola/Ozolam Rudzītis/Rudzīša/Rudzītim Lācis/Lāča/Lācim Briedis/Brieža/Briedim Vītols/Vītola/Vītolam Jansons/Jansona/Jansonam Roze/Rozes/Rozem Ivanovs/Ivanova/Ivanovam Balodis/Baloža/Balodim Eglītis/Eglīša/Eglītim Krūmiņš/Krūmiņa/Krūmiņam',
    },
    woman: {
      given:
        'Anna/Annas/Annai Ilze/Ilzes/Ilzei Līga/Līgas/Līgai Kristīne/Kristīnes/Kristīnei Dace/Daces/Dacei Inese/Ineses/Inesei Ieva/Ievas/Ievai Olga/Olgas/Olgai Skaidrīte/Skaidrītes/Skaidrītei Velta/Veltas/Veltai Jeļena/Jeļenas/Jeļenai Valentīna/Valentīnas/Valentīnai',
      family:
        'Bērziņa/Bērziņas/Bērziņai Kalniņa/Kalniņas/Kalniņai Ozola/Ozolas/Ozolai Rudzīte/Rudzītes/Rudzītei Lāce/Lāces/Lācei Liepa/Liepas/Liepai Vītola/Vītolas/Vītolai Jansone/Jansones/Jansonei Roze/Rozes/Rozei Ivanova/Ivanovas/Ivanovai Balode/Balodes/Balodei Eglīte/Eglītes/Eglītei Petrova/Petrovas/Petrovai',
    },
  },
  rare: {
    man: {
      given:
        'Jukums/Jukuma/Jukumam Zamuels/Zamuela/Zamuelam Tenis/Teņa/Tenim Oļģirds/Oļģirda/Oļģirdam Spricis/Spriča/Spricim Visvaris/Visvara/Visvarim',
      family:
        'Krūklis/Krūkļa/Krūklim Dzalbs/Dzalba/Dzalbam Ķīlis/Ķīļa/Ķīlim Bumbieris/Bumbiera/Bumbierim Dzenītis/Dzenīša/Dzenītim Plaudiņš/Plaudiņa/Plaudiņam Mūrītis/Mūrīša/Mūrītim Puncuļevičs/Puncuļeviča/Puncuļevičam',
    },
    woman: {
      given:
        'Zelmīra/Zelmīras/Zelmīrai Maruta/Marutas/Marutai Ilzīna/Ilzīnas/Ilzīnai Mailita/Mailitas/Mailitai Ruvita/Ruvitas/Ruvitai Aurika/Aurikas/Aurikai',
      family:
        'Krūkle/Krūkles/Krūklei Dzalba/Dzalbas/Dzalbai Ķīle/Ķīles/Ķīlei Bumbiere/Bumbieres/Bumbierei Plaudiņa/Plaudiņas/Plaudiņai Mūrīte/Mūrītes/Mūrītei Zvirgzde/Zvirgzdes/Zvirgzdei Dumbriņa/Dumbriņas/Dumbriņai',
    },
  },
  plain: `
    Sūdzas par sāpēm krūtīs pie slodzes, kas pāriet miera stāvoklī.
    Vai var turpināt bisoprololu 2,5 mg, ja pulss ir 52?
    Roze uz abiem vaigiem, bez drudža.
    Slimo ar Parkinsona slimību kopš 2019. gada.
    Anamnēzē Krona slimība, saņem azatioprīnu.
    Bazedova slimība, TSH 0,01, sākts tiamazols.
    Lieto Concor 5 mg no rīta un Xarelto 20 mg vakarā.
    Egle un priede provocē šķaudīšanu maijā.
    Ozola putekšņi, alerģisks rinīts kopš bērnības.
    Kalns pie mājas, kāpjot aizelšas.
    Zīle ir paplašināta, reakcija uz gaismu lēna.
    Vērmeles tējas lietošana trīs nedēļas.
    Līgatnē bija ciemos, tur saaukstējās.
    Asinsspiediens 142/84, pulss 88, SpO2 96 %.
    HbA1c 7,2 %, kreatinīns 98, eGFR 61.
    EKG sinusa ritms, bez svaigām izmaiņām.
    Nosūtīts uz Stradiņa slimnīcu, uzņemšanas nodaļu.
    Gaiļezerā taisīta DT galvai, bez patoloģijas.
    Jūlijā bija pneimonija, saņēma Augmentin.
    Marta sākumā palielināta deva.
    Holtera monitorēšana septiņas dienas.
    Alerģija pret penicilīnu nav zināma.
    Sieva stāsta, ka naktīs krāc.
    Vispirms pieraksts, tad lēmums par antikoagulantiem.
    Ko darīt ar metformīnu, ja eGFR 38?
    Dzīvo viens, mazkustīgs, smēķē 30 gadus.
    Mantu reakcija 12 mm.
    Apgares skala 8/9.
    Saule kaitē ādai, lieto Sunsense krēmu.
    Rīgā konsultēts pie kardiologa, Cēsīs pie neirologa.
    Vēja bakas bērnībā, herpes zoster pērn.
    Māsa mērīja spiedienu mājās katru rītu.
    Bite iekoda rokā, pietūkums 6 cm.
    Tērauda skrūves pēc operācijas kreisajā potītē.
    Vai Sjēgrena sindroms izskaidro sausumu?
    Basedow oftalmopātija, lūdzu padomu.`,
  named: `
    {0} sūdzas par elpas trūkumu.
    Vai {2} var turpināt bisoprololu?
    Vakar {0} atnāca ar sāpēm vēderā.
    Lūdzu padomu par {1} ārstēšanu.
    Zvanīja {1} meita, stāvoklis sliktāks.
    {2} parakstīju amoksicilīnu uz septiņām dienām.
    Šodien redzēju {1} analīzes, Hb 92.
    Izrakstīju receptes, jo {0} brauc prom.
    Ģimenē zināms, ka {2} ir diabēts.
    Par ko liecina {1} EKG?`,
  headed: `
    {0}, 67 gadi, hipertensija.
    {0}, 54 g.v., sūdzas par klepu.
    {0}: EKG bez dinamikas.`,
  behind: `
    Pacients {0} atkārtoti vizītē.
    Paciente {0} lūdz nosūtījumu.
    Skatīju slimnieku, pac. {0}, mājās.`,
  numbered: `
    Personas kods {}, dzīvo laukos.
    Pacients, {}, nosūtīts.
    p.k. {} reģistrēts vakar.
    Kods ir {}.`,
};
