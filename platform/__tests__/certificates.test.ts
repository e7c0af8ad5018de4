import { readFileSync } from 'node:fs';
import { certificateEnd, certificateProblems } from '../certificates';
import { projectPath } from '../paths';

const read = (name: string) => readFileSync(projectPath('platform', 'testing', 'tls', name), 'utf8');
const good = { cert: read('service.crt'), key: read('service.key'), ca: read('authority.crt') };
const now = new Date('2027-01-01');
const places = (tls: typeof good, at = now) => certificateProblems(tls, at).map(({ of }) => of);
const texts = (tls: typeof good, at = now) => certificateProblems(tls, at).map(({ message }) => message);

describe('a certificate', () => {
  it('is fine with its key and its authority, also among others', () => {
    expect(texts(good)).toEqual([]);
    expect(texts({ ...good, ca: read('other-authority.crt') + read('authority.crt') })).toEqual([]);
    expect(texts({ ...good, cert: good.cert + read('authority.crt') })).toEqual([]);
  });

  it('is refused with the key of another', () => {
    expect(texts({ ...good, key: read('gateway.key') })).toEqual([
      'khóa không phải của chứng thư trong TLS_CERT_FILE. The key is not that of the certificate in TLS_CERT_FILE',
    ]);
  });

  it('is refused if an authority that nobody believes has made it', () => {
    expect(texts({ ...good, cert: read('stranger.crt'), key: read('stranger.key') })).toEqual([
      'chứng thư do "CN=other-authority" cấp, không có trong TLS_CA_FILE. The certificate is of "CN=other-authority", which is not in TLS_CA_FILE',
    ]);
  });

  it('is refused when it has ended, and before it begins; so is an authority', () => {
    const end = certificateEnd(good.cert)!;
    const day = end.toISOString().slice(0, 10);
    expect(texts(good, new Date(end.getTime() + 1_000))).toContain(
      `chứng thư "CN=service" hết hạn ngày ${day}; xin chứng thư mới. The certificate "CN=service" ended on ${day}; get a new one`,
    );
    expect(places(good, new Date('2300-01-01'))).toEqual(['cert', 'ca']);
    expect(places(good, new Date('2000-01-01'))).toEqual(['cert', 'ca']);
  });

  it('is refused if it is none', () => {
    expect(places({ ...good, cert: 'x' })).toEqual(['cert']);
    expect(places({ ...good, ca: good.key })).toEqual(['ca']);
    expect(places({ ...good, key: good.cert })).toEqual(['key']);
    expect(places({ cert: '', key: '', ca: '' })).toEqual(['cert', 'key', 'ca']);
    const broken = good.cert.replace(/[A-Z]{8}/, 'AAAAAAAA');
    expect(places({ ...good, cert: broken }).length).toBeGreaterThan(0);
    expect(certificateEnd('x')).toBeNull();
  });
});
