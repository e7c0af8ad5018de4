import type { ProvincePageQuery, UnitLevel } from '../../schema/generated/operations';
import { usePage } from '../page';
import type { Texts } from '../../web/words/language';
import { groupBy } from '../../domain/groupBy';

type UnitsOfProvince = NonNullable<ProvincePageQuery['province']>['units'];
type Unit = NonNullable<UnitsOfProvince>['edges'][number]['node'];

/** The units of a province by level, and which of them reported in the year. */
export function Units({ units, year }: { units: UnitsOfProvince; year: number }) {
  const { say } = usePage();
  const below = units?.edges.map(({ node }) => node).filter(({ level }) => level !== 'PROVINCE') ?? [];
  if (below.length === 0) {
    return <p class="absent">{say({ vi: 'Không có đơn vị nào được nêu.', en: 'No units are named.' })}</p>;
  }
  return (
    <>
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

function Level({ level, units, year }: { level: UnitLevel; units: readonly Unit[]; year: number }) {
  const { say } = usePage();
  const reported = units.filter(({ figures }) => figures !== null).length;
  return (
    <section class="level">
      <h3>
        {say(levelTexts[level])}:{' '}
        {say({
          vi: `${reported} trong ${units.length} có số liệu năm ${year}`,
          en: `${reported} of ${units.length} have figures of ${year}`,
        })}
      </h3>
      <ul class="unit-names">
        {units.map(({ id, name, figures, validTo }) => (
          <li key={id}>
            <span class={`mark ${figures === null ? 'missing' : 'reported'}`} aria-hidden="true" /> {name}
            <span class="remark">
              {figures === null && say({ vi: 'chưa có số liệu', en: 'no figure' })}
              {validTo !== null && ` ${say({ vi: 'đã kết thúc hoạt động', en: 'has ended' })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const levelTexts: Texts<UnitLevel> = {
  PROVINCE: { vi: 'Liên đoàn Lao động tỉnh', en: 'Provincial federation' },
  DISTRICT: { vi: 'Liên đoàn Lao động huyện, thành phố', en: 'District and city federations' },
  SECTOR: { vi: 'Công đoàn ngành', en: 'Sector unions' },
  GRASSROOTS: { vi: 'Công đoàn cơ sở', en: 'Grassroots unions' },
};
