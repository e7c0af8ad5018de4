import { Parser } from 'htmlparser2';

/** Elements that nobody reads. */
const passedOver = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'svg',
  'select',
  'textarea',
  'iframe',
  'object',
  'del',
]);
const blocks = new Set(
  'address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
const cells = new Set(['td', 'th']);
/** Elements that have no end. */
const empty = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'wbr',
  'col',
  'area',
  'base',
  'embed',
  'source',
  'track',
]);

/** Pages that leave elements open lie deep; the parser goes through all that are open for each. */
const deepest = 5_000;

/** The words of a page as they are read: no script, style or address. Nothing is run or fetched. */
export function htmlText(html: string): string {
  const text: string[] = [];
  const hidden: string[] = [];
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > deepest) throw new Error(`elements lie more than ${deepest} deep`);
      if (empty.has(name)) text.push(hidden.length === 0 && blocks.has(name) ? '\n' : '');
      else if (hidden.length > 0) hidden.push(name);
      else if (passedOver.has(name) || isHidden(attributes)) hidden.push(name);
      else if (blocks.has(name)) text.push('\n');
    },
    onclosetag(name) {
      depth -= 1;
      if (hidden.length > 0 && !empty.has(name)) hidden.pop();
      else if (blocks.has(name)) text.push('\n');
      else if (cells.has(name)) text.push('\t');
    },
    ontext(words) {
      if (hidden.length === 0) text.push(words.replace(/[\r\n]+/g, ' '));
    },
  });
  parser.write(html);
  parser.end();
  return text
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return 'hidden' in attributes || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '');
}
