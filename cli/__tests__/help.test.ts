import { spawnSync } from 'node:child_process';
import { projectPath } from '../../platform/paths';

/** The program; when it ends, the packages that it has loaded are its errors. */
const program = String.raw`
  process.on('exit', () => {
    const names = Object.keys(require.cache).map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
    process.stderr.write([...new Set(names)].join(' '));
  });
  require('./cli/congdoan.ts');
`;

describe('the help of the command line', () => {
  it('loads nothing of what a service is made of, so that it is there at once', () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--require',
        projectPath('platform', 'testing', 'typescript.cjs'),
        '-e',
        program,
        'congdoan',
        '--help',
      ],
      { cwd: projectPath(), encoding: 'utf8' },
    );
    for (const command of ['start', 'backup', 'import', 'check', 'sample'])
      expect(stdout).toContain(`  ${command} `);
    const loaded = stderr.split(' ');
    expect(loaded).toContain('commander');
    for (const name of ['mongoose', 'mongodb', 'fastify', '@apollo/query-planner', 'undici', 'jose']) {
      expect(loaded).not.toContain(name);
    }
  });
});
