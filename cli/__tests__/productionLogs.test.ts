import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectPath } from '../../platform/paths';

/** A role that is started without what production needs: all that it says. */
async function said(environment: Record<string, string>) {
  const program = spawn(
    process.execPath,
    [
      '-r',
      projectPath('platform', 'testing', 'typescript.cjs'),
      projectPath('cli', 'congdoan.ts'),
      'gateway',
    ],
    { env: { PATH: process.env.PATH ?? '', ...environment } },
  );
  let [out, err] = ['', ''];
  program.stdout.on('data', (chunk) => (out += String(chunk)));
  program.stderr.on('data', (chunk) => (err += String(chunk)));
  const [code] = (await once(program, 'close')) as [number];
  return { out, err, code };
}

describe('a start that fails', () => {
  it('says why as JSON in production', async () => {
    const { out, err, code } = await said({ NODE_ENV: 'production', DATA_DIR: '/nonexistent/data' });
    expect(code).toBe(1);
    expect(err).toBe('');
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(lines.at(-1)).toMatchObject({ level: 'fatal', name: 'gateway' });
    expect(lines.at(-1)?.msg).toContain('SHARD_PRIVATE_KEY_FILE');
  });
});
