import { useEffect, useState } from 'preact/hooks';
import { joinTables, type JoinedTable } from '../../domain/joinTables';
import type { TableCellPartsFragment, TableQuery } from '../../schema/generated/operations';
import type { AnswerError } from '../answerError';
import { startAsking } from '../asking';
import { ask } from '../gateway';
import { tableQuestion, type TableAddress } from './tableAddress';

type OneTable = NonNullable<TableQuery['table']>;

export interface BuiltTable extends JoinedTable<TableCellPartsFragment> {
  tables: readonly OneTable[];
}

export type AskedTable =
  | { phase: 'waiting'; attempt: number }
  | { phase: 'answered'; table: BuiltTable; retryAt: number | null }
  | { phase: 'failed'; error: AnswerError; retryAt: number | null };

/** The table of the address: an answer for each measure, beside each other. */
export function useTables(address: TableAddress): AskedTable {
  const { measures } = address;
  const question = JSON.stringify({ measures, ...tableQuestion(address) });
  const [asked, setAsked] = useState<AskedTable>({ phase: 'waiting', attempt: 1 });
  useEffect(() => {
    const { variables, shown } = tableQuestion(address);
    return startAsking<BuiltTable>({
      ask: async (signal) => {
        const answers = await Promise.all(
          measures.map((measure) => ask('Table', { ...variables, measure }, signal)),
        );
        const tables = answers.flatMap(({ answer: { table } }) => table ?? []);
        return {
          answer: { tables, ...joinTables(tables, shown) },
          isWhole: answers.every(({ isWhole }) => isWhole),
        };
      },
      show: (state) => setAsked(state.phase === 'answered' ? { ...state, table: state.answer } : state),
    });
  }, [question]);
  return asked;
}
