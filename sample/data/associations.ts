/** One association a country; all are invented. */
export const ASSOCIATIONS = [
  { slug: 'naytemaan-etalaakarit', name: 'Näytemaan etälääkärit (näyte)', language: 'fi', country: 'FI' },
  { slug: 'exempelkustens-lakare', name: 'Exempelkustens glesbygdsläkare (exempel)', language: 'sv', country: 'SE' },
  { slug: 'naidissaarte-arstid', name: 'Näidissaarte perearstide selts (näidis)', language: 'et', country: 'EE' },
  { slug: 'parauga-lauku-arsti', name: 'Parauga lauku ģimenes ārstu asociācija (paraugs)', language: 'lv', country: 'LV' },
  { slug: 'pavyzdzio-seimos-gydytojai', name: 'Pavyzdžio šeimos gydytojų draugija (pavyzdys)', language: 'lt', country: 'LT' },
  { slug: 'uzor-urachy', name: 'Узорнае аб’яднанне вясковых урачоў (узор)', language: 'be', country: 'BY' },
] as const; // oxfmt-ignore

/** Accredited units of the course in each country; invented for the sample. */
export const ACCREDITATIONS: Record<string, { programmeId: string; units: string; category: string }> = {
  FI: { programmeId: 'fi-sll', units: '0.03', category: 'Etälääketiede' },
  SE: { programmeId: 'se-slf', units: '0.03', category: 'Extern fortbildning' },
  EE: { programmeId: 'ee-eps', units: '0.25', category: 'Erialane täiendus' },
  LV: { programmeId: 'lv-lab', units: '1', category: 'Ģimenes medicīna' },
  LT: { programmeId: 'lt-vaspvt', units: '0.5', category: 'Šeimos medicina' },
  BY: { programmeId: 'by-minzdrav', units: '0.5', category: 'Агульная практыка' },
};
