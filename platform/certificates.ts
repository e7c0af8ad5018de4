import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Tls } from './tls';

/** What is wrong with one side's certificate, key or authorities; `message` is in Vietnamese and in English. */
export interface CertificateProblem {
  of: keyof Tls;
  message: string;
}

/** Why this side could not talk over mutual TLS; empty if it can. */
export function certificateProblems({ cert, key, ca }: Tls, now: Date): CertificateProblem[] {
  const chain = readCertificates(cert);
  const authorities = readCertificates(ca);
  const [own] = chain;
  return [
    ...(own ? validityProblems('cert', own, now) : [unreadable('cert')]),
    ...keyProblems(key, own),
    ...(authorities.length === 0 ? [unreadable('ca')] : []),
    ...authorities.flatMap((authority) => validityProblems('ca', authority, now)),
    ...(own && authorities.length > 0 ? issuerProblems(chain, authorities) : []),
  ];
}

/** When a certificate in PEM ends; null if the text is none. */
export function certificateEnd(cert: string): Date | null {
  const [own] = readCertificates(cert);
  return own ? new Date(own.validTo) : null;
}

/** All in a text, in order; empty if one cannot be read. */
function readCertificates(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return [];
  }
}

function unreadable(of: keyof Tls): CertificateProblem {
  return {
    of,
    message: 'không có chứng thư dạng PEM. Expected a certificate in PEM',
  };
}

function validityProblems(of: keyof Tls, certificate: X509Certificate, now: Date): CertificateProblem[] {
  const { validFrom, validTo } = certificate;
  const subject = certificate.subject.replaceAll('\n', ', ');
  if (now > new Date(validTo)) {
    const day = dayOf(validTo);
    const vi = `chứng thư "${subject}" hết hạn ngày ${day}; xin chứng thư mới`;
    return [{ of, message: `${vi}. The certificate "${subject}" ended on ${day}; get a new one` }];
  }
  if (now >= new Date(validFrom)) return [];
  const day = dayOf(validFrom);
  const vi = `chứng thư "${subject}" chỉ có hiệu lực từ ${day}; xem đồng hồ của máy`;
  return [
    { of, message: `${vi}. The certificate "${subject}" begins on ${day}; check this machine's clock` },
  ];
}

function dayOf(time: string): string {
  return new Date(time).toISOString().slice(0, 10);
}

function keyProblems(key: string, own: X509Certificate | undefined): CertificateProblem[] {
  try {
    const parsed = createPrivateKey(key);
    if (!own || own.checkPrivateKey(parsed)) return [];
    return [
      {
        of: 'key',
        message:
          'khóa không phải của chứng thư trong TLS_CERT_FILE. The key is not that of the certificate in TLS_CERT_FILE',
      },
    ];
  } catch {
    return [{ of: 'key', message: 'không có khóa riêng dạng PEM. Expected a private key in PEM' }];
  }
}

/** The chain must lead to an authority that is believed: the other side believes the same. */
function issuerProblems(
  chain: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
): CertificateProblem[] {
  const [own, ...between] = chain;
  let last = own;
  for (const next of between) if (last && isIssuedBy(last, next)) last = next;
  if (!last || authorities.some((authority) => isIssuedBy(last, authority))) return [];
  const issuer = last.issuer.replaceAll('\n', ', ');
  const vi = `chứng thư do "${issuer}" cấp, không có trong TLS_CA_FILE`;
  return [{ of: 'cert', message: `${vi}. The certificate is of "${issuer}", which is not in TLS_CA_FILE` }];
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return (
    certificate.fingerprint256 === issuer.fingerprint256 ||
    (certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey))
  );
}
