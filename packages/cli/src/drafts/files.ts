/**
 * `troth draft pull` and `push`: the text of a draft as a file under the author's own version control. Owns: the first line of a
 * pulled file, which names the draft and the version that the file was written from. Does not own: joining (the server).
 */
import { readFile } from 'node:fs/promises';
import { dataOf } from '../client/answers.ts';
import { onceKey } from '../client/once-key.ts';
import { atServer } from '../client/server.ts';
import type { RemoteOptions, Server } from '../client/server.ts';
import type { DraftPullOptions, DraftPushOptions } from '../commands/draft.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { writeText } from '../output.ts';
import { draftWords, hasErrors } from './look.ts';
import type { Draft } from './look.ts';

export async function pullDraft(id: string, options: DraftPullOptions & RemoteOptions, host: Host): Promise<Ending> {
  const { format, output } = options;
  return atServer(options, host, async (server) => {
    const file = await dataOf(
      server.GET('/v1/drafts/{draft}/text', { params: { path: { draft: id }, query: { format } } }),
    );
    // JSON has no comments.
    const text = format === 'yaml' ? `${firstLine(id, file.version)}\n${file.text}` : file.text;
    if (output === undefined) host.out(text);
    else {
      await writeText(output, text, host);
      host.out(`${id} version ${file.version}, hash ${file.hash}\n`);
    }
    return endings.ok;
  });
}

const firstLine = (id: string, version: number): string => `# troth draft ${id} version ${version}`;
const namedIn = /^# troth draft (\S+) version (\d{1,9})\s*$/mu;

export async function pushDraft(file: string, options: DraftPushOptions & RemoteOptions, host: Host): Promise<Ending> {
  const text = await readFile(file, 'utf8').catch((fault: unknown) => {
    throw badInput(`${file}: ${fault instanceof Error ? fault.message : 'cannot be read'}`);
  });
  const [, named, version] = namedIn.exec(text) ?? [];
  const id = options.draft ?? named;
  if (id === undefined && options.begin !== true)
    throw badInput(`${file} does not say which draft it is; name it with --draft, or begin one with --begin`);
  return atServer(options, host, async (server) => {
    const base = options.base ?? (id === named && version !== undefined ? Number(version) : undefined);
    const draft =
      options.begin === true || id === undefined
        ? await begin(server, { file, text })
        : await put(server, id, { file, text, base, revise: options.revise });
    host.out(options.json === true ? `${JSON.stringify(draft, undefined, 2)}\n` : draftWords(draft));
    return hasErrors(draft) ? endings.missed : endings.ok;
  });
}

interface Written {
  readonly file: string;
  readonly text: string;
  readonly base?: number | undefined;
  readonly revise?: true | undefined;
}

const begin = (server: Server, { file, text }: Written): Promise<Draft> =>
  dataOf(
    server.POST('/v1/drafts', {
      params: { header: { 'idempotency-key': onceKey('begin-draft', text) } },
      body: { from: { yaml: text, file } },
    }),
  );

const put = (server: Server, draft: string, { file, text, base, revise }: Written): Promise<Draft> =>
  dataOf(
    server.PUT('/v1/drafts/{draft}/text', {
      params: { path: { draft } },
      body: {
        text,
        file,
        ...(base === undefined ? {} : { base }),
        ...(revise === undefined ? {} : { revise }),
      },
    }),
  );
