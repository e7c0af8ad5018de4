import { mayBeCrossSite } from '../crossSite';

const own = ['https://bang-tin.example'];
const chrome = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Safari/537.36';

describe('a GET', () => {
  it.each<[string, Record<string, string>]>([
    ['of a program', { 'user-agent': 'python-requests/2.32' }],
    ['of Node', { 'user-agent': 'node', 'sec-fetch-mode': 'cors' }],
    ['of a program without a name', {}],
    ['of our own page', { 'user-agent': chrome, 'sec-fetch-site': 'same-origin' }],
    ['that a person typed', { 'user-agent': chrome, 'sec-fetch-site': 'none' }],
    [
      'of a page that may read answers',
      { 'user-agent': chrome, 'sec-fetch-site': 'cross-site', origin: 'https://bang-tin.example' },
    ],
  ])('%s is not of another site', (_name, headers) => {
    expect(mayBeCrossSite(headers, own)).toBe(false);
  });

  it.each<[string, Record<string, string>]>([
    ['of a page, an image or a form there', { 'user-agent': chrome, 'sec-fetch-site': 'cross-site' }],
    ['of another port or name of the same site', { 'user-agent': chrome, 'sec-fetch-site': 'same-site' }],
    [
      'of a script there',
      { 'user-agent': chrome, 'sec-fetch-site': 'cross-site', origin: 'https://x.example' },
    ],
    ['of a page without an origin', { 'user-agent': chrome, origin: 'null' }],
    ['of a browser that says nothing of the page', { 'user-agent': chrome }],
    ['with a word that browsers do not use', { 'sec-fetch-site': 'own' }],
  ])('%s may be of another site', (_name, headers) => {
    expect(mayBeCrossSite(headers, own)).toBe(true);
  });
});
