import { getOrCreate } from '../../domain/getOrCreate';
import { createBoundedCache } from '../boundedCache';
import { gap, type ProvinceOutcome } from './outcome';
import type { Question } from './question/question';

/** One question in one request: what is asked, of which provinces. */
export interface Slot {
  question: Question;
  /** Different province ids, in the order of the representations. */
  provinces: string[];
}

interface Place {
  slot: number;
  position: number;
}

const onePlace: readonly Place[] = [{ slot: 0, position: 0 }];

/** What asks one province one question. */
interface Asked {
  question: Question;
  province: string;
}

/** A request for many asks: its slots, whose provinces they are of, and how to put what is by slot in the order of the asks. */
export interface SlottedAsks {
  slots: Slot[];
  provinces: string[];
  inOrder(bySlot: readonly ProvinceOutcome[][]): ProvinceOutcome[];
}

/** Most services hold one province, and are asked one thing. */
export function slotsOf(asks: readonly Asked[]): SlottedAsks {
  const [first] = asks;
  if (first && asks.length === 1) {
    const provinces = [first.province];
    return { slots: [{ question: first.question, provinces }], provinces, inOrder: inOrderOf(onePlace) };
  }
  const slots: Slot[] = [];
  const slotOf = new Map<string, number>();
  const places = asks.map(({ question, province }) => {
    const slot = getOrCreate(slotOf, question.key, () => slots.push({ question, provinces: [] }) - 1);
    const position = (slots[slot]?.provinces.push(province) ?? 0) - 1;
    return { slot, position };
  });
  const provinces = [...new Set(asks.map(({ province }) => province))];
  return { slots, provinces, inOrder: inOrderOf(places) };
}

function inOrderOf(places: readonly Place[]): SlottedAsks['inOrder'] {
  return (bySlot) =>
    places.map(({ slot, position }) => bySlot[slot]?.[position] ?? gap('unusable', 'No outcome'));
}

/** Asked for in every slot, so that an entity of another province is noticed. */
export const idAlias = '_askedProvince';

/** Bodies of requests that were sent; the same are sent again and again. */
const bodies = createBoundedCache<Buffer>('requestBodies', { bytesOf: ({ length }) => length });

/** The body of the one request that asks an endpoint everything. */
export function writeRequest(slots: readonly Slot[]): Buffer {
  const key = slots.map(({ question, provinces }) => `${question.key}${provinces.join()}`).join(' ');
  const known = bodies.get(key);
  if (known) return known;
  const variables: Record<string, unknown> = {};
  slots.forEach(({ question, provinces }, slot) => {
    variables[`r${slot}`] = provinces.map((id) => ({ __typename: 'Province', id }));
    Object.assign(variables, question.variables(slot));
  });
  const body = Buffer.from(JSON.stringify({ query: writeQuery(slots), variables }));
  bodies.set(key, body);
  return body;
}

function writeQuery(slots: readonly Slot[]): string {
  const texts = slots.map(({ question }, slot) => question.write(slot));
  const definitions = texts.flatMap(({ variableDefinitions }, slot) => [
    `$r${slot}: [_Any!]!`,
    variableDefinitions,
  ]);
  const fields = texts.map(
    ({ selection }, slot) =>
      `q${slot}: _entities(representations: $r${slot}) { ... on Province { ${idAlias}: id } ${selection} }`,
  );
  const fragments = texts.map((text) => text.fragments);
  return [
    `query Provinces(${definitions.filter(Boolean).join(' ')}) {`,
    ...fields,
    '}',
    ...fragments.filter(Boolean),
  ].join('\n');
}
