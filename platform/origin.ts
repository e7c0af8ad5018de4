import type { FastifyRequest } from 'fastify';

/** What tells where a request came from, and who sent it. */
export type RequestHead = Pick<FastifyRequest, 'ip' | 'headers' | 'protocol' | 'host'> & {
  raw: { httpVersion: string };
};

/** Headers that a proxy adds; a request with one of them did not begin on this machine, whatever its address says. */
const forwardingHeaders =
  /^(x-)?forwarded|^via$|-(real|client|connecting|cluster-client)-ip$|^x-envoy-|^cdn-loop$/;

const localHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a request began on this machine. Its `Host` must say so too: a page of another site can have its own name
 * resolved to 127.0.0.1, and would be the same origin as we are for the browser.
 */
export function isLocal({ ip, headers, raw }: Pick<RequestHead, 'ip' | 'headers' | 'raw'>): boolean {
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
