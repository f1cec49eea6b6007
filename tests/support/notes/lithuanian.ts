import type { Language } from './language.ts';

export const LITHUANIAN: Language = {
  common: {
    man: {
      given:
        'Jonas/Jono/Jonui Petras/Petro/Petrui Antanas/Antano/Antanui Vytautas/Vytauto/Vytautui Kęstutis/Kęstučio/Kęstučiui Andrius/Andriaus/Andriui Darius/Dariaus/Dariui Mindaugas/Mindaugo/Mindaugui Linas/Lino/Linui Juozas/Juozo/Juozui Tomas/Tomo/Tomui',
      family:
        'Kazlauskas/Kazlausko/Kazlauskui Petrauskas/Petrausko/Petrauskui Ivanovas/Ivanovo/Ivanovui Stankevičius/Stankevičiaus/Stankevičiui Petraitis/Petraičio/Petraičiui Butkus/Butkaus/Butkui Žukauskas/Žukausko/Žukauskui Urbonas/Urbono/Urbonui Adomaitis/Adomaičio/Adomaičiui Vilkas/Vilko/Vilkui',
    },
    woman: {
      given:
        'Ona/Onos/Onai Rūta/Rūtos/Rūtai Birutė/Birutės/Birutei Aldona/Aldonos/Aldonai Daiva/Daivos/Daivai Rasa/Rasos/Rasai Kristina/Kristinos/Kristinai Eglė/Eglės/Eglei Janina/Janinos/Janinai Danutė/Danutės/Danutei',
      family:
        'Kazlauskienė/Kazlauskienės/Kazlauskienei Petrauskaitė/Petrauskaitės/Petrauskaitei Ivanova/Ivanovos/Ivanovai Stankevičienė/Stankevičienės/Stankevičienei Petraitytė/Petraitytės/Petraitytei Butkienė/Butkienės/Butkienei Urbonaitė/Urbonaitės/Urbonaitei Stankevičiūtė/Stankevičiūtės/Stankevičiūtei',
    },
  },
  rare: {
    man: {
      given:
        'Girėnas/Girėno/Girėnui Šventis/Švenčio/Švenčiui Zybartas/Zybarto/Zybartui Ovidijus/Ovidijaus/Ovidijui Tautrimas/Tautrimo/Tautrimui',
      family:
        'Krapavickas/Krapavicko/Krapavickui Dzikavičius/Dzikavičiaus/Dzikavičiui Pumputis/Pumpučio/Pumpučiui Žebrauskas/Žebrausko/Žebrauskui Ūdras/Ūdro/Ūdrui Skuodis/Skuodžio/Skuodžiui Kripas/Kripo/Kripui',
    },
    woman: {
      given:
        'Gaudrė/Gaudrės/Gaudrei Skirmuntė/Skirmuntės/Skirmuntei Zuzanė/Zuzanės/Zuzanei Elzita/Elzitos/Elzitai Vidmantė/Vidmantės/Vidmantei',
      family:
        'Krapavickienė/Krapavickienės/Krapavickienei Dzikavičiūtė/Dzikavičiūtės/Dzikavičiūtei Pumputienė/Pumputienės/Pumputienei Ūdrienė/Ūdrienės/Ūdrienei Skuodytė/Skuodytės/Skuodytei Kripaitė/Kripaitės/Kripaitei',
    },
  },
  plain: `
    Skundžiasi krūtinės skausmu fizinio krūvio metu.
    Ar galima tęsti bisoprololį 2,5 mg, jei pulsas 52?
    Rūta ir ramunėlės nepadėjo, kosulys tęsiasi.
    Serga Parkinsono liga nuo 2019 m.
    Anamnezėje Krono liga, vartoja azatiopriną.
    Bazedovo liga, TSH 0,01, pradėtas tiamazolis.
    Vartoja Concor 5 mg ryte ir Xarelto 20 mg vakare.
    Eglė ir beržas sukelia slogą gegužę.
    Liga prasidėjo prieš tris savaites.
    Rasa ant žolės, vaikščiojo basa, nušalo kojas.
    AKS 142/84, pulsas 88, SpO2 96 %.
    HbA1c 7,2 %, kreatininas 98, eGFR 61.
    EKG sinusinis ritmas, be ūmių pokyčių.
    Siųsta į Kauno klinikas, priėmimo skyrių.
    Santaros klinikose atlikta KT galvos, be patologijos.
    Liepą sirgo pneumonija, gavo Augmentin.
    Kovo pradžioje padidinta dozė.
    Holterio monitoravimas septynias dienas.
    Alergijos penicilinui nėra.
    Žmona sako, kad naktį knarkia.
    Pirmiausia užrašas, tada sprendimas dėl antikoaguliantų.
    Ką daryti su metforminu, jei eGFR 38?
    Gyvena vienas, mažai juda, rūko 30 metų.
    Mantu mėginys 12 mm.
    Apgar 8/9, gimė laiku.
    Saulė kenkia odai, tepasi Sunsense kremu.
    Vilniuje konsultuotas kardiologo, Kaune neurologo.
    Vėjaraupiai vaikystėje, juostinė pūslelinė pernai.
    Sesuo matavo spaudimą namie kas rytą.
    Bitė įgėlė į ranką, tinimas 6 cm.
    Dalia pacientų kosti ilgiau nei tris savaites.
    Viltis, kad pakaks vaistų, dar yra.
    Ar Sjogreno sindromas paaiškina sausumą?
    Kraujas paimtas, rezultatai rytoj.
    Roma vaikui suskaudo gerklę kelionėje.
    Kalcio kiekis 2,71, parathormonas 9,8.`,
  named: `
    {0} skundžiasi dusuliu.
    Ar {2} galima tęsti bisoprololį?
    Vakar {0} atvyko dėl pilvo skausmo.
    Prašau patarimo dėl {1} gydymo.
    Skambino {1} dukra, būklė blogesnė.
    {2} išrašiau amoksiciliną septynioms dienoms.
    Šiandien mačiau {1} tyrimus, Hb 92.
    Išrašiau receptus, nes {0} išvyksta.
    Šeimoje žinoma, kad {0} serga diabetu.
    Ką rodo {1} EKG?`,
  headed: `
    {0}, 67 metų, hipertenzija.
    {0}, 54 m., kosti.
    {0}: EKG be dinamikos.`,
  behind: `
    Pacientas {0} atvyko pakartotinai.
    Pacientė {0} prašo siuntimo.
    Apžiūrėtas ligonis, pac. {0}, namuose.`,
  numbered: `
    Asmens kodas {}, gyvena kaime.
    Pacientas, {}, siųstas.
    a.k. {} registruotas vakar.
    Kodas yra {}.`,
};
