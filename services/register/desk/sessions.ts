import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InvalidInputError } from '../../../domain/errors';
import { lineSchema } from '../../../domain/lineOfText';
import { UnauthenticatedError } from '../../../platform/errors';
import { isLocal } from '../../../platform/origin';
import { createCookie } from '../../../platform/sessions/cookies';
import { isOfOwnPage } from '../../../platform/sessions/ownPage';
import { createSealed } from '../../../platform/sessions/sealed';
import type { Editors, KnownEditor } from '../editors';

export interface Person {
  /** As they say; the key was checked. */
  name: string;
  editor: KnownEditor;
}

/** Whoever signs in, with the key that the session will keep. */
export type Holder = Person & { key: string };

export interface DeskSessions {
  /** Who wants to sign in. @throws UnauthenticatedError, RateLimitedError, InvalidInputError */
  readKey(request: FastifyRequest): Holder;
  begin(request: FastifyRequest, reply: FastifyReply, holder: Holder): Promise<void>;
  /** @throws UnauthenticatedError if nobody has signed in, or the key has ended or was revoked since */
  read(request: FastifyRequest): Promise<Person>;
  /** Whether somebody has, and may go on; nobody is told if not. */
  isSignedIn(request: FastifyRequest): Promise<boolean>;
  end(request: FastifyRequest, reply: FastifyReply): void;
}

/** A working day. */
const sessionSeconds = 8 * 60 * 60;
const purpose = 'register-desk';
const signInSchema = z.object({ name: lineSchema(100), key: z.string().max(500) });

const nameAndKey = { vi: 'họ tên người đăng nhập, và khóa', en: 'the name of who signs in, and the key' };

/** Who sits at the machine of a register for trying, which has no keys. */
const thisMachine: KnownEditor = { role: 'operator', id: 'this machine' };

/**
 * Sessions are kept by the browsers, sealed with a key of this process. The API key is looked at with every request, so that one
 * that was revoked or has ended lets nobody in.
 */
export function createDeskSessions(editors: Editors, openToThisMachine: boolean): DeskSessions {
  const secret = randomBytes(32);
  const sealed = createSealed(() => secret);
  const cookie = createCookie('congdoan-register-desk', 'strict');

  function find(request: FastifyRequest, key: string): KnownEditor | null {
    if (openToThisMachine && !editors.hasAny() && isLocal(request)) return thisMachine;
    return editors.find(key);
  }

  function editorOf(request: FastifyRequest, key: string): KnownEditor {
    return find(request, key) ?? editors.holderOf(key, request);
  }

  /** What the cookie of our own page holds; null if there is none, or another process sealed it. */
  async function heldIn(request: FastifyRequest): Promise<z.infer<typeof signInSchema> | null> {
    const text = cookie.read(request);
    if (text === null || !isOfOwnPage(request)) return null;
    return signInSchema.safeParse(await sealed.open(purpose, text)).data ?? null;
  }

  return {
    readKey(request) {
      const { data } = signInSchema.safeParse(request.body);
      if (!data) throw new InvalidInputError('name', nameAndKey, null);
      return { ...data, editor: editorOf(request, data.key) };
    },
    async begin(request, reply, { name, key }) {
      cookie.set(request, reply, await sealed.close(purpose, { name, key }, sessionSeconds), sessionSeconds);
    },
    async read(request) {
      const held = await heldIn(request);
      if (!held) throw new UnauthenticatedError();
      return { name: held.name, editor: editorOf(request, held.key) };
    },
    async isSignedIn(request) {
      const held = await heldIn(request);
      return held !== null && find(request, held.key) !== null;
    },
    end: (request, reply) => cookie.clear(request, reply),
  };
}
