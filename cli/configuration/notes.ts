import { existsSync } from 'node:fs';
import { endingKeys, parseKeys } from '../../platform/apiKeys/keys';
import { certificateEnd } from '../../platform/certificates';
import type { Config } from '../../platform/config';
import type { ConfigProblem } from '../../platform/config/problem';
import { readNamedFile } from '../../platform/namedFile';
import { readSecret } from '../../platform/secret';
import { tlsVariables } from '../../platform/tls';
import { tokenEnd } from '../../platform/tokens';
import { attempt, useFile } from './attempt';

/** Secrets are to be renewed that long before they end. */
const noticeMillis = 30 * 86_400_000;

/** What works today and will not for long. What cannot be read is told by whoever reads it. */
export function endingNotes(config: Config, provinces: readonly string[], now: Date): ConfigProblem[] {
  return [...certificateNotes(config, now), ...tokenNotes(config, provinces, now), ...keyNotes(config, now)];
}

function certificateNotes({ tls }: Config, now: Date): ConfigProblem[] {
  if (tls === null) return [];
  const { value: end } = attempt(tlsVariables.cert, () => certificateEnd(readNamedFile(tls.certFile)));
  return end === null ? [] : ending(tlsVariables.cert, end.getTime(), now);
}

function tokenNotes(config: Config, provinces: readonly string[], now: Date): ConfigProblem[] {
  return provinces.flatMap((province) =>
    [config.provinceTokenOf(province), config.provinceHeadTokenOf(province)].flatMap((setting) => {
      if (setting === null) return [];
      const { variable = '' } = setting;
      const { value: end } = attempt(variable, () => tokenEnd(readSecret(setting), province));
      return end === null ? [] : ending(variable, end, now);
    }),
  );
}

function keyNotes({ keysFile }: Config, now: Date): ConfigProblem[] {
  if (!existsSync(keysFile)) return [];
  const { value: records } = attempt('KEYS_FILE', () =>
    useFile(keysFile, (content) => parseKeys(content, keysFile)),
  );
  return endingKeys(records ?? [], now.getTime()).map(({ id, name, expires = '' }) => {
    const day = expires.slice(0, 10);
    const vi = `khóa ${id} (${name}) hết hạn ngày ${day}`;
    return { variable: 'KEYS_FILE', message: `${vi}. Key ${id} (${name}) ends on ${day}` };
  });
}

function ending(variable: string, end: number, now: Date): ConfigProblem[] {
  if (end - now.getTime() > noticeMillis) return [];
  const day = new Date(end - 1).toISOString().slice(0, 10);
  return [{ variable, message: `hết hạn ngày ${day}; làm cái mới. It ends on ${day}; make another one` }];
}
