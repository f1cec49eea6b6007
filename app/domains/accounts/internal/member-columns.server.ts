import { memberships, people } from '#db/schema/accounts.ts';

export const MEMBER_COLUMNS = {
  membership: memberships,
  person: {
    id: people.id,
    opaqueId: people.opaqueId,
    name: people.name,
    profession: people.profession,
    specialty: people.specialty,
    timeZone: people.timeZone,
    region: people.region,
    country: people.country,
    email: people.email,
    locale: people.locale,
  },
};
