import { Worker, type WorkerOptions } from 'node:worker_threads';
import { projectPath } from './paths';

/**
 * Starts a thread that runs a module of ours.
 *
 * @param file its path without an ending: the same source in TypeScript, where tests run it so, and built
 */
export function startThread(file: string, options: Omit<WorkerOptions, 'execArgv'>): Worker {
  const isSource = __filename.endsWith('.ts');
  const execArgv = isSource ? ['--require', projectPath('platform', 'testing', 'typescript.cjs')] : [];
  return new Worker(`${file}${isSource ? '.ts' : '.js'}`, { ...options, execArgv });
}
