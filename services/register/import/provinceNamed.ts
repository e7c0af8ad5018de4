import { asciiKey } from '../../../domain/fold';
import { suggestions } from '../../../domain/nearest';
import type { Province } from '../data/model';
import { overlap } from './provinceProblems';

/** The province that is meant by an id, a name or another spelling of it, in a year; or what is wrong. */
export function provinceNamed(
  text: string,
  year: number,
  provinces: readonly Province[],
): { id: string } | { problem: string } {
  const byId = provinces.find(({ id }) => id === text);
  // Whether it is one of that year is said beside what else is wrong.
  if (byId) return { id: byId.id };
  const key = asciiKey(text.replace(federation, ''));
  const named = provinces.filter(({ name, aliases }) =>
    [name, ...aliases].some((other) => asciiKey(other) === key),
  );
  const ofYear = named.filter((province) =>
    overlap(province, { validFrom: `${year}-01-01`, validTo: `${year + 1}-01-01` }),
  );
  const [one, other] = ofYear;
  if (one && !other) return { id: one.id };
  // That it was no more, and what it became part of, is said of the id.
  if (!one && named[0] && named.length === 1) return { id: named[0].id };
  const ids = (ofYear.length > 0 ? ofYear : named).map(({ id }) => `"${id}"`).join(', ');
  if (named.length > 0) {
    return {
      problem:
        `"${text}" năm ${year} chưa rõ là tỉnh nào; ghi mã: ${ids}. ` +
        `It is not clear which province "${text}" is in ${year}; write its id: ${ids}`,
    };
  }
  return {
    problem: `Không có tỉnh "${text}". There is no province "${text}"${suggestions(text, provinces)}`,
  };
}

/** What often stands before the name of a province. */
const federation = /^\s*(?:LĐLĐ|Liên đoàn Lao động)?\s*(?:tỉnh|thành phố|TP\.?)?\s+(?=\S)/iu;
