/** @jsxImportSource preact */
import { render } from 'preact';
import { BarTable, type BarTableProps } from './barTable';
import { Patterns } from './patterns';

/** The same table of bars for a page that is made by another library; drawn anew into the same place it changes what is there. */
export function drawBars(place: HTMLElement, props: BarTableProps): void {
  render(
    <>
      <Patterns />
      <BarTable {...props} />
    </>,
    place,
  );
}
