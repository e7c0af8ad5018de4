import type { Endpoints } from './provincesFile';

/** What a new list of provinces changes; each list is in the order of its file. */
export interface ListChange {
  added: string[];
  removed: string[];
  moved: { province: string; from: string; to: string }[];
  /** Those at the same address that are to be treated otherwise. */
  settingsChanged: string[];
}

export function listChange(before: Endpoints, after: Endpoints): ListChange {
  const kept = [...after].flatMap(([province, now]) => {
    const was = before.get(province);
    return was ? [{ province, was, now }] : [];
  });
  return {
    added: [...after.keys()].filter((province) => !before.has(province)),
    removed: [...before.keys()].filter((province) => !after.has(province)),
    moved: kept.flatMap(({ province, was, now }) =>
      was.url === now.url ? [] : [{ province, from: shown(was.url), to: shown(now.url) }],
    ),
    settingsChanged: kept.flatMap(({ province, was, now }) =>
      was.url === now.url && JSON.stringify(was.settings) !== JSON.stringify(now.settings) ? [province] : [],
    ),
  };
}

/** Without what may be a secret. */
function shown(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
