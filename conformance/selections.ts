import { dimensions } from '../domain/facts';

const quantity = '{ value atLeast atMost exact estimated reportedBy }';
const welfare = ['spent', 'contributed', 'people', 'personTimes', 'gifts', 'houses']
  .map((field) => `${field} ${quantity}`)
  .join(' ');

/** Every number of `Figures`. */
export const figuresSelection = `{
  membership {
    ${['members', 'employees', 'newMembers', 'unions', 'newUnions', 'partyNominees', 'partyAdmissions']
      .map((field) => `${field} ${quantity}`)
      .join(' ')}
    unionsBySector { sector unions ${quantity} }
  }
  awards { total ${quantity} byKind { kind awardedBy recipient count ${quantity} } }
  welfare { ${welfare} byProgramme { programme ${welfare} } }
  activities { measure quantity ${quantity} }
}`;

/** The fields that decide where a fact counts, of those that may be null. */
export const countedFields = [...dimensions, 'includedIn', 'notAdded', 'status'] as const;

/** What decides where a fact counts, and its number. */
export const factSelection = `
  id unit year measure form ${countedFields.join(' ')}
  quantity ${quantity} document { id status }
`;

export const unitSelection = 'id name level parent';
