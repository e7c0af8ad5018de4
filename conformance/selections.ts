import type { Measure } from '../domain/catalogue';
import { dimensions } from '../domain/facts';
import { loadCatalogue } from '../platform/loadCatalogue';

const quantity = '{ value atLeast atMost exact estimated reportedBy }';
const totalsOf = (domain: Measure['domain']) =>
  [...loadCatalogue().measures.values()]
    .filter((measure) => measure.domain === domain && measure.additive)
    .map(({ id }) => `${id} ${quantity}`)
    .join(' ');

/** Every number of `Figures`. */
export const figuresSelection = `{
  membership { ${totalsOf('membership')} unionsBySector { sector unions ${quantity} } }
  awards { total ${quantity} byKind { kind awardedBy recipient count ${quantity} apart ${quantity} } }
  welfare { ${totalsOf('welfare')} byProgramme { programme ${totalsOf('welfare')} } }
  activities { measure quantity ${quantity} }
}`;

/** The fields that decide where a fact counts, of those that may be null. */
export const countedFields = [...dimensions, 'includedIn', 'notAdded', 'status'] as const;

/** What decides where a fact counts, and its number. */
export const factSelection = `
  id unit year measure form ${countedFields.join(' ')}
  quantity ${quantity} document { id status period kind }
`;

export const unitSelection = 'id name level parent validFrom validTo';
