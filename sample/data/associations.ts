/** One association a country; all are invented. */
export const ASSOCIATIONS = [
  { slug: 'naytemaan-etalaakarit', name: 'Näytemaan etälääkärit (näyte)', language: 'fi', country: 'FI' },
  { slug: 'exempelkustens-lakare', name: 'Exempelkustens glesbygdsläkare (exempel)', language: 'sv', country: 'SE' },
  { slug: 'naidissaarte-arstid', name: 'Näidissaarte perearstide selts (näidis)', language: 'et', country: 'EE' },
  { slug: 'parauga-lauku-arsti', name: 'Parauga lauku ģimenes ārstu asociācija (paraugs)', language: 'lv', country: 'LV' },
  { slug: 'pavyzdzio-seimos-gydytojai', name: 'Pavyzdžio šeimos gydytojų draugija (pavyzdys)', language: 'lt', country: 'LT' },
  { slug: 'uzor-urachy', name: 'Узорнае аб’яднанне вясковых урачоў (узор)', language: 'be', country: 'BY' },
] as const; // oxfmt-ignore

/** How readers of other languages call them. */
export const ASSOCIATION_NAMES: Record<string, Record<string, string>> = {
  FI: {
    en: "Remote Doctors of Näytemaa (sample)",
    fi: "Näytemaan etälääkärit (näyte)",
    sv: "Exempellandets distansläkare (exempel)",
    et: "Näidismaa kaugarstid (näidis)",
    lv: "Parauga zemes attālie ārsti (paraugs)",
    lt: "Pavyzdžio šalies nuotoliniai gydytojai (pavyzdys)",
    be: "Дыстанцыйныя ўрачы Узорнага краю (узор)",
  },
  SE: {
    en: "Rural Doctors of Exempelkusten (sample)",
    fi: "Esimerkkirannikon maaseutulääkärit (näyte)",
    sv: "Exempelkustens glesbygdsläkare (exempel)",
    et: "Näidisranniku maaarstid (näidis)",
    lv: "Parauga krasta lauku ārsti (paraugs)",
    lt: "Pavyzdžio pakrantės kaimo gydytojai (pavyzdys)",
    be: "Вясковыя ўрачы Узорнага ўзбярэжжа (узор)",
  },
  EE: {
    en: "Society of Family Doctors of Näidissaared (sample)",
    fi: "Näytesaarten perhelääkäriyhdistys (näyte)",
    sv: "Exempelöarnas familjeläkarförening (exempel)",
    et: "Näidissaarte perearstide selts (näidis)",
    lv: "Parauga salu ģimenes ārstu biedrība (paraugs)",
    lt: "Pavyzdžio salų šeimos gydytojų draugija (pavyzdys)",
    be: "Таварыства сямейных урачоў Узорных выспаў (узор)",
  },
  LV: {
    en: "Association of Rural Family Doctors of Paraugs (sample)",
    fi: "Näytteen maaseudun perhelääkäriyhdistys (näyte)",
    sv: "Exemplets landsbygdsförening för familjeläkare (exempel)",
    et: "Näidise maa perearstide ühing (näidis)",
    lv: "Parauga lauku ģimenes ārstu asociācija (paraugs)",
    lt: "Pavyzdžio kaimo šeimos gydytojų asociacija (pavyzdys)",
    be: "Асацыяцыя вясковых сямейных урачоў Узору (узор)",
  },
  LT: {
    en: "Society of Family Doctors of Pavyzdys (sample)",
    fi: "Esimerkin perhelääkäriyhdistys (näyte)",
    sv: "Exemplets familjeläkarsällskap (exempel)",
    et: "Näidise perearstide selts (näidis)",
    lv: "Parauga ģimenes ārstu biedrība (paraugs)",
    lt: "Pavyzdžio šeimos gydytojų draugija (pavyzdys)",
    be: "Таварыства сямейных урачоў Узору (узор)",
  },
  BY: {
    en: "Sample Union of Rural Doctors (sample)",
    fi: "Näytteen maaseutulääkärien liitto (näyte)",
    sv: "Exemplets förening för landsbygdsläkare (exempel)",
    et: "Näidise maaarstide ühendus (näidis)",
    lv: "Parauga lauku ārstu apvienība (paraugs)",
    lt: "Pavyzdžio kaimo gydytojų susivienijimas (pavyzdys)",
    be: "Узорнае аб’яднанне вясковых урачоў (узор)",
  },
};

/** Accredited units of the course in each country; invented for the sample. */
export const ACCREDITATIONS: Record<string, { programmeId: string; units: string; category: string }> = {
  FI: { programmeId: 'fi-sll', units: '0.03', category: 'Etälääketiede' },
  SE: { programmeId: 'se-slf', units: '0.03', category: 'Extern fortbildning' },
  EE: { programmeId: 'ee-eps', units: '0.25', category: 'Erialane täiendus' },
  LV: { programmeId: 'lv-lab', units: '1', category: 'Ģimenes medicīna' },
  LT: { programmeId: 'lt-vaspvt', units: '0.5', category: 'Šeimos medicina' },
  BY: { programmeId: 'by-minzdrav', units: '0.5', category: 'Агульная практыка' },
};
