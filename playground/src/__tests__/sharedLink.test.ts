import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { mostLinkCharacters, readLink, writeLink, type Shared } from '../links/sharedLink';

const view: Shared['view'] = { shown: 'chart', path: 'totals', figure: 'count', asLines: true };
const hashOf = (href: string) => href.slice(href.indexOf('#'));

describe('a link to a query', () => {
  it('opens what was shared, in any language', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(text, text, (query, variables) => {
        const shared = { query, variables, view };
        const link = writeLink('https://congdoan.example/playground', shared);
        expect(link.kind === 'link' && readLink(hashOf(link.href))).toEqual(shared);
      }),
      { numRuns: 50 },
    );
  });

  it('is not made longer than what messengers carry, and says how long it would be', () => {
    // Nothing that repeats, so that it cannot be packed.
    const query = Array.from({ length: 9_000 }, (_, index) => ((index * 7919) % 65_521).toString(36)).join(
      '',
    );
    const link = writeLink('/playground', { query, variables: '', view });
    expect(link).toEqual({ kind: 'tooLong', length: expect.any(Number) });
    expect(link.kind === 'tooLong' && link.length).toBeGreaterThan(mostLinkCharacters);
  });

  it('is broken if it was cut or changed, and none if the address carries none', () => {
    const link = writeLink('/playground', { query: '{ measures { id } }', variables: '{}', view });
    const hash = link.kind === 'link' ? hashOf(link.href) : '';
    expect(readLink(hash.slice(0, -10))).toBe('broken');
    expect(readLink('#q=%%%')).toBe('broken');
    expect(readLink('#q=')).toBe('broken');
    expect(readLink('#operation=TimeSeries')).toBeNull();
    expect(readLink('')).toBeNull();
  });

  it('unpacks to no more than a query can be', () => {
    const bomb = deflateSync(strToU8(JSON.stringify({ v: 1, q: 'x'.repeat(50_000_000), w: '' })));
    expect(readLink(`#q=${Buffer.from(bomb).toString('base64url')}`)).toBe('broken');
  });
});
