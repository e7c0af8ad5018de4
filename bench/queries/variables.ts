import {
  astFromValue,
  getNullableType,
  isListType,
  isNonNullType,
  print,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';
import type { ConditionChoice, ValueChoice } from './choices';
import { valuesOf, wrongValuesOf } from './values';

/** The variables of one operation: what stands for them in its text, and what they are given. */
export interface Variables {
  writeValue(place: string, argument: GraphQLArgument, choice: ValueChoice): string;
  writeCondition(choice: ConditionChoice): string;
  /** Those that a text uses: their definitions, in brackets, and their values. */
  usedIn(text: string): { definitions: string; values: Record<string, unknown> };
}

/** Names that something else has too: the library's own, the gateway's, JavaScript's. */
const variableNames = ['representations', 'id0', 'v0_year', 'r0', '_as_id', 'unit', 'toString', 'year'];

interface Variable {
  name: string;
  definition: string;
  /** Undefined if the request gives it none. */
  value: unknown;
}

export function createVariables(naming: number): Variables {
  const known = new Map<string, Variable>();

  /** One for each key. */
  function define(key: string, definition: string, value: unknown, name = nextName()): string {
    const variable = known.get(key) ?? { name, definition, value };
    known.set(key, variable);
    return `$${variable.name}`;
  }

  function nextName(): string {
    const index = known.size;
    const name = index < variableNames.length && variableNames[(naming + index) % variableNames.length];
    return name || `v${index}`;
  }

  function defineFor(type: GraphQLInputType, value: unknown, other: unknown, by: ValueChoice['by']): string {
    const literal = write(value, type);
    const key = `${String(type)} ${literal} ${by}`;
    if (by === 'default') return define(key, `${String(type)} = ${literal}`, undefined);
    if (by === 'overridden') return define(key, `${String(type)} = ${write(other, type)}`, value);
    return define(key, String(type), value);
  }

  return {
    writeValue(place, argument, { pick, by }) {
      const { type } = argument;
      const pool = valuesOf(place, argument);
      const [value, other] = [pool[pick % pool.length], pool[(pick + 1) % pool.length]];
      if (by === 'wrong') {
        const wrong = wrongValuesOf(type);
        const given = wrong[pick % wrong.length];
        return define(`wrong ${String(type)} ${JSON.stringify(given)}`, String(type), given);
      }
      if ((by === 'absent' || by === 'null') && !isNonNullType(type)) {
        return define(`${by} ${String(type)}`, String(type), by === 'null' ? null : undefined);
      }
      if (by === 'literal' || by === 'absent' || by === 'null') return write(value, type);
      const list = getNullableType(type);
      if (isListType(list) && Array.isArray(value) && pick % 2 === 1) {
        const items = value.map((item) => defineFor(list.ofType, item, item, by));
        return `[${items.join(', ')}]`;
      }
      return defineFor(type, value, other, by);
    },
    writeCondition({ directive, value, by, flag }) {
      const name = `${by}${flag}`;
      const definition = {
        literal: '',
        variable: 'Boolean!',
        default: `Boolean = ${value}`,
        overridden: `Boolean = ${!value}`,
      }[by];
      const given = by === 'default' ? undefined : value;
      const condition = by === 'literal' ? String(value) : define(name, definition, given, name);
      return `@${directive}(if: ${condition}) `;
    },
    usedIn(text) {
      const used = [...known.values()].filter(({ name }) => new RegExp(`\\$${name}\\b`).test(text));
      const definitions = used.map(({ name, definition }) => `$${name}: ${definition}`);
      return {
        definitions: definitions.length > 0 ? `(${definitions.join(', ')})` : '',
        values: Object.fromEntries(
          used.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
        ),
      };
    },
  };
}

function write(value: unknown, type: GraphQLInputType): string {
  const node = astFromValue(value, type);
  if (!node) throw new Error(`${JSON.stringify(value)} is no ${String(type)}`);
  return print(node);
}
