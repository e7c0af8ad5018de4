import { read } from './projectFiles';

function sectionOf(heading: string): string {
  const [, section = ''] = read('docs/architecture.md').split(`### ${heading}\n`);
  return section.split(/^#/m)[0] ?? '';
}

/** The numbered lines below a heading: a file and a function in it. */
function hopsOf(heading: string): { file: string; name: string }[] {
  return [...sectionOf(heading).matchAll(/^\d+\. `([^`]+)`, `(\w+)`: \S/gm)].map(
    ([, file = '', name = '']) => ({ file, name }),
  );
}

const flows: [heading: string, most: number][] = [
  ['An entity fetch for three provinces', 14],
  ['A total while one of its provinces is down', 16],
  ['A row of a CSV file', 18],
];

describe('docs/architecture.md', () => {
  it.each(flows)(
    'tells the flow of "%s" in at most %i hops, through functions that there are',
    (heading, most) => {
      const hops = hopsOf(heading);
      // Lines of another form would not be seen.
      expect(sectionOf(heading).match(/^\d+\. /gm)).toHaveLength(hops.length);
      expect(hops.length).toBeGreaterThan(5);
      expect(hops.length).toBeLessThanOrEqual(most);
      const missing = hops.filter(
        ({ file, name }) => !new RegExp(`\\b(function ${name}\\b|${name}[:(])`).test(read(file)),
      );
      expect(missing).toEqual([]);
    },
  );
});
