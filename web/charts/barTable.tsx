/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Bounds } from '../words/bounds';
import type { Language } from '../words/language';
import { nameUnit, type CountedIn } from '../words/moneyUnit';
import { Axis } from './axis';
import { IntervalBar, type BarState } from './intervalBar';
import { niceScale } from './scale';

export interface BarRow {
  key: string;
  name: string;
  /** Null if there is no number, which is a gap and not 0. */
  bounds: Bounds | null;
  state?: BarState;
  /** The number in words, or why there is none. */
  words: ComponentChildren;
}

export interface BarTableProps {
  caption: string;
  /** What the rows are. */
  rowsName: string;
  /** What the numbers are counted in. */
  unit: CountedIn;
  rows: readonly BarRow[];
  language: Language;
}

/** A bar a row on one scale, each with its number in words. A chart that is a table, for every reader. */
export function BarTable({ caption, rowsName, unit, rows, language }: BarTableProps) {
  const scale = niceScale(rows.map(({ bounds }) => bounds));
  return (
    <table class="bars table-chart">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{rowsName}</th>
          <th scope="col" class="bar">
            <span class="visually-hidden">{{ vi: 'Biểu đồ', en: 'Chart' }[language]}</span>
            <Axis scale={scale} unit={unit} language={language} />
          </th>
          <th scope="col" class="amount">
            {nameUnit(unit, language)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, bounds, state, words }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td class="bar">
              {bounds ? (
                <IntervalBar bounds={bounds} scale={scale.end} {...(state && { state })} />
              ) : (
                <span class="gap" />
              )}
            </td>
            <td class={bounds ? 'amount' : 'amount absent'}>{words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
