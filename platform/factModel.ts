import { dimensions, factFieldList, factFields, type FactFieldName } from '../domain/factFields';

/** The fields of a fact as a mongoose schema has them. */
export function factModel(): Record<FactFieldName, object> {
  return fieldsOf(factFieldList.map(([name]) => name));
}

/** What a number and its dimensions are stored as, if they are no fact. */
export function cellModel(): Record<string, object> {
  return fieldsOf(['measure', 'value', 'atLeast', 'atMost', 'estimated', ...dimensions]);
}

function fieldsOf(names: readonly FactFieldName[]): Record<FactFieldName, object> {
  return Object.fromEntries(names.map((name) => [name, modelOf(factFields[name])])) as Record<
    FactFieldName,
    object
  >;
}

function modelOf({ holds, presence }: (typeof factFields)[FactFieldName]): object {
  const isNumber = holds === 'YEAR' || holds === 'COUNT' || holds === 'QUANTITY';
  return {
    type: isNumber ? Number : holds === 'FLAG' ? Boolean : String,
    ...(typeof holds !== 'string' && { enum: holds }),
    ...(presence === 'REQUIRED' && { required: true }),
    ...(presence === 'NULLABLE' && { default: null }),
  };
}
