import { isIP } from 'node:net';
import { z } from 'zod';

export const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);
export const wholeFrom1 = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;
export const origin = z.string().refine(isOrigin, {
  message: 'cần một gốc như https://congdoan.example. Expected an origin such as https://congdoan.example',
});

/** Origins, separated by commas. */
export const origins = z
  .string()
  .default('')
  .transform((list) => (list === '' ? [] : list.split(',').map((origin) => origin.trim())))
  .pipe(
    z.array(
      z.string().refine(isOrigin, {
        message:
          'cần các gốc như https://congdoan.example, cách nhau bằng dấu phẩy. Expected origins such as https://congdoan.example, separated by commas',
      }),
    ),
  );

/** Addresses, separated by commas, to which nobody on the way can listen. */
export const receivers = z
  .string()
  .default('')
  .transform((list) => listOf(list))
  .pipe(
    z.array(
      z.string().refine(isSafeReceiver, {
        message:
          'cần địa chỉ https, hoặc http trên máy này, không có mật khẩu, cách nhau bằng dấu phẩy. Expected addresses of https, or of http on this machine, without a password, separated by commas',
      }),
    ),
  );

function isSafeReceiver(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127\.[\d.]+$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback);
}

/** Addresses, networks and the names that Fastify has for some, separated by commas. */
export const proxies = z
  .string()
  .default('')
  .transform((list) => listOf(list))
  .pipe(
    z.array(
      z.string().refine(isProxy, {
        message:
          'cần địa chỉ hoặc mạng như 10.0.0.0/8, cách nhau bằng dấu phẩy. Expected addresses or networks such as 10.0.0.0/8, separated by commas',
      }),
    ),
  );

function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)];
  if (most === undefined || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
}

export const flag = z.enum(['true', 'false']).default('false');

export function listOf(text = ''): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
