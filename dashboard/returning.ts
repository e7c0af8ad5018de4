/** Where the reader goes on after signing in; kept here, since the way over a provider carries neither a long address nor its hash. */
const keptName = 'congdoan:return';

/** The page that finds what was kept. */
export const comingBack = '/dang-nhap?tiep=1';

export function keepReturn(to: string): void {
  try {
    window.sessionStorage.setItem(keptName, to);
  } catch {
    // A browser that keeps nothing for anybody: the reader comes back to the first page.
  }
}

/** Null if nothing was kept. */
export function keptReturn(): string | null {
  try {
    return window.sessionStorage.getItem(keptName);
  } catch {
    return null;
  }
}
