import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { PriceQuestion } from '../../../platform/provinces/question/question';
import { createCompiler, type Field, type Selection } from './compile';
import type { PriceList } from './directives';
import { fixedPrices } from './fixedPrices';
import { createPricing, type Pricing } from './pricing';

/**
 * For the provinces' contract. What is handed on to the client as it came has its objects counted in the answer; of what is
 * added up, as in a total, every province's figures are counted here.
 */
export function createQuestionPricing(contract: GraphQLSchema, prices: PriceList): PriceQuestion {
  const province = contract.getType('Province') as GraphQLObjectType;
  return (document, sets, isAddedUp) => {
    const selection = createCompiler(document, contract, prices)(province, sets);
    return (variables) => {
      const pricing = createPricing({ prices, variables, register: null });
      const asked = fieldsOf(selection).filter(({ below }) => below !== null);
      const provinceYears = asked.reduce((sum, field) => sum + Math.max(1, yearsOf(field, pricing)), 0);
      const figures = isAddedUp ? asked.reduce((sum, field) => sum + figuresPrice(field, pricing), 0) : 0;
      return {
        provinceYears,
        cost: provinceYears * fixedPrices.provinceYear + figures,
        isAddedUp,
        furtherSum: fixedPrices.furtherSum + figures,
      };
    };
  };
}

const noSizes: ReadonlyMap<string, number> = new Map();

function fieldsOf({ variants }: Selection): readonly Field[] {
  return variants.flat();
}

function yearsOf(field: Field, pricing: Pricing): number {
  return field.coordinate === 'Province.reports' ? pricing.given(field, noSizes).count : 1;
}

/** Of a total that asks for no figures, there are none. */
function figuresPrice({ below }: Field, pricing: Pricing): number {
  const figures = below && fieldsOf(below).find(({ coordinate }) => coordinate === 'ProvinceReport.figures');
  return figures?.below && fieldsOf(figures.below).some((field) => field.name !== '__typename')
    ? pricing.field(figures, noSizes)
    : 0;
}
