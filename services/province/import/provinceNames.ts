import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { projectPath } from '../../../platform/paths';

const provincesSchema = z.array(
  z.object({ id: z.string(), name: z.string(), type: z.enum(['PROVINCE', 'MUNICIPALITY']) }),
);

/** Name of a provincial federation, such as "Liên đoàn Lao động tỉnh Cao Bằng"; undefined for an unknown province. */
export function federationName(province: string): string | undefined {
  const found = readProvinces().find(({ id }) => id === province);
  if (!found) return undefined;
  return `Liên đoàn Lao động ${found.type === 'MUNICIPALITY' ? 'thành phố' : 'tỉnh'} ${found.name}`;
}

let provinces: z.infer<typeof provincesSchema> | null = null;

/** Read once, when first asked. */
function readProvinces(): z.infer<typeof provincesSchema> {
  const file = projectPath('data', 'register', 'provinces.json');
  provinces ??= provincesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return provinces;
}
