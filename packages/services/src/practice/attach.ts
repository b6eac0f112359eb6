/**
 * A file is put to a dispute, a claim or an action, by either side, while it is open. Owns: which files are taken: small, of a few types, and
 * that the bytes are what the name says. Does not own: who may see the record (its kind), handing the file out (papers).
 */
import { createHash } from 'node:crypto';
import { Instant, recordKindOf, refused } from '@troth/core';
import type { Kept, Outcome } from '@troth/core';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { practiceRecord } from './register.ts';
import type { PracticeRecord } from './register.ts';
import { answered } from './answered.ts';
import { bodyOf, findIn } from './write.ts';

export interface AttachFile extends Omit<Command, 'key'> {
  readonly kind: 'dispute' | 'claim' | 'action';
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const mostAttachedBytes = 5 * 1024 * 1024;
const mostFiles = 20;

const starts =
  (...first: readonly number[]) =>
  (bytes: Uint8Array): boolean =>
    first.every((byte, place) => bytes[place] === byte);
const zip = starts(0x50, 0x4b, 0x03, 0x04);

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false;
  }
}

interface FileType {
  readonly type: string;
  readonly looks: (bytes: Uint8Array) => boolean;
}

const jpeg: FileType = { type: 'image/jpeg', looks: starts(0xff, 0xd8, 0xff) };

/** By the ending of the name. What a browser would run is not among them. */
const fileTypes: ReadonlyMap<string, FileType> = new Map([
  ['pdf', { type: 'application/pdf', looks: starts(0x25, 0x50, 0x44, 0x46, 0x2d) }],
  ['png', { type: 'image/png', looks: starts(0x89, 0x50, 0x4e, 0x47) }],
  ['jpg', jpeg],
  ['jpeg', jpeg],
  ['csv', { type: 'text/csv', looks: isText }],
  ['txt', { type: 'text/plain', looks: isText }],
  ['xlsx', { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', looks: zip }],
]);

/** The same file put there twice stands there once. */
export async function attachFile(context: Context, command: AttachFile): Promise<Outcome<PracticeRecord>> {
  const { kind, id, bytes, actor } = command;
  const named = nameOf(command.name);
  const { organisation } = command;
  const done = await perform(
    context,
    { organisation, actor },
    {
      scope: 'records:write',
      work: async (transaction, act) => {
        const found = await findIn(transaction, { kind, id, actor });
        if (!found.ok) return found;
        const body = bodyOf(kind, found.value);
        const { attachments = [] } = body;
        const fault = faultOf({ kind, name: named, bytes, body, files: attachments.length });
        if (fault !== undefined) return fault;
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        if (attachments.some((one) => one.sha256 === sha256)) return found;
        const type = typeOf(named)?.type ?? '';
        await transaction.keepBlob({ sha256, type, bytes });
        const at = Instant.format(await transaction.stamp());
        const kept = plainData({
          ...body,
          attachments: [...attachments, { name: named, type, size: bytes.length, sha256 }],
          trail: [...body.trail, { act: 'edit', by: actor.id, at, note: named }],
        });
        const stored = await transaction.put({ kind, id, body: kept, expect: found.value.version }, act());
        await transaction.emit('record.changed', `${kind}/${id}`, { kind, id, act: 'edit', by: actor.id });
        return { ok: true as const, value: practiceRecord(kind, stored) };
      },
    },
  );
  return answered(context, command, done);
}

/** Without a path, and without what no name of a file holds. */
const nameOf = (given: string): string =>
  (given.split(/[/\\]/u).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();

const typeOf = (name: string): FileType | undefined => fileTypes.get(/\.(\w+)$/u.exec(name)?.[1]?.toLowerCase() ?? '');

interface Offered {
  readonly kind: AttachFile['kind'];
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly body: Pick<Kept, 'state'>;
  readonly files: number;
}

function faultOf({ kind, name, bytes, body, files }: Offered): Outcome<never> | undefined {
  const type = typeOf(name);
  if (type === undefined || name.length > 200)
    return refused({ code: 'FILE', message: `a file ends in ${[...fileTypes.keys()].join(', ')}`, at: ['name'] });
  if (bytes.length === 0) return refused({ code: 'FILE', message: 'the file is empty' });
  if (bytes.length > mostAttachedBytes) return refused({ code: 'FILE', message: 'a file is at most 5 MB' });
  if (!type.looks(bytes))
    return refused({ code: 'FILE', message: `${name} is not what its name says; save it again as that type` });
  if (files >= mostFiles) return refused({ code: 'CONFLICT', message: `there are ${mostFiles} files already` });
  // An act leads on from where something is still open; where none does, it is over.
  const open = Object.values(recordKindOf(kind).acts).some(({ from }) => from.includes(body.state));
  return open
    ? undefined
    : refused({ code: 'CONFLICT', message: `the ${kind} is ${body.state}; nothing is added any more` });
}
