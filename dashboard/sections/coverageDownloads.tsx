import { formatAddress, type Address } from '../address';
import { everythingHref } from '../downloads/files';
import { Downloads, type DownloadsProps } from '../downloads/menu';
import { savePageCsv, type CsvCell } from '../downloads/pageCsv';
import type { Coverage, StandingRow } from '../model/dashboard';
import { dashboardVariables } from '../model/years';
import { usePage, type Page } from '../page';
import { reasonTexts } from '../../web/words/gaps';
import { mentionedText } from '../words/labels';
import { punctualityTexts } from './coverageGroups';

/** Of the page that the coverage stands on. */
export interface CoverageFiles extends Pick<DownloadsProps, 'link' | 'query'> {
  xlsx: string;
}

/** Those of a view of the figures. */
export function viewFiles(address: Address, { language, today }: Page): CoverageFiles {
  return {
    xlsx: everythingHref(address, language),
    link: formatAddress({ ...address, section: 'overview', trail: null, embedded: false }),
    query: { operation: 'Dashboard', variables: dashboardVariables(address, today) },
  };
}

interface CoverageDownloadsProps {
  coverage: Coverage;
  provinces: readonly StandingRow[];
  year: number;
  files: CoverageFiles;
}

/** Who reported and who did not, as a list for whoever has to ask them. */
export function CoverageDownloads({ coverage, provinces, year, files }: CoverageDownloadsProps) {
  const { language, say } = usePage();
  const title = say({ vi: `Tỉnh nào đã báo cáo năm ${year}`, en: `Which provinces reported for ${year}` });
  const rows = (): CsvCell[][] => [
    [
      say({ vi: 'Tỉnh', en: 'Province' }),
      say({ vi: 'Mã', en: 'Id' }),
      say({ vi: 'Tình trạng', en: 'Standing' }),
      say({ vi: 'Hạn báo cáo', en: 'Due date' }),
    ],
    ...provinces.map((province) => [
      province.name,
      province.id,
      say(standingOf(province)),
      timelinessOf(province, coverage).map(say).join(', '),
    ]),
  ];
  return (
    <Downloads
      label={title}
      files={[{ xlsx: files.xlsx, csv: () => savePageCsv(title, rows(), language) }]}
      pictures={[]}
      link={files.link}
      query={files.query}
    />
  );
}

function standingOf({ state, simulated }: StandingRow) {
  if (state.kind === 'missing') return reasonTexts[state.reason];
  if (state.kind === 'mentioned') return mentionedText;
  if (simulated) return { vi: 'Giả lập', en: 'Simulated' };
  if (state.kind === 'stale') return { vi: 'Số liệu cũ', en: 'Old figures' };
  return { vi: 'Đã báo cáo', en: 'Reported' };
}

function timelinessOf({ id }: StandingRow, { provinces, dueOn }: Coverage) {
  const standing = provinces.find(({ province }) => province.id === id);
  if (dueOn === null || !standing) return [];
  const found = punctualityTexts.filter(({ holds }) => holds(standing)).map(({ text }) => text);
  const onTime = standing.timeliness === 'ON_TIME' ? [{ vi: 'Đúng hạn', en: 'On time' }] : [];
  return [...onTime, ...found];
}
