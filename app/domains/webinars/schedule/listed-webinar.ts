import type { CreditOffer } from '#app/domains/credits/accreditation/credit-offer.ts';

/** A webinar as lists show it. */
export type ListedWebinar = {
  slug: string;
  title: string;
  summary: string;
  language: string;
  startsAt: string | Date;
  minutes: number;
  languages: string[];
  live: boolean;
  /** Whether the reader is registered, or waits for a place. */
  seat: 'seat' | 'waiting' | null;
  credit: CreditOffer | null;
};
