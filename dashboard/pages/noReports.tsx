import type { ProvincePageQuery } from '../../schema/generated/operations';
import { gapReasons } from '../../domain/gapReasons';
import { useAnswer } from '../answer';
import { usePage } from '../page';
import { PlaceLink, ProvinceNames } from '../placeLink';
import { sayReason } from '../../web/words/gaps';

type Province = NonNullable<ProvincePageQuery['province']>;

/** Why there is nothing to see of a province, and where the way goes on. */
export function NoReports({ province, year }: { province: Province; year: number }) {
  const { say } = usePage();
  const { id, validTo, predecessors } = province;
  // A year in which it was there.
  const last = validTo === null ? year : Math.min(year, Number(validTo.slice(0, 4)) - 1);
  const asked = useAnswer('YearCoverage', { scope: { provinces: [id] }, year: last });
  const [total] = (asked.phase === 'answered' && asked.answer.totals) || [];
  return (
    <>
      <p class="consequence">
        <Reason reason={total?.coverage.missing[0]?.reason ?? null} />
      </p>
      {predecessors.length > 0 && (
        <p>
          {say({
            vi: 'Số liệu các năm trước khi sáp nhập: ',
            en: 'Figures of the years before the merger: ',
          })}
          <ProvinceNames provinces={predecessors} />
        </p>
      )}
      <p>
        <PlaceLink href="/">{say({ vi: 'Tỉnh nào đã tham gia', en: 'Which provinces take part' })}</PlaceLink>
      </p>
    </>
  );
}

type Missing = keyof typeof gapReasons;

/** @param reason null until it is known */
function Reason({ reason }: { reason: Missing | null }) {
  const { language, say } = usePage();
  if (reason === 'NOT_CONNECTED') {
    return (
      <>
        {say({
          vi: 'Tỉnh này chưa tham gia: chưa có dịch vụ số liệu nào của tỉnh nối vào đây.',
          en: 'This province takes no part yet: no service of its figures is connected here.',
        })}
      </>
    );
  }
  if (reason !== null && gapReasons[reason].from === 'service') {
    if (gapReasons[reason].lasts === 'untilMended') {
      return (
        <>
          {say({
            vi: `Chưa lấy được số liệu từ dịch vụ của tỉnh (${sayReason(reason, language)}); tỉnh cần khắc phục.`,
            en: `The figures cannot be got from the province's service (${sayReason(reason, language)}) until the province has mended it.`,
          })}
        </>
      );
    }
    return (
      <>
        {say({
          vi: `Dịch vụ của tỉnh hiện không trả lời (${sayReason(reason, language)}).`,
          en: `The province's service does not answer now (${sayReason(reason, language)}).`,
        })}
      </>
    );
  }
  return <>{say({ vi: 'Chưa có số liệu để xem.', en: 'There are no figures to see.' })}</>;
}
