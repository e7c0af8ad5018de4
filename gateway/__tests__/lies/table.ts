import type { LiesOfAKind } from './lie';
import { changeLies } from './kinds/changes';
import { factLies } from './kinds/facts';
import { figureRowLies } from './kinds/figureRows';
import { figureLies } from './kinds/figures';
import { httpLies } from './kinds/http';
import { pageLies } from './kinds/pages';
import { reportLies, revisionLies } from './kinds/reports';
import { roleLies } from './kinds/roles';
import { entityLies, schemaLies } from './kinds/service';
import { tagLies } from './kinds/tags';
import { tokenLies } from './kinds/tokens';
import { unitLies } from './kinds/units';

export const liesByKind: readonly LiesOfAKind[] = [
  roleLies,
  figureLies,
  figureRowLies,
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
