import type { Rule } from '#app/domains/credits/types.ts';
import byMinzdrav from '#content/programmes/by-minzdrav.json';
import eaccme from '#content/programmes/eaccme.json';
import eeEps from '#content/programmes/ee-eps.json';
import fiSll from '#content/programmes/fi-sll.json';
import ltVaspvt from '#content/programmes/lt-vaspvt.json';
import lvLab from '#content/programmes/lv-lab.json';
import seSlf from '#content/programmes/se-slf.json';
import { type RuleSet, totalRuleFor } from './rule-sets.ts';

export const PROGRAMME_IDS = [
  'fi-sll',
  'se-slf',
  'ee-eps',
  'lv-lab',
  'lt-vaspvt',
  'by-minzdrav',
  'eaccme',
] as const;

export type ProgrammeId = (typeof PROGRAMME_IDS)[number];

/** `goal`: a recommendation, never "overdue". `currency`: credit without a total. */
type Obligation = 'obligation' | 'goal' | 'currency';

export type AnchorKind = 'certificate' | 'licence' | 'category' | 'none';

export type Programme = {
  id: ProgrammeId;
  country: string;
  /** In the language of the country, as its authority writes it. */
  name: string;
  /** Specialties it is for; every specialty where none is named. */
  professions: readonly string[];
  specialties: readonly string[] | null;
  /** Name of who keeps the system, by language; English always. */
  authority: Record<string, string>;
  obligation: Obligation;
  /** Units asked for in a cycle, exact decimal string; none for a currency. */
  required: string | null;
  /** As it comes with Majakka: from ever, until an association publishes another. */
  ruleSet: RuleSet;
  anchorKind: AnchorKind;
  /** Titles of what the rules were read in, by their keys. */
  sources: Record<string, string>;
  /** Whether the total was read at its source, and which source that is. */
  source: { title: string; verified: boolean } | null;
};

type ProgrammeFile = {
  id: string;
  country: string;
  programme: string;
  authority: { value: Record<string, string> };
  professions: string[];
  specialties: string[] | null;
  rules: Rule[];
  sources: Record<string, { title: string }>;
};

const OBLIGATIONS: Record<ProgrammeId, Obligation> = {
  'fi-sll': 'goal',
  'se-slf': 'goal',
  'ee-eps': 'obligation',
  'lv-lab': 'obligation',
  'lt-vaspvt': 'obligation',
  'by-minzdrav': 'obligation',
  eaccme: 'currency',
};

const ANCHORS: Record<string, AnchorKind> = {
  last_certification: 'certificate',
  certificate_issue: 'certificate',
  licence_issue: 'licence',
  category_decision: 'category',
};

function programmeFrom(file: ProgrammeFile): Programme {
  const { rules } = file;
  const cycle = rules.find((rule) => rule.type === 'cycle')?.params;
  const total = totalRuleFor(rules, null);
  const id = file.id as ProgrammeId;
  const anchored = cycle !== undefined && cycle['mode'] !== 'fixed_calendar';
  return {
    id,
    country: file.country,
    name: file.programme,
    professions: file.professions,
    specialties: file.specialties,
    authority: file.authority.value,
    obligation: OBLIGATIONS[id],
    required: total ? String(total.params['required']) : null,
    ruleSet: {
      id: 'file',
      validFrom: null,
      validTo: null,
      applies: 'activity_date',
      rules,
      signed: null,
      writtenBy: null,
    },
    anchorKind: anchored ? (ANCHORS[String(cycle['anchor'])] ?? 'certificate') : 'none',
    sources: Object.fromEntries(Object.entries(file.sources).map(([key, { title }]) => [key, title])),
    source: total
      ? { title: file.sources[total.source!]?.title ?? total.source!, verified: total.verified === true }
      : null,
  };
}

export const PROGRAMMES: readonly Programme[] = [
  fiSll,
  seSlf,
  eeEps,
  lvLab,
  ltVaspvt,
  byMinzdrav,
  eaccme,
].map((file) => programmeFrom(file));

export const programmeOrThrow = (id: string): Programme => {
  const found = PROGRAMMES.find((programme) => programme.id === id);
  if (!found) throw new Error(`no programme ${id}`);
  return found;
};

/** Programmes in which an activity accepted by an association counts: those of its country, and Europe's (decision 19). Ids. */
export const programmeIdsForCountry = (own: string): string[] =>
  PROGRAMMES.filter(({ country }) => country === own || country === 'EU').map(({ id }) => id);
