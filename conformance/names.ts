import { isRecord } from '../domain/isRecord';
import { isPlain } from '../domain/plainText';
import type { Unit } from '../domain/facts';
import { absenceIn, withLevelEnd } from '../domain/reports/unitChecks';
import { loadCatalogue } from '../platform/loadCatalogue';
import type { Check, Subject } from './check';
import { notRight, unread } from './dataSet';
import type { Row } from './pathReader';
import { rowsIn, whereIn } from './report';
import { judged, shown, type Problem, type Verdict } from './verdict';

export const nameChecks: Check[] = [
  {
    id: 'ids.composed',
    name: { vi: 'Mã viết theo Unicode dựng sẵn', en: 'Ids are in the composed form of Unicode' },
    mend: {
      vi: 'Chuẩn hóa mã đơn vị, số liệu gốc và tài liệu theo NFC; tốt nhất chỉ dùng chữ không dấu.',
      en: 'Normalise the ids of units, facts and documents to NFC; best use letters without accents only.',
    },
    run: (subject) => withUnitsAndFacts(subject, idProblems),
  },
  {
    id: 'units.names',
    name: { vi: 'Tên đơn vị viết đúng', en: "Units' names are written rightly" },
    mend: {
      vi: 'name không trống, theo NFC, không có ký tự điều khiển hay ký tự không nhìn thấy.',
      en: 'name is not empty, in NFC, without control characters or any that are not seen.',
    },
    run: (subject) => withUnitsAndFacts(subject, ({ units }) => units.flatMap(nameProblems)),
  },
  {
    id: 'units.dates',
    name: { vi: 'Đơn vị có trong năm mà nó có số', en: 'A unit was there in the years of its numbers' },
    mend: {
      vi: 'validFrom và validTo bao trọn những năm mà đơn vị có số liệu; không rõ thì null. Cấp huyện và công đoàn ngành địa phương hết muộn nhất ngày 2025-07-01.',
      en: 'validFrom and validTo take in the years of which the unit has numbers; null if they are not known. District federations and local sector unions ended on 2025-07-01 at the latest.',
    },
    async run(subject) {
      const data = await subject.data();
      const skip = unread(data);
      if (skip) return skip;
      if (data.facts.rows.length === 0) return judged([]);
      const { rows } = await subject.pictures();
      if (!rows) return notRight();
      const unitOf = new Map(rows.units.map((unit) => [unit.id, unit]));
      return judged([
        ...rows.units.flatMap(endProblems),
        ...rows.facts.flatMap(({ id, unit: of, year }): Problem[] => {
          const unit = unitOf.get(of);
          if (!unit || absenceIn(unit, year) === null) return [];
          const { validFrom = null, validTo = null } = unit;
          const expected = `a unit that was there in ${year}, the year of fact "${id}"`;
          return [{ where: `unit ${of}`, expected, got: shown({ validFrom, validTo }) }];
        }),
      ]);
    },
  },
  {
    id: 'figures.names',
    name: { vi: 'Tên theo danh mục', en: 'Names are those of the catalogue' },
    mend: {
      vi: 'name của chương trình và hoạt động là name trong schema/measures.yml; cổng chung luôn dùng tên ấy.',
      en: 'The name of a programme or an activity is its name in schema/measures.yml; the gateway always says that one.',
    },
    async run(subject) {
      const { all } = await subject.pictures();
      return judged(
        all.flatMap((picture) =>
          [...picture.reports].flatMap(([year, report]) =>
            labelProblems(report?.figures, whereIn(picture, `report(year: ${year}).figures`)),
          ),
        ),
      );
    },
  },
];

interface UnitsAndFacts {
  units: readonly Row[];
  facts: readonly Row[];
}

async function withUnitsAndFacts(
  subject: Subject,
  judge: (rows: UnitsAndFacts) => Problem[],
): Promise<Verdict> {
  const data = await subject.data();
  return unread(data) ?? judged(judge({ units: data.units.rows, facts: data.facts.rows }));
}

function idProblems({ units, facts }: UnitsAndFacts): Problem[] {
  const documents = facts.map(({ document }) => (isRecord(document) ? document.id : null));
  const ids = [...units, ...facts].map(({ id }) => id).concat(documents);
  return [...new Set(ids)].flatMap((id) =>
    typeof id !== 'string' || id === id.normalize('NFC')
      ? []
      : [{ where: `id ${shown(id)}`, expected: shown(id.normalize('NFC')), got: 'the same in another form' }],
  );
}

function nameProblems({ id, name }: Row): Problem[] {
  if (typeof name !== 'string') return [];
  const problem = (expected: string) => [{ where: `unit ${String(id)}.name`, expected, got: shown(name) }];
  if (name.trim() === '') return problem('a name');
  if (!isPlain(name)) return problem('characters that are seen');
  return name === name.normalize('NFC') ? [] : problem('a name in NFC');
}

function endProblems(unit: Unit): Problem[] {
  const { validTo } = withLevelEnd(unit);
  if ((unit.validTo ?? null) === validTo) return [];
  const expected = `${shown(validTo)}, when units of level ${unit.level} ended`;
  return [{ where: `unit ${unit.id}.validTo`, expected, got: shown(unit.validTo ?? null) }];
}

function labelProblems(figures: unknown, where: string): Problem[] {
  if (!isRecord(figures)) return [];
  const { measures, programmes } = loadCatalogue();
  const byProgramme = isRecord(figures.welfare) ? rowsIn(figures.welfare.byProgramme) : [];
  const named = [
    ...byProgramme.map(({ programme, name }) => ({
      id: programme,
      name,
      known: programmes.get(String(programme)),
    })),
    ...rowsIn(figures.activities).map(({ measure, name }) => ({
      id: measure,
      name,
      known: measures.get(String(measure)),
    })),
  ];
  return named.flatMap(({ id, name, known }) =>
    known === undefined || name === undefined || name === known.name
      ? []
      : [{ where: `${where}, ${shown(id)}`, expected: shown(known.name), got: shown(name) }],
  );
}
