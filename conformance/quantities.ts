import { isRecord } from '../domain/isRecord';
import type { Check } from './check';
import { judged, shown, type Problem } from './verdict';
import type { Picture } from './picture';
import { noReport, whereIn } from './report';

export const quantityChecks: Check[] = [
  {
    id: 'quantities.bounds',
    name: { vi: 'Số lượng và khoảng hợp lý', en: 'Numbers and their bounds make sense' },
    mend: {
      vi: 'Mọi số là số nguyên không âm, atLeast ≤ value ≤ atMost, exact đúng khi atLeast bằng atMost, reportedBy là 1, hoặc 0 khi chỉ có tài liệu của nơi khác nhắc tới (khi đó atMost là null); số lớn là số JSON, không phải chuỗi.',
      en: 'Every number whole and not negative, atLeast ≤ value ≤ atMost, exact if and only if atLeast equals atMost, reportedBy 1, or 0 if only documents of others mention it (then atMost is null); large numbers as JSON numbers, not strings.',
    },
    async run(subject) {
      const { all } = await subject.pictures();
      const quantities = all.flatMap(quantitiesShown);
      if (quantities.length === 0) return noReport(subject);
      return judged(quantities.flatMap(quantityProblems), `${quantities.length} × Quantity`);
    },
  },
];

/** Of reports, of units and of facts. */
function quantitiesShown(picture: Picture): PlacedQuantity[] {
  const { reports, figures, data } = picture;
  return [
    ...[...reports].flatMap(([year, report]) =>
      quantitiesIn(report?.figures, whereIn(picture, `figures of ${year}`)),
    ),
    ...[...figures].flatMap(([year, ofUnits]) =>
      [...ofUnits].flatMap(([unit, { figures: shown }]) =>
        quantitiesIn(shown, whereIn(picture, `unit ${unit}.figures(year: ${year})`)),
      ),
    ),
    ...data.facts.rows.flatMap(({ id, quantity }) =>
      quantitiesIn(quantity, whereIn(picture, `fact ${String(id)}.quantity`)),
    ),
  ];
}

export interface PlacedQuantity {
  where: string;
  quantity: Record<string, unknown>;
}

/** Everything below a value that looks like a quantity. */
export function quantitiesIn(value: unknown, where: string): PlacedQuantity[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => quantitiesIn(item, `${where}.${index}`));
  if (!isRecord(value)) return [];
  if ('atLeast' in value) return [{ where, quantity: value }];
  return Object.entries(value).flatMap(([name, item]) => quantitiesIn(item, `${where}.${name}`));
}

export function quantityProblems({ where, quantity }: PlacedQuantity): Problem[] {
  const { value, atLeast, atMost, exact, estimated, reportedBy } = quantity;
  const problems: Problem[] = [];
  const expect = (holds: boolean, field: string, expected: string) => {
    if (!holds) problems.push({ where: `${where}.${field}`, expected, got: shown(quantity[field]) });
  };
  expect(value === null || isCount(value), 'value', 'null or a whole number from 0');
  expect(isCount(atLeast), 'atLeast', 'a whole number from 0');
  expect(atMost === null || isCount(atMost), 'atMost', 'null or a whole number from 0');
  expect(estimated == null || typeof estimated === 'boolean', 'estimated', 'true or false');
  expect(reportedBy === 1 || reportedBy === 0, 'reportedBy', '1, or 0 for what others mention');
  if (problems.length > 0) return problems;
  const [low, high] = [atLeast as number, atMost as number | null];
  expect(high === null || low <= high, 'atMost', `at least ${low} (atLeast)`);
  expect(value === null || (value as number) >= low, 'value', `at least ${low} (atLeast)`);
  expect(
    value === null || high === null || (value as number) <= high,
    'value',
    `at most ${String(high)} (atMost)`,
  );
  expect(exact === (low === high), 'exact', String(low === high));
  expect(reportedBy === 1 || high === null, 'atMost', 'null, since others only mention it');
  return problems;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
