import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ReportingPeriod } from '../../../domain/period';
import { projectPath } from '../../../platform/paths';

const provincesSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    type: z.enum(['PROVINCE', 'MUNICIPALITY']),
    validFrom: z.string().nullish(),
    validTo: z.string().nullish(),
    successor: z.string().nullish(),
  }),
);

/** Name of a provincial federation, such as "Liên đoàn Lao động tỉnh Cao Bằng"; undefined for an unknown province. */
export function federationName(province: string): string | undefined {
  const found = readProvinces().find(({ id }) => id === province);
  if (!found) return undefined;
  return `Liên đoàn Lao động ${found.type === 'MUNICIPALITY' ? 'thành phố' : 'tỉnh'} ${found.name}`;
}

/** Every province that the register knows, old and new. */
export function knownProvinces(): { id: string; name: string }[] {
  return readProvinces().map(({ id, name }) => ({ id, name }));
}

/** Names of all provincial federations, of old and new provinces. */
export function federationNames(): string[] {
  return [...new Set(readProvinces().flatMap(({ id }) => federationName(id) ?? []))];
}

/**
 * Why a province has no number of a year: it did not exist at its end, and another did. Null if it did, or if a part of
 * the year is meant in which it may have existed.
 */
export function provinceAbsenceIn(
  province: string,
  year: number,
  period: ReportingPeriod = 'YEAR',
): string | null {
  const known = readProvinces();
  const found = known.find(({ id }) => id === province);
  const end = `${year}-12-31`;
  const last = period === 'YEAR' ? end : `${year}-01-01`;
  if (found?.validTo != null && found.validTo <= last) {
    const { validTo, successor } = found;
    return (
      `Tỉnh "${province}" kết thúc ngày ${validTo}; số năm ${year} là của "${successor}". ` +
      `Province "${province}" ended on ${validTo}; the numbers of ${year} are of "${successor}"`
    );
  }
  if (found?.validFrom != null && found.validFrom > end) {
    const before = known.filter(({ successor }) => successor === province).map(({ id }) => `"${id}"`);
    return (
      `Tỉnh "${province}" bắt đầu ngày ${found.validFrom}; số năm ${year} là của ${before.join(', ')}. ` +
      `Province "${province}" began on ${found.validFrom}; the numbers of ${year} are of ${before.join(', ')}`
    );
  }
  return null;
}

let provinces: z.infer<typeof provincesSchema> | null = null;

/** Read once, when first asked. */
function readProvinces(): z.infer<typeof provincesSchema> {
  const file = projectPath('data', 'register', 'provinces.json');
  provinces ??= provincesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return provinces;
}
