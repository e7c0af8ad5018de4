import { readProjectFile } from '../platform/projectFile';

/** The options that Node.js is started with where the product is deployed: those of the image's entry point. */
export function deployedNodeOptions(): string[] {
  const [, words] = /^ENTRYPOINT (\[.+\])$/m.exec(readProjectFile('Dockerfile')) ?? [];
  if (words === undefined) throw new Error('Dockerfile has no ENTRYPOINT');
  return (JSON.parse(words) as string[]).filter((word) => word.startsWith('--'));
}
