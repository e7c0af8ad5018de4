// Written by `npm run compose` from schema/figures.graphql.
export const membershipMeasures = [
  'members',
  'newMembers',
  'unions',
  'newUnions',
  'employees',
  'partyNominees',
  'partyAdmissions',
] as const;
export const welfareMeasures = [
  'spent',
  'contributed',
  'people',
  'personTimes',
  'gifts',
  'houses',
] as const;
