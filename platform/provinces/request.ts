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

/** Texts of queries as they stand in a body: many provinces are asked the same. */
const heads = createBoundedCache<Buffer>('requestTexts', { bytesOf: ({ length }) => length });

/** The body of the one request that asks an endpoint everything. */
export function writeRequest(slots: readonly Slot[]): Buffer {
  const key = slots.map(({ question }) => question.textKey).join(' ');
  const head = getOrCreate<string, Buffer>(heads, key, () =>
    Buffer.from(`{"query":${JSON.stringify(writeQuery(slots))},"variables":{`),
  );
  return Buffer.concat([head, Buffer.from(`${slots.map(writeVariables).join()}}}`)]);
}

function writeVariables({ question, provinces }: Slot, slot: number): string {
  const representations = provinces.map((id) => `{"__typename":"Province","id":${JSON.stringify(id)}}`);
  return `"r${slot}":[${representations.join()}]${writeOwnVariables(question, slot)}`;
}

/** As they were written last, by question: many provinces are asked with the same, in the same slot. */
const ownVariables = new WeakMap<Question, { slot: number; text: string }>();

function writeOwnVariables(question: Question, slot: number): string {
  const last = ownVariables.get(question);
  if (last?.slot === slot) return last.text;
  const text = Object.entries(question.variables(slot))
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `,${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join('');
  ownVariables.set(question, { slot, text });
  return text;
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
