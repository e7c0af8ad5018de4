import { Readable } from 'node:stream';
import * as contentDisposition from 'content-disposition';
import type { FastifyReply } from 'fastify';
import type { DocumentProperties } from '../../platform/xlsx/documentProperties';
import { digestProperties } from '../../platform/xlsx/signedFiles';
import type { Sign } from './fileTools';

export function sendWorkbook(
  reply: FastifyReply,
  plain: string,
  title: string,
  chunks: Iterable<Uint8Array>,
): FastifyReply {
  return named(reply, plain, title, 'xlsx')
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(Readable.from(chunks, { objectMode: false }));
}

/** The properties of a workbook's document that say where it is from. */
export function signatureProperties(sign: Sign): DocumentProperties {
  return digestProperties((sha256) => {
    const parts = sign(sha256).match(longestProperty) ?? [];
    return Object.fromEntries(parts.map((part, index) => [`congdoan-signature-${index + 1}`, part]));
  });
}

/** Excel's properties hold 255 characters; what is longer stands in several. */
const longestProperty = /.{1,250}/g;

/** The names of files of many measures end somewhere; a file system takes no more. */
const mostTitle = 120;

/** With a name for old clients in ASCII beside the real one. */
export function named(reply: FastifyReply, plain: string, title: string, ending: string): FastifyReply {
  const safe = title
    .replace(/[\\/:*?"<>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, mostTitle)
    .trim();
  const disposition = contentDisposition.create(`${safe}.${ending}`, { fallback: `${plain}.${ending}` });
  return reply.header('content-disposition', disposition);
}
