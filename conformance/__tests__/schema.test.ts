import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { projectPath } from '../../platform/paths';
import { allReportsSchema, reportSchema } from '../output/json';

const file = projectPath('docs', 'check-report.schema.json');

it('docs/check-report.schema.json is what the check writes by; UPDATE_EXAMPLES=1 writes it anew', () => {
  const written = z.toJSONSchema(z.union([reportSchema, allReportsSchema]));
  const schema = { title: 'congdoan check --json', ...written };
  if (process.env.UPDATE_EXAMPLES) writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});
