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
      '"provinces.yml" cannot be used\n  line 2: provinces.cao-bang.endpoint: cần một địa chỉ http hoặc https. Expected an http or https URL',
    ],
    [
      'provinces:\n  a: { endpoint: "http://x" }\n  b: { url: "http://x" }\n',
      '"provinces.yml" cannot be used\n  line 3: provinces.b.endpoint: cần một địa chỉ http hoặc https. Expected an http or https URL\n  line 3: provinces.b.url: không có mục này; có: endpoint, settings. There is no such entry; expected one of: endpoint, settings',
    ],
    [
      'provinces:\n  a: { endpoint: "http://${HOST}/" }\n  b: { endpoint: "http://${HOST}:${PROVINCES_PORT}/${PATH_OF_B}" }\n',
      '"provinces.yml" cannot be used\n  line 2: provinces.a.endpoint: chưa đặt biến HOST. Variable HOST is not set\n  line 3: provinces.b.endpoint: chưa đặt biến HOST. Variable HOST is not set\n  line 3: provinces.b.endpoint: chưa đặt biến PATH_OF_B. Variable PATH_OF_B is not set',
    ],
    ['provinces:\n  a: [\n', '"provinces.yml" cannot be used\n  line 3: không phải YAML. Not YAML: '],
    [
      '# none\n',
      '"provinces.yml" cannot be used\n  line 1: tệp trống; cần "provinces:" và một dòng cho mỗi tỉnh, hoặc "provinces: {}". The file is empty; expected "provinces:" and a line for each province, or "provinces: {}"',
    ],
    [
      'settings: {}\nprovinces: {}\npovinces:\n  a: { endpoint: "http://x" }\n',
      '"provinces.yml" cannot be used\n  line 4: povinces: không có mục này; có: settings, provinces. There is no such entry; expected one of: settings, provinces',
    ],
    [
      'provinces:\n  CaoBang: { endpoint: "http://x" }\n',
      '"provinces.yml" cannot be used\n  line 2: provinces.CaoBang: cần một mã tỉnh như "cao-bang". Expected a province id such as "cao-bang"',
    ],
  ])('is refused with the line: %j', (content, message) => {
    expect(() => parse(content)).toThrow(message);
  });
});
