import { SaxesParser } from 'saxes';
import { atomFeed } from '../atom';
import type { ReportEvent } from '../events';

interface Element {
  name: string;
  uri: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** Fails on what is not well-formed. */
function parseXml(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const root: Element = { name: '', uri: '', attributes: {}, text: '', children: [] };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const element = { name: local, uri, attributes: Object.fromEntries(values), text: '', children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    open.at(-1)!.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root.children[0]!;
}

const one = (element: Element, name: string): string => {
  const found = element.children.filter((child) => child.name === name);
  expect(found).toHaveLength(1);
  return found[0]!.text;
};
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const startedAt = '2026-01-01T00:00:00.000Z';

const event: ReportEvent = {
  id: 'urn:uuid:01234567-89ab-8def-8123-456789abcdef',
  kind: 'RECEIVED',
  province: { id: 'cao-bang', name: 'Cao Bằng' },
  year: 2025,
  at: '2026-01-10T00:00:00.000Z',
  dueOn: '2026-01-31',
};

describe('the Atom feed', () => {
  it('has what RFC 4287 demands of a feed and of each entry, all in its namespace', () => {
    const feed = parseXml(atomFeed([event, { ...event, id: 'urn:uuid:1', kind: 'OVERDUE' }], startedAt));
    expect([feed.name, feed.uri, feed.attributes['xml:lang']]).toEqual([
      'feed',
      'http://www.w3.org/2005/Atom',
      'vi',
    ]);
    expect(one(feed, 'id')).toMatch(/^urn:uuid:[\da-f-]{36}$/);
    expect(one(feed, 'title')).toBe('Báo cáo của các liên đoàn lao động tỉnh, thành phố');
    expect(one(feed, 'updated')).toBe('2026-01-10T00:00:00.000Z');
    expect(
      one(
        feed.children.find(({ name }) => name === 'author')!,
        'name',
      ),
    ).toBe('congdoan-graph');
    expect(feed.children.find(({ attributes }) => attributes.rel === 'self')?.attributes).toMatchObject({
      href: '/atom.xml',
      type: 'application/atom+xml',
    });
    const entries = feed.children.filter(({ name }) => name === 'entry');
    expect(entries.map((entry) => one(entry, 'id'))).toEqual([event.id, 'urn:uuid:1']);
    for (const entry of entries) {
      expect(entry.uri).toBe(feed.uri);
      expect(one(entry, 'updated')).toMatch(moment);
      expect(entry.children.some(({ attributes }) => attributes.rel === 'alternate')).toBe(true);
    }
  });

  it('speaks Vietnamese first', () => {
    const [entry] = parseXml(atomFeed([event], startedAt)).children.filter(({ name }) => name === 'entry');
    expect(one(entry!, 'title')).toBe('Cao Bằng đã gửi báo cáo năm 2025');
    expect(one(entry!, 'summary')).toBe(
      'Cao Bằng đã gửi báo cáo năm 2025. Hạn: 2026-01-31. Cao Bằng sent its report of 2025. Due: 2026-01-31.',
    );
  });

  it('says what a name says, whatever is in it', () => {
    const province = { id: 'a"&<b', name: `<script>&amp; "\u0000' ]]>` };
    const [entry] = parseXml(atomFeed([{ ...event, province }], startedAt)).children.filter(
      ({ name }) => name === 'entry',
    );
    expect(one(entry!, 'title')).toBe(`<script>&amp; "' ]]> đã gửi báo cáo năm 2025`);
  });

  it('is a feed before anything happened', () => {
    expect(one(parseXml(atomFeed([], startedAt)), 'updated')).toBe(startedAt);
  });
});
