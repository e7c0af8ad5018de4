import type { ReadableFigures } from '../../domain/figureLines';
import type { Quantity } from './measures';

/** A column of a province's figures. */
export interface FigureYear {
  year: number;
  figures: ReadableFigures<Quantity> | null;
  /** Of the province in that year: where its trail is shown. */
  cluster: string | null;
  /** Whether a program made its figures up. */
  simulated: boolean;
}
