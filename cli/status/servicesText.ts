import type { ProvinceStatus } from './askProvince';
import type { ServiceStatus } from './askService';
import type { ServicesStatus } from './askServices';

const serviceNames: Readonly<Record<string, string>> = {
  gateway: 'cổng chung / gateway',
  register: 'sổ đăng ký / register',
  redis: 'Redis',
};

/** A line for each service and each province, and how many answer. */
export function servicesText({ keyId, services, provinces }: ServicesStatus, now: Date): string {
  const names = [...services, ...provinces].map(({ name }) => serviceNames[name] ?? name);
  const width = Math.max(...names.map(({ length }) => length));
  const line = (status: ServiceStatus, more: string[]) =>
    [
      (serviceNames[status.name] ?? status.name).padEnd(width),
      [answerText(status), ...more, status.url].join(', '),
    ].join('  ');
  const well = provinces.filter(({ problem }) => problem === null).length;
  return [
    ...services.map((status) => line(status, [])),
    ...provinces.map((status) => line(status, provinceDetails(status, now))),
    `${well}/${provinces.length} tỉnh trả lời / provinces answer; khóa / key ${keyId}`,
  ].join('\n');
}

export function isAllWell({ services, provinces }: ServicesStatus): boolean {
  return [...services, ...provinces].every(({ problem }) => problem === null);
}

function answerText({ reachable, problem, latencyMillis }: ServiceStatus): string {
  if (problem === null) return `trả lời / answers, ${latencyMillis} ms`;
  return reachable
    ? `TRẢ LỜI SAI / ANSWERS WRONGLY (${problem})`
    : `KHÔNG TRẢ LỜI / DOES NOT ANSWER (${problem})`;
}

const contractTexts = {
  CURRENT: 'hợp đồng hiện hành / current contract',
  BEFORE: 'hợp đồng bản trước / contract of the version before',
  OTHER: 'HỢP ĐỒNG KHÁC / ANOTHER CONTRACT',
};

function provinceDetails(
  { problem, revision, updatedAt, years, contract, keyId }: ProvinceStatus,
  now: Date,
) {
  if (problem !== null) return [];
  return [
    revision === null ? 'chưa có báo cáo / no reports' : `phiên bản / revision ${revision}`,
    ...(updatedAt === null ? [] : [ageText(updatedAt, now)]),
    ...(years === null ? [] : [`${years.first}-${years.last}`]),
    ...(contract === null ? [] : [contractTexts[contract]]),
    ...(keyId === null ? [] : [`khóa / key ${keyId}`]),
  ];
}

function ageText(updatedAt: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(updatedAt)) / 86_400_000);
  return `${updatedAt.slice(0, 10)} (${days} ngày / days)`;
}
