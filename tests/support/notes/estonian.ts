import type { Language } from './language.ts';

export const ESTONIAN: Language = {
  common: {
    man: {
      given:
        'Jaan/Jaani/Jaanile Mati/Mati/Matile Toomas/Toomase/Toomasele Tõnis/Tõnise/Tõnisele Peeter/Peetri/Peetrile Andres/Andrese/Andresele Margus/Marguse/Margusele Sergei/Sergei/Sergeile Ants/Antsu/Antsule Rein/Reinu/Reinule Kristjan/Kristjani/Kristjanile',
      family:
        'Tamm/Tamme/Tammele Saar/Saare/Saarele Sepp/Sepa/Sepale Mägi/Mägi/Mägile Kask/Kase/Kasele Ivanov/Ivanovi/Ivanovile Raudsepp/Raudsepa/Raudsepale Kuusk/Kuuse/Kuusele Kukk/Kuke/Kukele Pärn/Pärna/Pärnale Rebane/Rebase/Rebasele Petrov/Petrovi/Petrovile Koppel/Koppeli/Koppelile',
    },
    woman: {
      given:
        'Mari/Mari/Marile Tiina/Tiina/Tiinale Anu/Anu/Anule Katrin/Katrini/Katrinile Ülle/Ülle/Üllele Liis/Liisi/Liisile Olga/Olga/Olgale Piret/Pireti/Piretile Eha/Eha/Ehale Svetlana/Svetlana/Svetlanale Anneli/Anneli/Annelile',
      family:
        'Tamm/Tamme/Tammele Saar/Saare/Saarele Sepp/Sepa/Sepale Mägi/Mägi/Mägile Kask/Kase/Kasele Ivanova/Ivanova/Ivanovale Raudsepp/Raudsepa/Raudsepale Petrova/Petrova/Petrovale Kuusk/Kuuse/Kuusele Mets/Metsa/Metsale',
    },
  },
  rare: {
    man: {
      given:
        'Vootele/Vootele/Vootelele Heldur/Helduri/Heldurile Tiidrik/Tiidriku/Tiidrikule Uljas/Uljase/Uljasele Kaljo/Kaljo/Kaljole',
      family:
        'Kõrgesaar/Kõrgesaare/Kõrgesaarele Vahtrik/Vahtriku/Vahtrikule Tõruke/Tõrukese/Tõrukesele Lepasson/Lepassoni/Lepassonile Haabniit/Haabniidu/Haabniidule Pihlamägi/Pihlamäe/Pihlamäele Kreutzmann/Kreutzmanni/Kreutzmannile',
    },
    woman: {
      given:
        'Ingliine/Ingliine/Ingliinele Heljo/Heljo/Heljole Salmike/Salmikese/Salmikesele Leili-Ann/Leili-Anni/Leili-Annile Õilika/Õilika/Õilikale',
      family:
        'Kõrgesaar/Kõrgesaare/Kõrgesaarele Vahtrik/Vahtriku/Vahtrikule Haabniit/Haabniidu/Haabniidule Pihlamägi/Pihlamäe/Pihlamäele Lepasson/Lepassoni/Lepassonile',
    },
  },
  plain: `
    Kaebab rinnavalu koormusel, mis möödub rahus.
    Kas võib jätkata bisoproloolit 2,5 mg, kui pulss on 52?
    Kask ja lepp tekitavad aevastamist mais.
    Tamm õitseb, silmad sügelevad.
    Mets on lähedal, puugihammustus juunis.
    Parkinsoni tõbi alates 2019. aastast.
    Anamneesis Crohni tõbi, saab asatiopriini.
    Basedowi tõbi, TSH 0,01, alustatud tiamasooli.
    Võtab Concor 5 mg hommikul ja Xarelto 20 mg õhtul.
    RR 142/84, pulss 88, SpO2 96 %.
    HbA1c 7,2 %, kreatiniin 98, eGFR 61.
    EKG siinusrütm, ägedate muutusteta.
    Suunatud Tartu Ülikooli Kliinikumi, erakorralise meditsiini osakonda.
    Mustamäel tehtud KT peast, patoloogiata.
    Juulis oli kopsupõletik, sai Augmentin.
    Mai alguses suurendatud annust.
    Holteri monitooring seitse päeva.
    Penitsilliiniallergiat ei ole.
    Naine räägib, et norskab öösel.
    Enne ülesvõte, siis otsus antikoagulandi kohta.
    Mida teha metformiiniga, kui eGFR on 38?
    Elab üksi, liigub vähe, suitsetab 30 aastat.
    Mantoux 12 mm.
    Apgari hinne 8/9.
    Päike kahjustab nahka, kasutab Sunsense kreemi.
    Tallinnas käis kardioloogi, Pärnus neuroloogi juures.
    Tuulerõuged lapsena, vöötohatis eelmisel aastal.
    Õde mõõtis vererõhku kodus igal hommikul.
    Mesilane nõelas kätt, turse 6 cm.
    Kivi sapipõies, valu pärast sööki.
    Luik hammustas sõrme, haav puhas.
    Oja ääres libises, põrutas põlve.
    Kas Sjögreni sündroom seletab suukuivust?
    Saar ja pärn õitsevad, ninakinnisus.
    Aine kogus on väike, doosi võib tõsta.
    Lumi sulas, kukkus jääl, randmemurd.`,
  named: `
    {0} kaebab õhupuudust.
    Kas {2} võib jätkata bisoprolooli?
    Eile tuli {0} kõhuvaluga.
    Palun nõu {1} ravi kohta.
    Helistas {1} tütar, seisund halvem.
    {2} kirjutasin amoksitsilliini seitsmeks päevaks.
    Täna vaatasin {1} analüüse, Hb 92.
    Kirjutasin retseptid, sest {0} sõidab ära.
    Perest on teada, et {0} on diabeetik.
    Millele viitab {1} EKG?`,
  headed: `
    {0}, 67-aastane, hüpertensioon.
    {0}, 54 a, köha.
    {0}: EKG muutusteta.`,
  behind: `
    Patsient {0} tuli korduvalt.
    Patsiendil {0} on palavik.
    Proua {0} soovib saatekirja.`,
  numbered: `
    Isikukood {}, elab maal.
    Patsient, {}, suunatud.
    ik {} registreeritud eile.
    Kood on {}.`,
};
