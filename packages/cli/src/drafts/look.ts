/** `troth draft list` and `show`: what is drafted, how far it is, what it waits for. */
import { allPages } from '../client/all-pages.ts';
import { dataOf } from '../client/answers.ts';
import type { components } from '../client/api.d.ts';
import { atServer } from '../client/server.ts';
import type { RemoteOptions } from '../client/server.ts';
import type { DraftListOptions } from '../commands/draft.ts';
import { endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { tableText } from '../tables/plain-table.ts';

export type Draft = components['schemas']['Draft'];

const head = ['Draft', 'Agreement', 'Rev', 'State', 'Title', 'Changed by'];

export async function listDrafts(options: DraftListOptions & RemoteOptions, host: Host): Promise<Ending> {
  const { state, agreement } = options;
  const which = { ...(state === undefined ? {} : { state }), ...(agreement === undefined ? {} : { agreement }) };
  return atServer(options, host, async (server) => {
    const all = await allPages((page) =>
      dataOf(server.GET('/v1/drafts', { params: { query: { ...page, ...which } } })),
    );
    if (options.json === true) host.out(`${JSON.stringify(all, undefined, 2)}\n`);
    else if (all.length === 0) host.out('Nothing is being drafted.\n');
    else
      host.out(
        `${tableText({
          head,
          rows: all.map((one) => [
            one.id,
            one.agreement,
            String(one.revision),
            one.stateName.en,
            one.title.en,
            one.actor,
          ]),
          right: [2],
        })}\n`,
      );
    return endings.ok;
  });
}

export async function showDraft(id: string, options: RemoteOptions, host: Host): Promise<Ending> {
  return atServer(options, host, async (server) => {
    const draft = await dataOf(server.GET('/v1/drafts/{draft}', { params: { path: { draft: id } } }));
    host.out(options.json === true ? `${JSON.stringify(draft, undefined, 2)}\n` : draftWords(draft));
    return hasErrors(draft) ? endings.missed : endings.ok;
  });
}

export const hasErrors = ({ inside }: Draft): boolean =>
  inside?.findings.some(({ severity }) => severity === 'error') === true;

/** Findings first, then what waits. */
export function draftWords(draft: Draft): string {
  const { inside, steps } = draft;
  const waiting = (inside?.clauses ?? []).filter(({ present, cleared }) => present && !cleared);
  return [
    `${draft.id}  ${draft.agreement} revision ${draft.revision}, version ${draft.version}: ${draft.stateName.en}`,
    `hash ${draft.hash}`,
    ...(inside?.findings ?? []).map(
      ({ severity, code, path, message, fix }) =>
        `${severity.padEnd(8)}${code}  ${path.join('.')}: ${message}${fix === '' ? '' : ` → ${fix}`}`,
    ),
    ...(waiting.length === 0
      ? []
      : [
          `not cleared: ${waiting.map(({ key, owner }) => `${key}${owner === undefined ? '' : ` (${owner})`}`).join(', ')}`,
        ]),
    ...steps.flatMap(stepWords),
    '',
  ].join('\n');
}

const stepWords = ({ step, names, may, denial, guards }: Draft['steps'][number]): readonly string[] => [
  `step ${step}: ${names.en}${may ? '' : ` – ${denial?.en ?? 'not yours'}`}`,
  ...guards.filter(({ ok }) => !ok).map(({ message, fix }) => `  waits: ${message.en} ${fix.en}`),
];
