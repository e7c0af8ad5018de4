import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { projectPath } from '../../platform/paths';

/** What the staff of a province or a cluster read: of imports, undoing, backups and databases, at a terminal and over HTTP. */
const places = [
  'services/province/data',
  'services/province/import',
  'services/register/import',
  'services/register/editing',
  'services/register/errors.ts',
  'domain/reports',
  'domain/shapeProblems.ts',
  'platform/migrations',
  ...[
    'importRoutes',
    'deskRoutes',
    'deskRequests',
    'deskSessionRoutes',
    'deskProviderRoutes',
    'deskHeldRoutes',
  ].map((name) => `services/province/api/${name}.ts`),
  'services/province/desk',
  'services/register/api/changeRoutes.ts',
  'platform/ruleAnswers.ts',
  'cli',
];

const vietnamese = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
/** Begins as a sentence does and goes on with words. */
const english = /^[A-Z][a-z]+ (?:[^a-z]*[a-z]+[^a-z]+){2}/;

function filesOf(place: string): string[] {
  const path = projectPath(place);
  if (place.endsWith('.ts')) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('__tests__'))
    .map((name) => join(path, name));
}

/** The sentences of a file that stand in English alone: neither in one text with Vietnamese nor beside a `vi`. */
function englishAlone(name: string, text: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const said = saidBy(node);
    if (
      said !== null &&
      english.test(said) &&
      !isForLogs(node) &&
      !vietnamese.test(wholeOf(node).getText())
    ) {
      found.push(`${name}: ${said}`);
    }
    const expected = expectedIn(node);
    if (expected !== null) found.push(`${name}: ${expected}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What an argument has to be, if that is said in one language: a text goes into a sentence that is English alone. */
function expectedIn(node: ts.Node): string | null {
  if (!ts.isNewExpression(node) || !/^(?:InvalidInput|RateLimited)Error$/.test(node.expression.getText()))
    return null;
  const said = node.arguments?.[node.expression.getText() === 'InvalidInputError' ? 1 : 0];
  return said && saidBy(said) !== null ? said.getText() : null;
}

function saidBy(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => `0${literal.text}`)].join('');
}

/** All that is put together to one text, or said in two languages side by side. */
function wholeOf(node: ts.Node): ts.Node {
  const { parent } = node;
  const isJoined =
    ts.isBinaryExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isConditionalExpression(parent);
  // Lines that are joined.
  const isLine = ts.isArrayLiteralExpression(parent) && ts.isPropertyAccessExpression(parent.parent);
  if (isJoined || isLine || ts.isTemplateSpan(parent) || ts.isTemplateExpression(parent))
    return wholeOf(parent);
  const isOfLanguage = ts.isPropertyAssignment(parent) && ['en', 'vi'].includes(parent.name.getText());
  return isOfLanguage ? parent.parent : node;
}

function isForLogs(node: ts.Node): boolean {
  const call = node.parent;
  return ts.isCallExpression(call) && /^logger\b|\.logger\b/.test(call.expression.getText());
}

describe('what a province reads', () => {
  it('is in Vietnamese and in English', () => {
    const files = places.flatMap(filesOf);
    expect(files.length).toBeGreaterThan(60);
    expect(
      files.flatMap((file) => englishAlone(file.slice(projectPath('.').length), readFileSync(file, 'utf8'))),
    ).toEqual([]);
  });

  it('is told apart from what is in English alone', () => {
    const text = `
      fail('Expected one row, got none');
      fail(\`Cần một dòng. \${'Expected one row'} got \${n}\`);
      refuse({ vi: 'cần một dòng', en: 'Expected one row here' });
      logger.warn({}, 'Nothing of it is left');
      throw new Error(\`Unit "\${id}" is nowhere to be found\`);
      throw new InvalidInputError('by', 'who imports it', by);
      throw new InvalidInputError('by', { vi: 'tên người nạp', en: 'who imports it' }, by);`;
    expect(englishAlone('a.ts', text)).toEqual([
      'a.ts: Expected one row, got none',
      'a.ts: Unit "0" is nowhere to be found',
      "a.ts: 'who imports it'",
    ]);
  });
});
