import { foldKey } from '../fold';

const longestHeading = 800;
const federation = foldKey('Liên đoàn Lao động');
const short = foldKey('LĐLĐ');
const city = foldKey('thành phố');
const cluster = ` ${foldKey('cụm thi đua')} `;
/** Federations within a province; what is called a city may be a province's. */
const below = ['huyện', 'thị xã', 'quận', 'thành phố'].map((level) => ` ${short} ${foldKey(level)} `);

/**
 * The provincial federation whose report a text seems to be: the first one that it names, if it names none below before, and no
 * cluster in its beginning, whose numbers are not the province's.
 *
 * @param names such as "Liên đoàn Lao động tỉnh Lai Châu"
 */
export function reporterOf(text: string, names: readonly string[]): string | null {
  const folded = shortened(` ${foldKey(text)} `).replaceAll(` ${short} ${short} `, ` ${short} `);
  const found = names.flatMap((name) => {
    const first = folded.indexOf(` ${shortened(foldKey(name))} `);
    return first === -1 ? [] : [{ name, first }];
  });
  const [first] = found.sort((a, b) => a.first - b.first);
  if (!first) return null;
  const isOfCity = foldKey(first.name).includes(city);
  if (folded.slice(0, longestHeading).includes(cluster)) return null;
  const before = folded.slice(0, first.first + 1);
  return !isOfCity && below.some((words) => before.includes(words)) ? null : first.name;
}

/** "Liên đoàn Lao động (LĐLĐ) tỉnh" is one name. */
function shortened(folded: string): string {
  return folded.replaceAll(federation, short);
}
