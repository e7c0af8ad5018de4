import type { Drawing } from './drawFigure';

/** Something of a section to take along as a picture; drawn by code that nobody loads who takes none. */
export interface Picture {
  /** Of the file, and in the menu if there are several. */
  title: string;
  svg(): Promise<string>;
}

export function barsPicture(title: string, drawing: () => Drawing): Picture {
  return {
    title,
    svg: async () => (await import('./drawFigure')).drawFigure(drawing()),
  };
}
