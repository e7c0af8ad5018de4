import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** What tells where a request came from, and who sent it. */
export type RequestHead = Pick<FastifyRequest, 'ip' | 'headers'> & { raw: { httpVersion: string } };

/** Headers that a proxy adds; a request with one of them did not begin on this machine, whatever its address says. */
const forwardingHeaders =
  /^(x-)?forwarded|^via$|-(real|client|connecting|cluster-client)-ip$|^x-envoy-|^cdn-loop$/;

const localHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a request began on this machine. Its `Host` must say so too: a page of another site can have its own name
 * resolved to 127.0.0.1, and would be the same origin as we are for the browser.
 */
export function isLocal({ ip, headers, raw }: RequestHead): boolean {
  const isLoopback = ip === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(ip);
  const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return (
    isLoopback &&
    localHosts.includes(host) &&
    // nginx asks by HTTP/1.0 unless it is told otherwise, and adds no header; no client of today does that.
    raw.httpVersion !== '1.0' &&
    !Object.keys(headers).some((name) => forwardingHeaders.test(name))
  );
}

/** Stands for where a request came from: an IPv4 address, or the /64 network that one IPv6 subscriber has all of. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head.split(':').filter((group) => group !== '');
  const after = tail.split(':').filter((group) => group !== '');
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}
