import { visit, type ArgumentNode } from 'graphql';
import type { Field, Selection } from './compile';
import type { PriceList } from './directives';
import { sizeRules } from './sizes';

/** The variables that an operation's cost depends on: those that say how long a list is, and whether something is asked. */
export function pricedVariables(root: Selection, prices: PriceList): string[] {
  const names = new Set<string>();
  const seen = new Set<Selection>();

  function lookAt(selection: Selection): void {
    if (seen.has(selection)) return;
    seen.add(selection);
    for (const field of selection.variants.flat()) {
      for (const { variable } of field.conditions) names.add(variable);
      if (isSized(field, prices)) field.arguments.forEach(addVariables);
      if (field.below) lookAt(field.below);
    }
  }

  function addVariables(argument: ArgumentNode): void {
    visit(argument, { Variable: ({ name }) => void names.add(name.value) });
  }

  lookAt(root);
  return [...names];
}

function isSized({ coordinate }: Field, prices: PriceList): boolean {
  return coordinate in sizeRules || (prices.listSizes.get(coordinate)?.slicingArguments.length ?? 0) > 0;
}
