import type { Language } from './language.ts';

export const FINNISH: Language = {
  common: {
    man: {
      given:
        'Matti/Matin/Matille Juhani/Juhanin/Juhanille Pekka/Pekan/Pekalle Antti/Antin/Antille Heikki/Heikin/Heikille Tuomas/Tuomaksen/Tuomakselle Toivo/Toivon/Toivolle Onni/Onnin/Onnille Mikael/Mikaelin/Mikaelille Jukka/Jukan/Jukalle Markus/Markuksen/Markukselle',
      family:
        'Virtanen/Virtasen/Virtaselle Korhonen/Korhosen/Korhoselle Niemi/Niemen/Niemelle Mäki/Mäen/Mäelle Laine/Laineen/Laineelle Heikkilä/Heikkilän/Heikkilälle Lahti/Lahden/Lahdelle Koskinen/Koskisen/Koskiselle Lehto/Lehdon/Lehdolle Salo/Salon/Salolle Hämäläinen/Hämäläisen/Hämäläiselle Lindström/Lindströmin/Lindströmille',
    },
    woman: {
      given:
        'Anna/Annan/Annalle Maria/Marian/Marialle Aino/Ainon/Ainolle Anneli/Annelin/Annelille Riitta/Riitan/Riitalle Kaarina/Kaarinan/Kaarinalle Lumi/Lumin/Lumille Helmi/Helmin/Helmille Päivi/Päivin/Päiville Tuula/Tuulan/Tuulalle Elina/Elinan/Elinalle',
      family:
        'Virtanen/Virtasen/Virtaselle Korhonen/Korhosen/Korhoselle Niemi/Niemen/Niemelle Mäkelä/Mäkelän/Mäkelälle Laine/Laineen/Laineelle Nieminen/Niemisen/Niemiselle Koskinen/Koskisen/Koskiselle Saarinen/Saarisen/Saariselle Rantanen/Rantasen/Rantaselle Andersson/Anderssonin/Anderssonille',
    },
  },
  rare: {
    man: {
      given:
        'Ruuperti/Ruupertin/Ruupertille Rainer-Veli/Rainer-Velin/Rainer-Velille Kaapro/Kaapron/Kaaprolle Ruuben/Ruubenin/Ruubenille Tahvo/Tahvon/Tahvolle',
      family:
        'Kettukangas/Kettukankaan/Kettukankaalle Pöntinen/Pöntisen/Pöntiselle Hirsimäki/Hirsimäen/Hirsimäelle Rokkanen/Rokkasen/Rokkaselle Vierikko/Vierikon/Vierikolle Tuppurainen/Tuppuraisen/Tuppuraiselle Örnmark/Örnmarkin/Örnmarkille',
    },
    woman: {
      given:
        'Ulriika/Ulriikan/Ulriikalle Hellikki/Hellikin/Hellikille Hilppa/Hilpan/Hilpalle Eufemia/Eufemian/Eufemialle Telma/Telman/Telmalle',
      family:
        'Kettukangas/Kettukankaan/Kettukankaalle Pöntinen/Pöntisen/Pöntiselle Rokkanen/Rokkasen/Rokkaselle Vierikko/Vierikon/Vierikolle Tuppurainen/Tuppuraisen/Tuppuraiselle',
    },
  },
  plain: `
    Rasituksessa rintakipua, joka helpottaa levossa.
    Voiko bisoprololia 2,5 mg jatkaa, jos syke on 52?
    Toivo paranemisesta on pieni.
    Onni onnettomuudessa, ettei murtumaa tullut.
    Lumi liukastutti, kaatui ranteensa päälle.
    Anna bisoprololia 2,5 mg aamuisin.
    Anna Marevania INR:n mukaan.
    Parkinsonin tauti vuodesta 2019.
    Anamneesissa Crohnin tauti, käyttää atsatiopriinia.
    Basedowin tauti, TSH 0,01, aloitettu tyrosolia.
    Ottaa Emconcor 5 mg aamulla ja Xarelto 20 mg illalla.
    RR 142/84, pulssi 88, SpO2 96 %.
    HbA1c 55 mmol/mol, kreatiniini 98, eGFR 61.
    EKG sinusrytmi, ei akuutteja muutoksia.
    Lähetetty Meilahteen, päivystykseen.
    Oulussa tehty pään TT, ei poikkeavaa.
    Heinäkuussa keuhkokuume, sai Amoxin.
    Maaliskuun alussa annosta nostettu.
    Holter seitsemän vuorokautta.
    Penisilliiniallergiaa ei ole.
    Vaimo kertoo kuorsauksesta.
    Ensin rekisteröinti, sitten päätös antikoagulaatiosta.
    Mitä teen metformiinille, kun eGFR on 38?
    Asuu yksin, liikkuu vähän, tupakoi 30 vuotta.
    Mantoux 12 mm.
    Apgar 8/9.
    Aurinko vahingoittaa ihoa, käyttää Aptan-voidetta.
    Lahdessa kävi kardiologilla, Salossa neurologilla.
    Vesirokko lapsena, vyöruusu viime vuonna.
    Sisko mittasi paineet kotona joka aamu.
    Mehiläinen pisti käteen, turvotus 6 cm.
    Kallio oli liukas, polvi vääntyi.
    Koski kovasti, kun painoin vatsaa.
    Selittääkö Sjögrenin syndrooma suun kuivuuden?
    Ilona ja valoa ei ole, mieliala matala.
    Satu korvaan, nyt vuotaa.`,
  named: `
    {0} valittaa hengenahdistusta.
    Voiko {2} jatkaa bisoprololia?
    Eilen {0} tuli vatsakivun vuoksi.
    Pyydän neuvoa hoitoon, {1} tilanne on hankala.
    Soitti {1} tytär, vointi huonompi.
    {2} kirjoitin amoksisilliinia viikoksi.
    Tänään katsoin {1} kokeet, Hb 92.
    Uusin reseptit, koska {0} matkustaa.
    Perheestä tiedetään, että {0} on diabeetikko.
    Mitä {1} EKG kertoo?`,
  headed: `
    {0}, 67 v, verenpainetauti.
    {0}, 54-vuotias, yskä.
    {0}: EKG ennallaan.`,
  behind: `
    Potilas {0} tuli uudelleen.
    Potilaalla {0} on kuumetta.
    Rouva {0} toivoo lähetettä.`,
  numbered: `
    Henkilötunnus {}, asuu maalla.
    Potilas, {}, lähetetty.
    hetu {} kirjattu eilen.
    Tunnus on {}.`,
};
