import { spawnSync } from 'node:child_process';
import { projectPath } from '../../platform/paths';

const services = ['gateway/index.ts', 'services/province/index.ts', 'services/register/index.ts'];

/** Says which of the services a module has loaded, with all that it imports. */
function servicesLoadedBy(module: string): string[] {
  const program = `require(${JSON.stringify(projectPath(module))}); console.log(Object.keys(require.cache).join('\\n'));`;
  const { stdout } = spawnSync(
    process.execPath,
    ['--require', projectPath('platform', 'testing', 'typescript.cjs'), '-e', program],
    { encoding: 'utf8' },
  );
  const loaded = new Set(stdout.split('\n'));
  expect(loaded).toContain(projectPath(module));
  return services.filter((service) => loaded.has(projectPath(service)));
}

it('a start loads the services only beside the opening of its databases, which has a thread of its own', () => {
  expect(servicesLoadedBy('cli/roles/start.ts')).toEqual([]);
  expect(servicesLoadedBy('cli/roles/allServices.ts')).toEqual(services);
});
