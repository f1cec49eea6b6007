import type { Trail } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

type Association = { slug: string; name: string };

/** Above a page of an association: the association, then `more`. */
export const associationTrail = ({ slug, name }: Association, ...more: Trail): Trail => [
  { to: urls.association(slug), name },
  ...more,
];

/** Above a page about one of its members: the association, the member, then `more`. */
export const memberTrail = (
  association: Association,
  member: { id: string; name: string },
  ...more: Trail
): Trail =>
  associationTrail(association, { to: urls.member(association.slug, member.id), name: member.name }, ...more);
