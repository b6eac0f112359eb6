/**
 * The users' extract of a copy: whoever speaks for the customer passes it on as a link, and whoever has the link reads it
 * (S4.22). Owns: the link, of whose 256 random bits only the SHA-256 is kept, and the count of readings. A copy that was recalled
 * or superseded is read no more, and a link made anew puts the one before out of use.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { accepted, recordKinds, refused } from '@troth/core';
import type { Language, Outcome, RecordBody } from '@troth/core';
import { usersExtract } from '@troth/documents';
import type { UsersExtract } from '@troth/documents';
import type { Reader } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import { system } from '../context.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import { actIn, editIn } from '../practice/write.ts';
import { readBody } from '../stored-body.ts';

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const packed = (text: string): string => Buffer.from(text).toString('base64url');

/** `token` is shown this once. */
export async function publishExtract(
  context: Context,
  command: Command & { readonly copy: string },
): Promise<Outcome<{ readonly copy: string; readonly token: string }>> {
  const { organisation, actor, copy: id } = command;
  const secret = Buffer.from(context.random(32)).toString('base64url');
  return perform(context, command, {
    scope: 'records:write',
    secret: true,
    work: async (transaction, acts) => {
      const tells = { extract: digestOf(secret) };
      const done = await actIn(transaction, acts, { organisation, actor, kind: 'copy', id, act: 'publish', tells });
      return done.ok ? accepted({ copy: id, token: `${packed(organisation)}.${packed(id)}.${secret}` }) : done;
    },
  });
}

const gone: Outcome<never> = refused({
  code: 'NOT-FOUND',
  message: 'This link was taken back, or there never was one like it. Ask whoever sent it for a new one.',
});

export interface ShownExtract {
  readonly agreement: string;
  readonly revision: number;
  readonly words: Readonly<Record<Language, UsersExtract>>;
}

/** What stands behind a link, once more counted; one answer for every fault. */
export async function readExtract(context: Context, token: string): Promise<Outcome<ShownExtract>> {
  const { store } = context;
  const { organisation, id, secret } = partsOf(token);
  if (!(await store.organisations()).includes(organisation)) return gone;
  const shown = await store.read(organisation, async (reader) => {
    const copy = await copyBehind(reader, id, secret);
    const agreement = copy === undefined ? undefined : (await shelfOf(store, reader)).agreements.get(copy.agreement);
    const revision = agreement?.agreement.revisions.find((one) => one.revision === copy?.revision);
    if (revision === undefined) return undefined;
    const words = { en: usersExtract(revision, 'en'), 'zh-Hant': usersExtract(revision, 'zh-Hant') };
    return { agreement: revision.agreement, revision: revision.revision, words };
  });
  if (shown === undefined) return gone;
  const counted = await perform(
    context,
    { organisation, actor: system },
    {
      scope: 'records:write',
      work: async (transaction, acts) => {
        const copy = await copyBehind(transaction, id, secret);
        if (copy === undefined) return gone;
        const { state: _state, trail: _trail, ...body } = copy;
        const told = { ...body, views: (body.views ?? 0) + 1 };
        return editIn(transaction, acts, { organisation, actor: system, kind: 'copy', id, body: told });
      },
    },
  );
  return counted.ok ? accepted(shown) : counted;
}

function partsOf(token: string): { readonly organisation: string; readonly id: string; readonly secret: string } {
  const [, org = '', id = '', secret = ''] = /^([\w-]{1,300})\.([\w-]{1,300})\.([\w-]{43})$/u.exec(token) ?? [];
  const plain = (text: string): string => Buffer.from(text, 'base64url').toString();
  return { organisation: plain(org), id: plain(id), secret };
}

async function copyBehind(
  reader: Pick<Reader, 'record'>,
  id: string,
  secret: string,
): Promise<RecordBody<'copy'> | undefined> {
  const stored = id === '' ? undefined : await reader.record('copy', id);
  if (stored === undefined || stored.retired) return undefined;
  const copy = readBody(recordKinds.copy.schema, stored);
  if (copy.extract === undefined || (copy.state !== 'issued' && copy.state !== 'acknowledged')) return undefined;
  return timingSafeEqual(Buffer.from(copy.extract, 'hex'), Buffer.from(digestOf(secret), 'hex')) ? copy : undefined;
}
