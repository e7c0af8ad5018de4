import { readdirSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { home } from '../address';

describe('the first page', () => {
  it('shows the newest season that a cluster has published figures of', () => {
    const seasons = readdirSync(projectPath('data', 'seeds', 'seasons')).map((file) => {
      const [, cluster, year] = /^(.+)-(\d{4})\.json$/.exec(file) ?? [];
      return { scope: cluster, year: Number(year) };
    });
    const newest = seasons.reduce((left, right) => (right.year > left.year ? right : left));
    expect({ scope: home.scope, year: home.year }).toEqual(newest);
  });
});
