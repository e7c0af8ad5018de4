import type { FormattedExecutionResult } from 'graphql';

/** The data of an answer as JSON that is written already; it stands in the place of the data. */
export class WrittenData {
  [field: string]: unknown;

  constructor(readonly text: string) {}
}

/** As Apollo Server writes a result: a line of JSON. */
export function writeResult(result: FormattedExecutionResult): string {
  const { data, errors, extensions } = result;
  if (!(data instanceof WrittenData)) return `${JSON.stringify(result)}\n`;
  const others = JSON.stringify({ errors, extensions }).slice(1);
  return `{"data":${data.text}${others === '}' ? '' : ','}${others}\n`;
}
