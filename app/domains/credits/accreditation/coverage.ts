import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import type { Day } from '#app/platform/time.ts';
import type { Accreditation } from './accreditation.ts';

/** `holds`: carried over. `again`: accredited again. `asked`: an application is open. `ended`: none of these. */
export type Followed = {
  number: number;
  publishedAt: Date;
  outcome: 'holds' | 'again' | 'asked' | 'ended';
};

export type Coverage = {
  id: string;
  association: { name: string; nameLanguage: string };
  programmeId: string;
  number: number;
  languages: string[];
  validTo: Day;
  /** The version that is published now, where it is a later one. */
  followed: Followed | null;
};

type Granted = { accreditation: Accreditation; association: { name: string; nameLanguage: string } };
type Asked = { courseVersionId: string; associationId: string; programmeId: string; state: string };

/** Of accreditations that still hold, those that were signed themselves: one that was carried over is told with its original. */
export function coverageOf(
  offers: Pick<CourseOffer, 'version' | 'variants'>[],
  granted: Granted[],
  asked: Asked[],
  today: Day,
): Coverage[] {
  const published = offers.find(({ version }) => version.state === 'published');
  return granted.flatMap(({ accreditation: own, association }) => {
    const offer = offers.find(({ version }) => version.id === own.courseVersionId);
    if (!offer || own.carriedFrom !== null || own.validTo < today) return [];
    const isSame = (each: Pick<Asked, 'associationId' | 'programmeId' | 'courseVersionId'>) =>
      each.courseVersionId === published?.version.id &&
      each.associationId === own.associationId &&
      each.programmeId === own.programmeId;
    const later = granted.map(({ accreditation }) => accreditation).filter(isSame);
    const outcome = later.some(({ carriedFrom }) => carriedFrom === own.id)
      ? 'holds'
      : later.length > 0
        ? 'again'
        : asked.some((each) => isSame(each) && ['submitted', 'returned'].includes(each.state))
          ? 'asked'
          : 'ended';
    const isFollowed = published && published.version.number > offer.version.number;
    return [
      {
        id: own.id,
        association: { name: association.name, nameLanguage: association.nameLanguage },
        programmeId: own.programmeId,
        number: offer.version.number,
        languages: offer.variants.map(({ language }) => language),
        validTo: own.validTo,
        followed: isFollowed
          ? { number: published.version.number, publishedAt: published.version.publishedAt!, outcome }
          : null,
      },
    ];
  });
}
