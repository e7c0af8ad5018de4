import type { LiesOfAKind } from './lie';
import { changeLies } from './kinds/changes';
import { factLies } from './kinds/facts';
import { figureLies } from './kinds/figures';
import { httpLies, tagLies, tokenLies } from './kinds/http';
import { pageLies } from './kinds/pages';
import { reportLies, revisionLies } from './kinds/reports';
import { roleLies } from './kinds/roles';
import { entityLies, schemaLies } from './kinds/service';
import { unitLies } from './kinds/units';

export const liesByKind: readonly LiesOfAKind[] = [
  roleLies,
  figureLies,
  factLies,
  pageLies,
  unitLies,
  reportLies,
  revisionLies,
  changeLies,
  entityLies,
  schemaLies,
  tagLies,
  tokenLies,
  httpLies,
];
