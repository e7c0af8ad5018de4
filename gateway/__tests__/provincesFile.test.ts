import { readFileSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { parseProvincesFile } from '../../platform/provinces/provincesFile';

const parse = (content: string) => parseProvincesFile(content, 'provinces.yml', { PROVINCES_PORT: '4002' });

describe('provinces.yml', () => {
  it('of this project names the seventeen provinces of the reports', () => {
    const endpoints = parse(readFileSync(projectPath('provinces.yml'), 'utf8'));
    expect(endpoints.size).toBe(17);
    expect(endpoints.get('cao-bang')?.url).toBe('http://127.0.0.1:4002/cao-bang/graphql');
  });

  it.each([
    [
      'provinces:\n  cao-bang: { endpoint: "ftp://x" }\n',
      '"provinces.yml" cannot be used\n  line 2: provinces.cao-bang.endpoint: expected an http or https URL',
    ],
    [
      'provinces:\n  a: { endpoint: "http://x" }\n  b: { url: "http://x" }\n',
      '"provinces.yml" cannot be used\n  line 3: provinces.b.endpoint: expected an http or https URL\n  line 3: provinces.b: Unrecognized key: "url"',
    ],
    [
      'provinces:\n  a: { endpoint: "http://${HOST}/" }\n',
      '"provinces.yml" cannot be used\n  variable HOST is not set',
    ],
    ['provinces:\n  a: [\n', '"provinces.yml" cannot be used\n  line 3: '],
    ['', '"provinces.yml" cannot be used\n  line 1: : '],
  ])('is refused with the line: %j', (content, message) => {
    expect(() => parse(content)).toThrow(message);
  });
});
