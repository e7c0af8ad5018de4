import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Marks what is kept elsewhere as ours, so that who can write there cannot make figures. */
export interface Seal {
  close(name: string, content: string): string;
  /** The content; null if it was not closed under this name by who has the same secret. */
  open(name: string, sealed: string): string | null;
}

/** @param secret that all replicas have; it is not used as it is */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret.trim(), '', 'congdoan kept answers', 32));
  const markOf = (name: string, content: string) =>
    createHmac('sha256', key).update(`${name}\n`).update(content).digest('base64url');
  return {
    close: (name, content) => `${markOf(name, content)} ${content}`,
    open(name, sealed) {
      const end = sealed.indexOf(' ');
      const [mark, content] = [sealed.slice(0, Math.max(0, end)), sealed.slice(end + 1)];
      const right = Buffer.from(markOf(name, content));
      const given = Buffer.from(mark);
      return given.length === right.length && timingSafeEqual(given, right) ? content : null;
    },
  };
}
