import { pickVariant } from '#app/i18n/pick-variant.ts';
import type { WebinarToHold } from './list-webinars-to-hold.server.ts';

/** A webinar that somebody is going to hold, as their home needs it. */
export type Hosted = {
  id: string;
  title: string;
  language: string;
  startsAt: string | Date;
  isLive: boolean;
  isDraft: boolean;
  isHost: boolean;
  registered: number;
  slides: number;
};

/** Webinars to hold as a home shows them, in the reader's language where there is one. */
export const showHosted = (all: WebinarToHold[], locale: string): Hosted[] =>
  all.map(({ webinar, offer, isHost, registered, slides }) => {
    const { title, language } = pickVariant(offer.variants, locale)!;
    const { id, startsAt, openedAt, state } = webinar;
    return {
      id,
      title,
      language,
      startsAt,
      isLive: openedAt !== null,
      isDraft: state === 'draft',
      isHost,
      registered,
      slides,
    };
  });
