import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

/** A file of a saved operation: its name, and its text with the shared fragments that it uses. */
export type OperationFile = [file: string, text: string];

/** The saved operations of a folder, each whole; what they share is in its folder `fragments`. */
export function readOperationFiles(folder: string): OperationFile[] {
  const shared = readShared(join(folder, 'fragments'));
  return graphqlFiles(folder).map((file) => [
    file,
    withShared(readFileSync(join(folder, file), 'utf8'), shared),
  ]);
}

/** One of them, by the name of its file without its ending. */
export function readOperationFile(folder: string, name: string): string {
  return withShared(
    readFileSync(join(folder, `${name}.graphql`), 'utf8'),
    readShared(join(folder, 'fragments')),
  );
}

type Shared = ReadonlyMap<string, FragmentDefinitionNode>;

function readShared(folder: string): Shared {
  const definitions = graphqlFiles(folder).flatMap(
    (file) => parse(readFileSync(join(folder, file), 'utf8'), { noLocation: true }).definitions,
  );
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function graphqlFiles(folder: string): string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.graphql'));
}

/** The text, and behind it the shared fragments that it uses, and those that these use. */
function withShared(text: string, shared: Shared): string {
  const used = new Map<string, FragmentDefinitionNode>();
  const follow = (node: DocumentNode | FragmentDefinitionNode) =>
    void visit(node, {
      FragmentSpread({ name }) {
        const fragment = shared.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.set(name.value, fragment);
        follow(fragment);
      },
    });
  follow(parse(text));
  return [text, ...[...used.values()].map((fragment) => `${print(fragment)}\n`)].join('\n');
}
