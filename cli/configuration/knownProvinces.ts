import { nearestOf } from '../../domain/nearest';
import { knownProvinces } from '../../services/province/import/provinceNames';

/** What to tell of an id that the register does not know, with the nearest that it does. */
export function didYouMean(id: string): string {
  const near = nearestOf(id, knownProvinces()).map((known) => `"${known.id}" (${known.name})`);
  const [vi, en] =
    near.length === 0
      ? ['.', '']
      : [`; có phải ${near.join(' hay ')}?`, `; did you mean ${near.join(' or ')}?`];
  return `sổ đăng ký không có tỉnh "${id}"${vi} The register has no province "${id}"${en}`;
}
