import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { Gauge, type Registry } from 'prom-client';
import { projectPath } from '../paths';
import { refusedConfiguration } from '../refusedConfiguration';
import type { Tls } from '../tls';

export interface ProcessFacts {
  /** What the process runs as. */
  role: string;
  /** Where it writes, by what the metrics call it. */
  folders: Readonly<Record<string, string>>;
  /** Undefined if it talks without TLS. */
  tls: Tls | undefined;
}

/** Shows what ends a process from outside: its program, its disk, its memory, its certificates, its files. */
export function addProcessMetrics(registry: Registry, { role, folders, tls }: ProcessFacts): void {
  const registers = [registry];
  new Gauge({
    name: 'congdoan_build_info',
    help: 'What runs: role, version of the program and of Node.js',
    labelNames: ['role', 'version', 'node'] as const,
    registers,
  }).set({ role, version: programVersion(), node: process.version }, 1);
  new Gauge({
    name: 'congdoan_configuration_refused',
    help: 'Whether a watched file says what cannot be used, or is gone, so that what it said before is still in force',
    labelNames: ['file'] as const,
    registers,
    collect() {
      this.reset();
      for (const [file, isRefused] of refusedConfiguration()) this.set({ file }, isRefused ? 1 : 0);
    },
  });
  addMemoryLimits(registers);
  addDisks(registers, folders);
  if (tls) addCertificates(registers, tls);
}

function programVersion(): string {
  return (JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string }).version;
}

function addMemoryLimits(registers: Registry[]): void {
  new Gauge({
    name: 'congdoan_heap_limit_bytes',
    help: 'What the objects of the process may take before it ends',
    registers,
    collect() {
      this.set(getHeapStatistics().heap_size_limit);
    },
  });
  new Gauge({
    name: 'congdoan_memory_limit_bytes',
    help: 'What the process may take in all: the limit of its container, else the memory of the machine',
    registers,
    collect() {
      this.set(memoryLimit());
    },
  });
}

/** A container without a limit says 0, or more than the machine has. */
function memoryLimit(): number {
  const constrained = process.constrainedMemory();
  return constrained ? Math.min(constrained, totalmem()) : totalmem();
}

function addDisks(registers: Registry[], folders: ProcessFacts['folders']): void {
  addDisk('congdoan_disk_free_bytes', 'What the process may still write to the disk of a folder', 'bavail');
  addDisk('congdoan_disk_size_bytes', 'Size of that disk', 'blocks');

  function addDisk(name: string, help: string, blocks: 'bavail' | 'blocks'): void {
    new Gauge({
      name,
      help,
      labelNames: ['folder'] as const,
      registers,
      async collect() {
        for (const [folder, path] of Object.entries(folders)) {
          const disk = await statfs(existingPart(path));
          this.set({ folder }, disk[blocks] * disk.bsize);
        }
      },
    });
  }
}

/** A folder that is made later will be on the disk of the one that is there. */
function existingPart(path: string): string {
  return existsSync(path) ? path : existingPart(dirname(path));
}

function addCertificates(registers: Registry[], { cert, ca }: Tls): void {
  const ends = new Gauge({
    name: 'congdoan_certificate_ends_at_seconds',
    help: 'When the first certificate of a file ends: its own with its chain, or those of the believed authorities',
    labelNames: ['certificate'] as const,
    registers,
  });
  ends.set({ certificate: 'own' }, firstEnd(cert));
  ends.set({ certificate: 'authority' }, firstEnd(ca));
}

const certificates = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Seconds since the epoch; 0 if there is no certificate. */
function firstEnd(pem: string): number {
  const ends = (pem.match(certificates) ?? []).map((text) => Date.parse(new X509Certificate(text).validTo));
  return ends.length === 0 ? 0 : Math.min(...ends) / 1_000;
}
