export const awardKinds = [
  'EMULATION_FLAG',
  'CERTIFICATE_OF_MERIT',
  'COMMENDATION',
  'COMMEMORATIVE_MEDAL',
  'CREATIVE_LABOUR_CERTIFICATE',
  'MIXED',
] as const;
export const awardingBodies = ['CONFEDERATION', 'PROVINCE', 'SUPERIOR_UNION'] as const;
export const recipientTypes = ['COLLECTIVE', 'INDIVIDUAL'] as const;
export const sectors = ['PRODUCTION_BUSINESS', 'STATE_ADMINISTRATION', 'NON_STATE_ENTERPRISE'] as const;
export const factForms = ['SUMMARY', 'ITEM'] as const;
/** Why a fact has no number; NIL is a zero that was reported in words. */
export const absences = ['NIL', 'NOT_APPLICABLE', 'NOT_COLLECTED'] as const;
export const factStatuses = ['PROVISIONAL', 'REVISED', 'BREAK_IN_SERIES', ...absences] as const;

type FactEnum =
  | typeof awardKinds
  | typeof awardingBodies
  | typeof recipientTypes
  | typeof sectors
  | typeof factForms
  | typeof factStatuses;

/** Names of a column or of a value: the first is the Vietnamese one that templates print. */
export type Names = readonly [string, ...string[]];

/** An id, words, a year, a whole number, yes or no, a part of the fact's quantity, or the name of something known elsewhere. */
export type FactFieldKind =
  'ID' | 'TEXT' | 'YEAR' | 'COUNT' | 'FLAG' | 'QUANTITY' | 'UNIT' | 'MEASURE' | 'PROGRAMME';

export interface FactField {
  /** Headers of its column in import files, in both languages. */
  names: Names;
  /** What stands in it; a list if it is a value of an enum. */
  holds: FactFieldKind | FactEnum;
  /** Whether every fact has it, some have `null` for it, or it may be absent. */
  presence: 'REQUIRED' | 'NULLABLE' | 'OPTIONAL';
  /** Whether a number may be split by it. */
  isDimension?: true;
  /** Whether it is a part of the ids that are made of what a fact is about; in the order of this table. */
  identifies?: true;
  /** Width of its column in the template; absent if templates leave it out. */
  templateWidth?: number;
}

/**
 * The fields of a fact, each once: from here come its type, the columns of import files and of the template, how cells and
 * JSON are read, the models of the databases, what a changed fact is told by, and how numbers are split. What a field means
 * is said in schema/figures.graphql.
 */
export const factFields = {
  id: { names: ['Mã số liệu', 'Mã', 'Fact id'], holds: 'ID', presence: 'REQUIRED' },
  /** Id of the unit that it is about. */
  unit: {
    names: ['Đơn vị', 'Mã đơn vị', 'Tên đơn vị', 'Unit'],
    holds: 'UNIT',
    presence: 'REQUIRED',
    identifies: true,
    templateWidth: 40,
  },
  year: {
    names: ['Năm', 'Năm báo cáo', 'Year'],
    holds: 'YEAR',
    presence: 'REQUIRED',
    identifies: true,
    templateWidth: 8,
  },
  measure: {
    names: ['Chỉ tiêu', 'Mã chỉ tiêu', 'Tên chỉ tiêu', 'Measure'],
    holds: 'MEASURE',
    presence: 'REQUIRED',
    identifies: true,
    templateWidth: 45,
  },
  value: {
    names: ['Số lượng', 'Trị số', 'Giá trị', 'Số liệu', 'Value', 'Quantity'],
    holds: 'QUANTITY',
    presence: 'NULLABLE',
    templateWidth: 22,
  },
  form: {
    names: ['Loại số liệu', 'Dạng số liệu', 'Form'],
    holds: factForms,
    presence: 'REQUIRED',
    identifies: true,
    templateWidth: 16,
  },
  atLeast: { names: ['Ít nhất', 'Tối thiểu', 'At least'], holds: 'QUANTITY', presence: 'REQUIRED' },
  atMost: { names: ['Nhiều nhất', 'Tối đa', 'At most'], holds: 'QUANTITY', presence: 'NULLABLE' },
  /** Whether the number is an estimate; absent if it is not. */
  estimated: { names: ['Ước tính', 'Số ước', 'Estimated'], holds: 'FLAG', presence: 'OPTIONAL' },
  /** What is to be known of the number besides, or why there is none. */
  status: {
    names: ['Tình trạng số liệu', 'Tình trạng số', 'Observation status'],
    holds: factStatuses,
    presence: 'OPTIONAL',
  },
  kind: {
    names: ['Hình thức khen thưởng', 'Hình thức', 'Kind', 'Award kind'],
    holds: awardKinds,
    presence: 'OPTIONAL',
    isDimension: true,
    identifies: true,
    templateWidth: 24,
  },
  awardedBy: {
    names: ['Cấp khen thưởng', 'Cấp tặng', 'Awarded by'],
    holds: awardingBodies,
    presence: 'OPTIONAL',
    isDimension: true,
    identifies: true,
    templateWidth: 34,
  },
  presentedBy: {
    names: ['Cấp trao', 'Presented by'],
    holds: awardingBodies,
    presence: 'OPTIONAL',
    identifies: true,
  },
  recipient: {
    names: ['Đối tượng', 'Đối tượng khen thưởng', 'Recipient'],
    holds: recipientTypes,
    presence: 'OPTIONAL',
    isDimension: true,
    identifies: true,
    templateWidth: 14,
  },
  programme: {
    names: ['Chương trình', 'Programme', 'Program'],
    holds: 'PROGRAMME',
    presence: 'OPTIONAL',
    isDimension: true,
    identifies: true,
    templateWidth: 40,
  },
  sector: {
    names: ['Khối', 'Khu vực', 'Sector'],
    holds: sectors,
    presence: 'OPTIONAL',
    isDimension: true,
    identifies: true,
    templateWidth: 28,
  },
  printed: {
    names: ['Nguyên văn', 'Số in trong báo cáo', 'Printed'],
    holds: 'TEXT',
    presence: 'OPTIONAL',
    templateWidth: 24,
  },
  /** Position in the document's text, in characters. */
  offset: { names: ['Vị trí', 'Vị trí trong văn bản', 'Offset'], holds: 'COUNT', presence: 'OPTIONAL' },
  /** Id of the fact that already contains this one. */
  includedIn: { names: ['Nằm trong', 'Trong đó của', 'Included in'], holds: 'ID', presence: 'OPTIONAL' },
  /** Why the number is never added, if it is not. */
  notAdded: { names: ['Lý do không cộng', 'Không cộng', 'Not added'], holds: 'TEXT', presence: 'OPTIONAL' },
} as const satisfies Record<string, FactField>;

type Fields = typeof factFields;
export type FactFieldName = keyof Fields;

type ValueOf<Name extends FactFieldName> = Fields[Name]['holds'] extends readonly (infer Value)[]
  ? Value
  : Fields[Name]['holds'] extends 'YEAR' | 'COUNT' | 'QUANTITY'
    ? number
    : Fields[Name]['holds'] extends 'FLAG'
      ? boolean
      : string;
type With<Trait> = { [Name in FactFieldName]: Fields[Name] extends Trait ? Name : never }[FactFieldName];

/** What a number may be split by. */
export type Dimension = With<{ isDimension: true }>;
export type Dimensions = { [Name in Dimension]?: ValueOf<Name> | undefined };

/** The fields of a fact as they stand in files and databases. */
export type FactValues = { [Name in With<{ presence: 'REQUIRED' }>]: ValueOf<Name> } & {
  [Name in With<{ presence: 'NULLABLE' }>]: ValueOf<Name> | null;
} & { [Name in With<{ presence: 'OPTIONAL' }>]?: ValueOf<Name> | undefined };

export const factFieldList = Object.entries(factFields) as readonly [FactFieldName, FactField][];

export const dimensions = namesWith(({ isDimension }) => isDimension === true) as Dimension[];

/** The fields that ids of facts are made of, in that order. */
export const identifyingFields = namesWith(({ identifies }) => identifies === true);

function namesWith(has: (field: FactField) => boolean): FactFieldName[] {
  return factFieldList.filter(([, field]) => has(field)).map(([name]) => name);
}

/** The dimensions of a row alone, without those that it does not have. */
export function dimensionsOf(row: Dimensions): Dimensions {
  const found: Dimensions = {};
  for (const dimension of dimensions) copyDimension(dimension, row, found);
  return found;
}

/** Leaves out what the row does not have. */
export function copyDimension<Name extends Dimension>(name: Name, from: Dimensions, to: Dimensions): void {
  if (from[name] != null) to[name] = from[name];
}

/** Whether a row is of no single cell. */
export function isWithoutDimensions(row: Dimensions): boolean {
  return dimensions.every((dimension) => row[dimension] == null);
}

/** The same text for facts that are the same in every field. */
export function factLine(fact: FactValues): string {
  return JSON.stringify(factFieldList.map(([name]) => fact[name] ?? null));
}
