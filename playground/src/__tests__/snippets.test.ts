import { execFileSync } from 'node:child_process';
import { curlOf, fetchOf, pythonOf, type Request } from '../share/snippets';

const request: Request = {
  url: 'http://127.0.0.1:4000/graphql',
  query: `query Q($text: String) { a(text: $text, other: "it's \\"\\\\ $HOME \`x\` đủ") }`,
  variables: { text: `Đắk Lắk's "\n$(id) \\ '''`, all: true, none: null },
  operationName: 'Q',
  needsKey: false,
};
const body = { query: request.query, variables: request.variables, operationName: 'Q' };

describe('a query as code', () => {
  it('is one word to a shell, whatever stands in it', () => {
    // `curl` as a function that writes what it is given.
    const script = `curl() { printf '%s\\0' "$@"; }\n${curlOf(request)}`;
    const given = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0');
    expect(given.slice(0, 4)).toEqual([request.url, '-H', 'content-type: application/json', '--data-raw']);
    expect(JSON.parse(given[4] ?? '')).toEqual(body);
  });

  it('is sent by JavaScript as it is', () => {
    // `fetch` as a function that writes what it is given, in the place of what is answered.
    const fetch = 'globalThis.fetch = (_url, { body }) => ({ json: () => ({ data: body }) });';
    const script = `${fetch}\n${fetchOf(request)}`;
    const written = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    const { data } = JSON.parse(written) as { data: string };
    expect(JSON.parse(data)).toEqual(body);
  });

  it('is a text of Python in which JSON stands', () => {
    const [, literal = ''] = /^body = json\.loads\((.*)\)$/m.exec(pythonOf(request)) ?? [];
    expect(JSON.parse(JSON.parse(literal) as string)).toEqual(body);
  });

  it('reads a key from the environment and never holds one', () => {
    for (const write of [curlOf, fetchOf, pythonOf]) {
      expect(write(request)).not.toMatch(/authorization/i);
      expect(write({ ...request, needsKey: true })).toContain('CONGDOAN_KEY');
    }
  });
});
