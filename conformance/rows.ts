import { loadCatalogue } from '../platform/loadCatalogue';
import type { Catalogue } from '../domain/catalogue';
import { isBeyond } from '../domain/reports/factChecks';
import type { Fact, Unit } from '../domain/facts';
import type { Check } from './check';
import { judged, shown, skipped, type Problem } from './verdict';
import { factsOf, notRight, readRows, treeProblems, unitsOf, unread } from './dataSet';

export const rowChecks: Check[] = [
  {
    id: 'units.tree',
    name: { vi: 'Các đơn vị là một cây', en: 'The units are one tree' },
    mend: {
      vi: 'Liên đoàn Lao động tỉnh có mã của tỉnh và parent null; mọi đơn vị khác có parent là mã của một đơn vị có thật.',
      en: "The provincial federation has the province's id and parent null; every other unit's parent is the id of a unit that exists.",
    },
    async run({ data, province }) {
      const dataSet = await data();
      const skip = unread(dataSet);
      if (skip) return skip;
      if (dataSet.units.rows.length + dataSet.facts.rows.length === 0) {
        return skipped('Tỉnh chưa có số liệu', 'The province has no data yet');
      }
      return judged(treeProblems(unitsOf(dataSet), province), `${dataSet.units.rows.length} × Unit`);
    },
  },
  {
    id: 'facts.references',
    name: {
      vi: 'Số liệu gốc chỉ nhắc đến những gì có thật',
      en: 'Facts refer to what exists only',
    },
    mend: {
      vi: 'measure và programme là mã của schema/measures.yml (muốn thêm thì đề nghị với nơi vận hành cổng chung); unit là đơn vị của tỉnh; includedIn là số liệu gốc cùng năm.',
      en: 'measure and programme are ids of schema/measures.yml (to add one, ask who runs the gateway); unit is a unit of the province; includedIn is a fact of the same year.',
    },
    async run({ data }) {
      const dataSet = await data();
      const skip = unread(dataSet);
      if (skip) return skip;
      const problems = referenceProblems(factsOf(dataSet), unitsOf(dataSet), loadCatalogue());
      return judged(problems, `${dataSet.facts.rows.length} × Fact`);
    },
  },
  {
    id: 'facts.ceilings',
    name: { vi: 'Không số nào vượt trần của chỉ tiêu', en: "No number is above its measure's ceiling" },
    mend: {
      vi: 'Xem lại số và đơn vị tính; trần của từng chỉ tiêu trong schema/measures.yml. Số vượt trần làm tỉnh bị loại khỏi số tổng (INVALID_ANSWER).',
      en: 'Look at the number and its unit of measure again; the ceilings stand in schema/measures.yml. A number above leaves the province out of totals (INVALID_ANSWER).',
    },
    async run({ data, province }) {
      const dataSet = await data();
      const skip = unread(dataSet);
      if (skip) return skip;
      const rows = readRows(dataSet, province);
      if (!rows) return notRight();
      return judged(ceilingProblems(rows.facts, loadCatalogue()), `${rows.facts.length} × Fact`);
    },
  },
];

function ceilingProblems(facts: readonly Fact[], { measures }: Catalogue): Problem[] {
  return facts.flatMap((fact) => {
    const measure = measures.get(fact.measure);
    if (!measure || !isBeyond(measure, fact)) return [];
    const { value, atLeast, atMost } = fact;
    return [
      {
        where: `fact ${fact.id}.quantity`,
        expected: `at most ${measure.ceiling}, the ceiling of "${measure.id}"`,
        got: shown({ value, atLeast, atMost }),
      },
    ];
  });
}

export function referenceProblems(
  facts: readonly Fact[],
  units: readonly Unit[],
  { measures, programmes }: Catalogue,
): Problem[] {
  const [factIds, unitIds] = [new Set(facts.map(({ id }) => id)), new Set(units.map(({ id }) => id))];
  return facts.flatMap((fact) => {
    const { measure, programme, unit, includedIn } = fact;
    const expect = (holds: boolean, field: keyof Fact, expected: string): Problem[] =>
      holds ? [] : [{ where: `fact ${fact.id}.${field}`, expected, got: shown(fact[field]) }];
    return [
      ...expect(measures.has(measure), 'measure', 'a measure of the catalogue'),
      ...expect(
        programme === undefined || programmes.has(programme),
        'programme',
        'a programme of the catalogue',
      ),
      ...expect(unitIds.has(unit), 'unit', 'a unit of the province'),
      ...expect(includedIn === undefined || factIds.has(includedIn), 'includedIn', 'a fact of the same year'),
    ];
  });
}
