import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installOnce } from '../installPeer';

const folder = mkdtempSync(join(tmpdir(), 'peer-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lockSays = (text: string) => writeFileSync(join(folder, 'package-lock.json'), text);
let installed = 0;
/** As npm ci does: what was there goes first. */
const install = (at: string) => {
  rmSync(join(at, 'node_modules'), { recursive: true, force: true });
  mkdirSync(join(at, 'node_modules'));
  installed += 1;
};

it('installs what a peer needs once, and again after a new lock or half an installation', () => {
  lockSays('{"lockfileVersion":3}');
  const cutOff = (at: string) => {
    install(at);
    throw new Error('cut off');
  };
  expect(() => installOnce(folder, cutOff)).toThrow('cut off');
  installOnce(folder, install);
  installOnce(folder, install);
  expect(installed).toBe(2);
  lockSays('{"lockfileVersion":3,"packages":{}}');
  installOnce(folder, install);
  installOnce(folder, install);
  expect(installed).toBe(3);
});
