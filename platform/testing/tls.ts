import { projectPath } from '../paths';
import { readTls, type Tls } from '../tls';

/** Certificates of the tests, made by `tls/make.sh`. */
export function testTls(name: 'service' | 'gateway' | 'expired' | 'other-host' | 'stranger'): Tls {
  const file = (base: string) => projectPath('platform', 'testing', 'tls', base);
  return readTls({
    certFile: file(`${name}.crt`),
    keyFile: file(`${name}.key`),
    caFile: file('authority.crt'),
  });
}
