import type { ProvincePageQuery, UnitLevel } from '../../schema/generated/operations';
import { Downloads, type DownloadsProps } from '../downloads/menu';
import { savePageCsv, type CsvCell } from '../downloads/pageCsv';
import { usePage } from '../page';
import { provinceHref } from '../place';
import type { Text } from '../../web/words/language';
import { groupBy } from '../../domain/groupBy';
import { levels } from '../../domain/unitLevels';

type UnitsOfProvince = NonNullable<ProvincePageQuery['province']>['units'];
type Unit = NonNullable<UnitsOfProvince>['edges'][number]['node'];

interface UnitsProps {
  province: NonNullable<ProvincePageQuery['province']>;
  year: number;
  /** The question behind the page. */
  query: DownloadsProps['query'];
}

/** The units of a province by level, and which of them reported in the year. */
export function Units({ province, year, query }: UnitsProps) {
  const { language, say } = usePage();
  const { units } = province;
  const below = units?.edges.map(({ node }) => node).filter(({ level }) => level !== 'PROVINCE') ?? [];
  if (below.length === 0) {
    return <p class="absent">{say({ vi: 'Không có đơn vị nào được nêu.', en: 'No units are named.' })}</p>;
  }
  const title = say({
    vi: `${province.name}: đơn vị trực thuộc, ${year}`,
    en: `${province.name}: units below, ${year}`,
  });
  return (
    <>
      <div class="actions">
        <Downloads
          label={title}
          files={[{ csv: () => savePageCsv(title, unitRows(below, units, year, say), language) }]}
          pictures={[]}
          link={provinceHref(province.id)}
          query={query}
        />
      </div>
      {[...groupBy(below, ({ level }) => level)].map(([level, ofLevel]) => (
        <Level key={level} level={level} units={ofLevel} year={year} />
      ))}
      {units && units.totalCount > units.edges.length && (
        <p class="note">
          {say({
            vi: `Còn nữa: có tất cả ${units.totalCount} đơn vị.`,
            en: `There are more: ${units.totalCount} units in all.`,
          })}
        </p>
      )}
    </>
  );
}

/** A row for each unit that the page has; the last one says if there are more. */
function unitRows(
  below: readonly Unit[],
  units: UnitsOfProvince,
  year: number,
  say: (text: Text) => string,
): CsvCell[][] {
  const { totalCount = 0, edges = [] } = units ?? {};
  return [
    [
      say({ vi: 'Cấp', en: 'Level' }),
      say({ vi: 'Đơn vị', en: 'Unit' }),
      say({ vi: `Đoàn viên, ${year}`, en: `Members, ${year}` }),
      say({ vi: `Công đoàn cơ sở, ${year}`, en: `Grassroots unions, ${year}` }),
      say({ vi: 'Kết thúc hoạt động', en: 'Ended on' }),
    ],
    ...below.map(({ level, name, figures, validTo }) => [
      say(levels[level].units),
      name,
      figures?.membership.members?.value ?? null,
      figures?.membership.unions?.value ?? null,
      validTo,
    ]),
    ...(totalCount > edges.length
      ? [
          [
            say({
              vi: `Còn nữa: có tất cả ${totalCount} đơn vị, ở đây là ${edges.length}`,
              en: `There are more: ${totalCount} units in all, ${edges.length} of them here`,
            }),
          ],
        ]
      : []),
  ];
}

function Level({ level, units, year }: { level: UnitLevel; units: readonly Unit[]; year: number }) {
  const { say } = usePage();
  const reported = units.filter(({ figures }) => figures !== null).length;
  return (
    <section class="level">
      <h3>
        {say(levels[level].units)}:{' '}
        {say({
          vi: `${reported} trong ${units.length} có số liệu năm ${year}`,
          en: `${reported} of ${units.length} have figures of ${year}`,
        })}
      </h3>
      <ul class="unit-names">
        {units.map(({ id, name, figures, validTo }) => (
          <li key={id}>
            <span class={`mark ${figures === null ? 'missing' : 'reported'}`} aria-hidden="true" /> {name}{' '}
            <span class="remark">
              {[
                ...(figures === null ? [say({ vi: 'chưa có số liệu', en: 'no figure' })] : []),
                ...(validTo === null ? [] : [say({ vi: 'đã kết thúc hoạt động', en: 'has ended' })]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
