/** What `package-lock.json` says of a package, by the path at which it is installed; `''` is the project itself. */
export type LockedPackages = Record<string, LockedPackage>;

interface LockedPackage {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** Paths of these packages of the project and of all that they lead to; every platform's binaries are among them. */
export function reachedFrom(names: readonly string[], packages: LockedPackages): Set<string> {
  const reached = new Set<string>();
  const open = names.flatMap((name) => pathOf(name, '', packages));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const from = path;
    open.push(...neededBy(packages[path] ?? {}).flatMap((name) => pathOf(name, from, packages)));
  }
  return reached;
}

function neededBy({
  dependencies,
  optionalDependencies,
  peerDependencies = {},
  peerDependenciesMeta = {},
}: LockedPackage): string[] {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
}

/** Where a package at `from` finds `name`: in a node_modules folder of its own, else in the next one above. */
function pathOf(name: string, from: string, packages: LockedPackages): string[] {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in packages) return [path];
    if (folder === '') return [];
  }
}
