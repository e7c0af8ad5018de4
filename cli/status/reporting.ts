import type { ReportingRatesQuery } from '../../schema/generated/operations';
import { dayInVietnam } from '../../domain/timeliness';
import { projectPath } from '../../platform/paths';
import { readOperationFile } from '../../schema/operationFiles';
import { CommandError } from '../commandError';

export interface ReportingOptions {
  cluster?: string;
  key?: string;
}

/** How far reporting of a year has come, as a gateway says it. */
export async function askReporting(
  url: string,
  year: string,
  { cluster, key }: ReportingOptions,
): Promise<ReportingRatesQuery> {
  const scope = cluster === undefined ? { allProvinces: true } : { clusters: [cluster] };
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({
      query: readOperationFile(projectPath('schema', 'operations'), 'reportingRates'),
      variables: { scope, years: [Number(year)] },
    }),
  });
  const body = (await response.json()) as { data?: ReportingRatesQuery; errors?: { message: string }[] };
  const [error] = body.errors ?? [];
  if (!body.data)
    throw new CommandError(
      error?.message ??
        `Cổng chung trả lời với mã ${response.status}. The gateway answered with status ${response.status}`,
    );
  return body.data;
}

const words = {
  ON_TIME: 'đúng hạn / on time',
  LATE: 'chậm / late',
  DUE: 'chưa đến hạn / not due yet',
  OVERDUE: 'quá hạn / overdue',
};

const standings = {
  REPORTED: 'đã báo cáo / reported',
  SIMULATED: 'giả lập / simulated',
  MENTIONED: 'được nhắc tới / mentioned',
  MISSING: 'còn thiếu / missing',
};

/** A line for each year, for each rate of which something is known, and for each province. */
export function reportingText({ totals }: ReportingRatesQuery): string {
  return totals
    .flatMap(({ year, coverage, rates }) => {
      const { expected, reported, onTime, dueOn, provinces, missing } = coverage;
      const reasonOf = new Map(missing.map(({ province, reason }) => [province.id, reason]));
      const really = reported - provinces.filter(({ standing }) => standing === 'SIMULATED').length;
      const due = dueOn === null ? '' : `; hạn / due ${dueOn}`;
      return [
        `${year}: ${really}/${expected} báo cáo / reported, ${onTime} đúng hạn / on time${due}`,
        ...rateLines(rates),
        ...provinces.map(({ province, standing, timeliness, receivedAt, correctedAfterDue }) => {
          const state =
            timeliness === null ? (reasonOf.get(province.id) ?? standings[standing]) : words[timeliness];
          const mentioned = standing === 'MENTIONED' && timeliness !== null ? `, ${standings[standing]}` : '';
          const received = receivedAt === null ? '' : `, ${dayInVietnam(new Date(receivedAt))}`;
          const corrected = correctedAfterDue ? ', sửa sau hạn / corrected after the due date' : '';
          return `  ${province.id}: ${state}${mentioned}${received}${corrected}`;
        }),
      ];
    })
    .join('\n');
}

type Rates = ReportingRatesQuery['totals'][number]['rates'];

function rateLines(rates: Rates): string[] {
  const named = [
    ['kết nạp mới / new members : 1.000', rates?.newMembersPerThousand],
    ['chi chăm lo / spent : đoàn viên / member', rates?.spentPerMember],
  ] as const;
  return named.flatMap(([name, rate]) => (rate ? [`  ${name}: ${rateText(rate)}`] : []));
}

/** Bounds as such: `12.5`, `>= 12.5`, `10 – 12`. */
function rateText({
  value,
  atLeast,
  atMost,
}: {
  value: number | null;
  atLeast: number | null;
  atMost: number | null;
}) {
  if (value !== null) return String(value);
  if (atMost === null) return `>= ${atLeast}`;
  return atLeast === null ? `<= ${atMost}` : `${atLeast} – ${atMost}`;
}
