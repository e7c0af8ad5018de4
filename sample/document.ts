import type { Cell } from '../domain/cells';
import { cellKey, dimensionsOf, type Dimensions, type FactForm, type Unit } from '../domain/facts';
import type { Bounds } from '../domain/quantity';
import { between, type Random } from './random';
import type { SampleProvince } from './sources';
import { splitWhole } from './split';

/** A document as its import file has it. */
export interface SampleDocument {
  province: string;
  document: Record<string, string>;
  units: Unit[];
  facts: SampleFact[];
}

export interface SampleFact extends Bounds, Dimensions {
  id: string;
  unit: string;
  year: number;
  measure: string;
  form: FactForm;
}

export interface DocumentInput {
  province: SampleProvince;
  year: number;
  seed: number;
  random: Random;
  cells: readonly Cell[];
}

/** The last year in which federations of districts reported. */
const lastYearOfDistricts = 2024;
const measuresOfDistricts = ['members', 'unions'];

export function createDocument(input: DocumentInput): SampleDocument {
  const { province, year, seed, cells } = input;
  const districts = districtsOf(input);
  return {
    province: province.id,
    document: {
      id: `sample-${year}`,
      file: `sample-${year}.json`,
      publisher: `Số liệu giả lập, không phải báo cáo / Simulated data, not a report (seed ${seed})`,
      status: 'SAMPLE',
      unit: province.id,
    },
    units: [
      { id: province.id, name: federationName(province), level: 'PROVINCE', parent: null },
      ...districts.map(({ id, name }): Unit => ({ id, name, level: 'DISTRICT', parent: province.id })),
    ],
    facts: [
      ...cells.map((cell) => provinceFact(cell, input)),
      ...measuresOfDistricts.flatMap((measure) => districtFacts(measure, districts, input)),
    ],
  };
}

function federationName({ name, type }: SampleProvince): string {
  return `Liên đoàn Lao động ${type === 'MUNICIPALITY' ? 'thành phố' : 'tỉnh'} ${name}`;
}

/** Awards are single cases, as in real reports. */
function formOf(measure: string): FactForm {
  return measure === 'awards' ? 'ITEM' : 'SUMMARY';
}

function provinceFact(cell: Cell, input: DocumentInput): SampleFact {
  const { measure, value, atLeast, atMost } = cell;
  const dimensions = dimensionsOf(cell);
  const { province, year } = input;
  const form = formOf(measure);
  const id = factId(year, measure, dimensions);
  return { id, unit: province.id, year, measure, form, ...dimensions, value, atLeast, atMost };
}

interface District {
  id: string;
  name: string;
  weight: number;
}

function districtsOf({ province: { id }, year, random }: DocumentInput): District[] {
  if (year > lastYearOfDistricts) return [];
  const count = Math.floor(between(3, 6, random('districts', id)));
  return Array.from({ length: count }, (_, index) => ({
    id: `sample-district-${index + 1}`,
    name: `Liên đoàn Lao động huyện giả lập số ${index + 1}`,
    weight: Math.round(between(1_000, 3_000, random('district', id, index))),
  }));
}

/** The province's own number split over its districts. */
function districtFacts(measure: string, districts: readonly District[], input: DocumentInput): SampleFact[] {
  const { year, cells } = input;
  const own = cells.filter((cell) => cell.measure === measure);
  if (districts.length === 0 || own.length === 0) return [];
  const total = own.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const parts = splitWhole(
    total,
    districts.map(({ weight }) => weight),
  );
  return districts.map(({ id }, index) => {
    const value = parts[index] ?? 0;
    return {
      id: `${factId(year, measure, {})}-${id}`,
      unit: id,
      year,
      measure,
      form: 'SUMMARY',
      value,
      atLeast: value,
      atMost: value,
    };
  });
}

function factId(year: number, measure: string, dimensions: Dimensions): string {
  const parts = cellKey(dimensions)
    .split('|')
    .filter((part) => part !== '');
  const labels = parts.map((part) => part.toLowerCase().replaceAll('_', '-'));
  return ['sample', year, measure, ...labels].join('-');
}

/** The document as text, a unit or fact a line; the same document is the same bytes. */
export function printDocument({ province, document, units, facts }: SampleDocument): string {
  const list = (rows: readonly object[]) => rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return [
    '{',
    `  "province": ${JSON.stringify(province)},`,
    `  "document": ${JSON.stringify(document)},`,
    `  "units": [\n${list(units)}\n  ],`,
    `  "facts": [\n${list(facts)}\n  ]`,
    '}',
    '',
  ].join('\n');
}
