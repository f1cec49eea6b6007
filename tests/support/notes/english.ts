import type { Language } from './language.ts';

/** English is written about patients of all six countries. */
export const ENGLISH: Language = {
  common: {
    man: {
      given:
        "Jānis/Jānis's/Jānis Matti/Matti's/Matti Jonas/Jonas's/Jonas Jaan/Jaan's/Jaan Anders/Anders's/Anders Sergey/Sergey's/Sergey Petras/Petras's/Petras Toomas/Toomas's/Toomas Ivan/Ivan's/Ivan Erik/Erik's/Erik",
      family:
        "Bērziņš/Bērziņš's/Bērziņš Virtanen/Virtanen's/Virtanen Kazlauskas/Kazlauskas's/Kazlauskas Tamm/Tamm's/Tamm Svensson/Svensson's/Svensson Ivanov/Ivanov's/Ivanov Petrov/Petrov's/Petrov Korhonen/Korhonen's/Korhonen Kask/Kask's/Kask",
    },
    woman: {
      given:
        "Anna/Anna's/Anna Ilze/Ilze's/Ilze Rūta/Rūta's/Rūta Mari/Mari's/Mari Kerstin/Kerstin's/Kerstin Olga/Olga's/Olga Aino/Aino's/Aino Natalia/Natalia's/Natalia Elena/Elena's/Elena",
      family:
        "Bērziņa/Bērziņa's/Bērziņa Virtanen/Virtanen's/Virtanen Kazlauskienė/Kazlauskienė's/Kazlauskienė Tamm/Tamm's/Tamm Svensson/Svensson's/Svensson Ivanova/Ivanova's/Ivanova Ozola/Ozola's/Ozola",
    },
  },
  rare: {
    man: {
      given:
        "Torgny/Torgny's/Torgny Vootele/Vootele's/Vootele Tautrimas/Tautrimas's/Tautrimas Ruuperti/Ruuperti's/Ruuperti Spricis/Spricis's/Spricis",
      family:
        "Krūklis/Krūklis's/Krūklis Rokkanen/Rokkanen's/Rokkanen Dzikavičius/Dzikavičius's/Dzikavičius Haabniit/Haabniit's/Haabniit Peregudov/Peregudov's/Peregudov Tallgren/Tallgren's/Tallgren",
    },
    woman: {
      given:
        "Blenda/Blenda's/Blenda Zelmīra/Zelmīra's/Zelmīra Vidmantė/Vidmantė's/Vidmantė Telma/Telma's/Telma Heljo/Heljo's/Heljo",
      family:
        "Krūkle/Krūkle's/Krūkle Rokkanen/Rokkanen's/Rokkanen Krapavickienė/Krapavickienė's/Krapavickienė Haabniit/Haabniit's/Haabniit Peregudova/Peregudova's/Peregudova",
    },
  },
  plain: `
    Chest pain on exertion that settles at rest.
    May bisoprolol 2.5 mg go on if the pulse is 52?
    Parkinson’s disease since 2019.
    Crohn’s disease in the history, on azathioprine.
    Graves’ disease, TSH 0.01, carbimazole started.
    Takes Concor 5 mg in the morning and Xarelto 20 mg in the evening.
    BP 142/84, pulse 88, SpO2 96 %.
    HbA1c 7.2 %, creatinine 98, eGFR 61.
    ECG sinus rhythm, no acute changes.
    Referred to the university hospital in Tartu.
    In Riga a CT of the head was normal.
    Pneumonia in July, treated with Augmentin.
    The dose was raised at the beginning of March.
    Holter for seven days.
    No known allergy to penicillin.
    His wife says that he snores.
    First a recording, then a decision about anticoagulation.
    What do I do with metformin when eGFR is 38?
    Lives alone, moves little, has smoked for 30 years.
    Mantoux 12 mm.
    Apgar 8/9.
    Grace period for the vaccine ended in May.
    Age and frailty speak against surgery.
    Ward round on Monday showed no change.
    May I stop aspirin before the extraction?
    Chickenpox as a child, shingles last year.
    Sister measured the pressure at home every morning.
    A bee stung the hand, swelling 6 cm.
    Does Sjögren’s syndrome explain the dry mouth?
    Wegener’s granulomatosis was ruled out, ANCA negative.
    Addison’s crisis was considered.
    Rose-coloured spots on the trunk.
    Martin-Bell syndrome was excluded by a test.
    Edit the plan after the scan.
    Mark the lesion before the biopsy.
    Must he be seen today, or can it wait?`,
  named: `
    {0} complains of breathlessness.
    May {2} go on with bisoprolol?
    Yesterday {0} came with abdominal pain.
    I would like advice about {1} treatment.
    This morning {1} daughter called, he is worse.
    I gave {2} amoxicillin for seven days.
    Today I saw {1} results, Hb 92.
    I renewed the prescriptions because {0} is leaving.
    The family knows that {0} has diabetes.
    What does {1} ECG show?`,
  headed: `
    {0}, 67 years, hypertension.
    {0}, 54-year-old, cough.
    {0}: ECG unchanged.`,
  behind: `
    Patient {0} came again.
    Mrs {0} has a fever.
    Mr {0} asks for a referral.`,
  numbered: `
    Personal code {}, lives in the country.
    The patient, {}, was referred.
    ID code {} registered yesterday.
    The number is {}.`,
};
