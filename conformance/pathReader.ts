import { isRecord } from '../domain/isRecord';
import { readPage } from './paging';
import { askEntities, type Asked } from './question';
import { numbersSelection } from './selections';
import { MismatchError, shown, type Problem } from './verdict';

export type Row = Record<string, unknown>;

export interface UnitFigures {
  figures: unknown;
  withheld: readonly Row[];
}

/** Reads one field of the province after the other; what cannot be read is told of. */
export interface PathReader {
  /** `field` as it is written, such as `report(year: $year)`; null if there is no answer without an error. */
  read(field: string, selection: string, variables: Row, definitions: string): Promise<PathAnswer | null>;
  /** Of the province itself, and of the first units. */
  unitFigures(year: number, mostUnits: number): Promise<Map<string, UnitFigures>>;
}

export interface PathAnswer {
  value: unknown;
  tag: string | null;
}

/** So few that an answer with all their figures is far from too large. */
export const unitPage = 50;

export function createPathReader(asked: Asked, tell: (problem: Problem) => void): PathReader {
  const read: PathReader['read'] = async (field, selection, variables, definitions) => {
    const where = Object.entries(variables).reduce(
      (text, [name, value]) => text.replaceAll(`$${name}`, String(value)),
      field,
    );
    try {
      const written = `${field} { ${selection} }`;
      const { entities, errors, reply } = await askEntities(
        asked,
        [asked.province],
        written,
        variables,
        definitions,
      );
      const [error] = errors;
      const [entity] = entities;
      if (!error && isRecord(entity)) {
        return { value: entity[nameOf(field)], tag: reply.headers.get('etag') };
      }
      tell({ where, expected: 'an answer without errors', got: error ? error.message : shown(entity) });
    } catch (error) {
      if (!(error instanceof MismatchError)) throw error;
      tell({ ...error.problem, where });
    }
    return null;
  };

  return {
    read,
    async unitFigures(year, mostUnits) {
      const found = new Map<string, UnitFigures>();
      const itself = await read(
        'unit(id: $unit)',
        unitSelection(),
        { year, unit: asked.province },
        '$year: Int!, $unit: ID!',
      );
      note(found, itself?.value);
      let after: string | null = null;
      for (let rows = 0; rows < mostUnits; rows += unitPage) {
        const answer = await read(
          'units(first: $first, after: $after)',
          `totalCount pageInfo { endCursor hasNextPage } edges { cursor node { ${unitSelection()} } }`,
          { year, first: unitPage, after },
          '$year: Int!, $first: Int, $after: String',
        );
        if (!isRecord(answer?.value)) break;
        const { nodes, hasNextPage, endCursor } = readPage(answer.value, 'units');
        nodes.forEach((unit) => note(found, unit));
        if (!hasNextPage || endCursor === after) break;
        after = endCursor;
      }
      return found;
    },
  };
}

const unitSelection = () =>
  `id figures(year: $year) ${numbersSelection()} withheld(year: $year) { measure programme reason }`;

function note(found: Map<string, UnitFigures>, unit: unknown): void {
  if (!isRecord(unit) || typeof unit.id !== 'string') return;
  const withheld = Array.isArray(unit.withheld) ? (unit.withheld as unknown[]).filter(isRecord) : [];
  found.set(unit.id, { figures: unit.figures, withheld });
}

/** `report` of `report(year: $year)`. */
function nameOf(field: string): string {
  return field.split('(')[0] ?? field;
}
