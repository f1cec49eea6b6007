import type { Language } from './language.ts';

export const SWEDISH: Language = {
  common: {
    man: {
      given:
        'Lars/Lars/Lars Anders/Anders/Anders Björn/Björns/Björn Sten/Stens/Sten Erik/Eriks/Erik Nils/Nils/Nils Karl/Karls/Karl Göran/Görans/Göran Stig/Stigs/Stig Bengt/Bengts/Bengt Johan/Johans/Johan',
      family:
        'Svensson/Svenssons/Svensson Andersson/Anderssons/Andersson Berg/Bergs/Berg Lindqvist/Lindqvists/Lindqvist Lund/Lunds/Lund Nyström/Nyströms/Nyström Öberg/Öbergs/Öberg Ek/Eks/Ek Sjöberg/Sjöbergs/Sjöberg Lindgren/Lindgrens/Lindgren Holm/Holms/Holm',
    },
    woman: {
      given:
        'Anna/Annas/Anna Kerstin/Kerstins/Kerstin Ingrid/Ingrids/Ingrid Birgitta/Birgittas/Birgitta Karin/Karins/Karin Åsa/Åsas/Åsa Gunilla/Gunillas/Gunilla Elsa/Elsas/Elsa Maj-Britt/Maj-Britts/Maj-Britt Vera/Veras/Vera Linnéa/Linnéas/Linnéa',
      family:
        'Svensson/Svenssons/Svensson Andersson/Anderssons/Andersson Berg/Bergs/Berg Lindqvist/Lindqvists/Lindqvist Nyström/Nyströms/Nyström Öberg/Öbergs/Öberg Sjöberg/Sjöbergs/Sjöberg Björk/Björks/Björk',
    },
  },
  rare: {
    man: {
      given:
        'Truls/Truls/Truls Ansgar/Ansgars/Ansgar Fingal/Fingals/Fingal Torgny/Torgnys/Torgny Mårten/Mårtens/Mårten',
      family:
        'Grevsson/Grevssons/Grevsson Tallgren/Tallgrens/Tallgren Kroonqvist/Kroonqvists/Kroonqvist Ulfsäter/Ulfsäters/Ulfsäter Hagelin/Hagelins/Hagelin Bjurvall/Bjurvalls/Bjurvall Åkerskjöld/Åkerskjölds/Åkerskjöld',
    },
    woman: {
      given:
        'Hjördis-Marie/Hjördis-Maries/Hjördis-Marie Ottilia/Ottilias/Ottilia Blenda/Blendas/Blenda Ulrica/Ulricas/Ulrica Sigbritt/Sigbritts/Sigbritt',
      family:
        'Grevsson/Grevssons/Grevsson Tallgren/Tallgrens/Tallgren Kroonqvist/Kroonqvists/Kroonqvist Ulfsäter/Ulfsäters/Ulfsäter Hagelin/Hagelins/Hagelin Bjurvall/Bjurvalls/Bjurvall',
    },
  },
  plain: `
    Bröstsmärta vid ansträngning som går över i vila.
    Kan bisoprolol 2,5 mg fortsätta om pulsen är 52?
    Sten i gallblåsan, smärta efter mat.
    Björk och al ger nysningar i maj.
    Berg och backar ger andfåddhet.
    Parkinsons sjukdom sedan 2019.
    Crohns sjukdom i anamnesen, behandlas med azatioprin.
    Graves sjukdom, TSH 0,01, insatt tiamazol.
    Tar Concor 5 mg på morgonen och Xarelto 20 mg på kvällen.
    BT 142/84, puls 88, SpO2 96 %.
    HbA1c 55 mmol/mol, kreatinin 98, eGFR 61.
    EKG sinusrytm, inga akuta förändringar.
    Remitterad till Sahlgrenska, akutmottagningen.
    I Umeå gjordes DT hjärna utan anmärkning.
    I juli lunginflammation, fick Kåvepenin.
    Dosen höjdes i början av mars.
    Holter i sju dygn.
    Ingen känd penicillinallergi.
    Frun berättar om snarkning.
    Först registrering, sedan beslut om antikoagulation.
    Hur gör jag med metformin när eGFR är 38?
    Bor ensam, rör sig lite, röker sedan 30 år.
    PPD enligt Mantoux 12 mm.
    Apgar 8/9.
    Solen skadar huden, använder Daxxin.
    Per oral behandling har prövats.
    I Karlstad såg kardiologen patienten, i Lund neurologen.
    Vattkoppor som barn, bältros i fjol.
    Syster mätte blodtrycket hemma varje morgon.
    Bi stack i handen, svullnad 6 cm.
    Lilja på bordet gav astma.
    Andra gången på en vecka med samma besvär.
    Kan Sjögrens syndrom förklara muntorrheten?
    Hans smärta är värre på natten.
    Ville bara ha råd om dosen.
    Vid Alzheimers sjukdom prövas donepezil.`,
  named: `
    {0} klagar över andfåddhet.
    Kan {2} fortsätta med bisoprolol?
    Igår kom {0} med buksmärta.
    Jag önskar råd om {1} behandling.
    I morse ringde {1} dotter, sämre.
    {2} fick amoxicillin i sju dagar.
    Idag såg jag {1} prover, Hb 92.
    Förnyade recepten eftersom {0} reser bort.
    Familjen vet att {0} har diabetes.
    Vad visar {1} EKG?`,
  headed: `
    {0}, 67 år, hypertoni.
    {0}, 54 år, hosta.
    {0}: EKG oförändrat.`,
  behind: `
    Patienten {0} kom på återbesök.
    Pat. {0} har feber.
    Fru {0} önskar remiss.`,
  numbered: `
    Personnummer {}, bor på landet.
    Patienten, {}, remitterad.
    pnr {} registrerades igår.
    Numret är {}.`,
};
