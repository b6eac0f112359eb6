/** The page that checks a pack in the browser: files in, the report of core as a table. Everything stays on the machine. */
import { Instant, verifyPack } from '@troth/core';
import type { Language, PackReport, Refusal } from '@troth/core';
import { platformVerify } from '../../packages/cli/src/packs/platform-verify.ts';
import { verdictOf } from '../../packages/cli/src/packs/report-text.ts';
import { checkpointIn, keysIn } from '../../packages/cli/src/packs/trust.ts';
import { unzipPack } from '../../packages/cli/src/packs/zip.ts';
import { words } from './words.ts';

type Shown =
  | { readonly kind: 'nothing' | 'working' }
  | { readonly kind: 'report'; readonly report: PackReport }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

let language: Language = navigator.language.startsWith('zh') ? 'zh-Hant' : 'en';
let shown: Shown = { kind: 'nothing' };
let pack: File | undefined;
let seen: File | undefined;

function part<T extends Element>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`the page has no ${id}`);
  return found;
}

/** An element with text and children: text is never read as markup. */
function element(tag: string, look: string, ...inside: readonly (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  if (look !== '') made.className = look;
  made.append(...inside);
  return made;
}

const say = (name: keyof typeof words): string => words[name][language];

async function check(): Promise<void> {
  if (pack === undefined) return;
  show({ kind: 'working' });
  const keyText = part('key', HTMLInputElement).value;
  const key = keyText.trim() === '' ? undefined : keysIn(keyText, say('key'));
  const note = seen === undefined ? undefined : checkpointIn(await seen.text(), seen.name);
  const files = unzipPack(new Uint8Array(await pack.arrayBuffer()), pack.name);
  if (key?.ok === false) return show({ kind: 'refused', refusals: key.refusals });
  if (note?.ok === false) return show({ kind: 'refused', refusals: note.refusals });
  if (!files.ok) return show({ kind: 'refused', refusals: files.refusals });
  const read = await verifyPack(files.value, { verify: platformVerify, trustedKeys: key?.value, seen: note?.value });
  show(read.ok ? { kind: 'report', report: read.value } : { kind: 'refused', refusals: read.refusals });
}

/** A fault of the browser itself (no Ed25519, a file that vanished) is shown, never taken for a result. */
function checkAndShow(): void {
  check().catch((error: unknown) => {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    show({ kind: 'refused', refusals: [{ code: 'BROWSER', message }] });
  });
}

function show(next: Shown): void {
  shown = next;
  document.documentElement.lang = language;
  document.title = `${say('title')} · Troth`;
  for (const place of document.querySelectorAll<HTMLElement>('[data-words]')) {
    const name = Object.keys(words).find((one): one is keyof typeof words => one === place.dataset['words']);
    if (name !== undefined) place.textContent = say(name);
  }
  part('result', HTMLElement).replaceChildren(...resultNodes());
}

function resultNodes(): readonly Node[] {
  switch (shown.kind) {
    case 'nothing':
      return [];
    case 'working':
      return [element('p', 'soft', say('working'))];
    case 'refused': {
      const reasons = shown.refusals.map(({ message }) => element('span', '', message, document.createElement('br')));
      return [element('div', 'verdict bad', element('strong', '', say('unreadable')), ...reasons)];
    }
    case 'report':
      return reportNodes(shown.report);
  }
}

function reportNodes(report: PackReport): readonly Node[] {
  const about = `${report.org} · ${report.agreement} · ${report.period} · ${say('asKnown')} ${Instant.format(report.knownAt)}`;
  const look = report.valid ? 'verdict good' : 'verdict bad';
  const notes = report.notes.map((note) => element('p', '', note[language] ?? note.en));
  return [
    element('div', look, element('strong', '', verdictOf(report)[language] ?? ''), element('span', '', about)),
    checkTable(report),
    ...(notes.length > 0 ? [element('h2', '', say('notes')), ...notes] : []),
    element('h2', '', say('details')),
    fingerprints(report),
  ];
}

function checkTable(report: PackReport): HTMLElement {
  const rows = report.checks.map(({ title, found, faults }) => {
    const good = faults.length === 0;
    const sentences = faults.map(({ says }) => element('li', '', says[language] ?? says.en));
    const name = element('th', '', title[language] ?? title.en);
    name.setAttribute('scope', 'row');
    return element(
      'tr',
      '',
      name,
      element('td', good ? 'state good' : 'state bad', good ? `✓ ${say('ok')}` : `✗ ${say('altered')}`),
      element('td', '', good ? (found[language] ?? found.en) : element('ul', '', ...sentences)),
    );
  });
  const heads = [say('check'), say('result'), ''].map((text) => element(text === '' ? 'td' : 'th', '', text));
  return element('table', '', element('thead', '', element('tr', '', ...heads)), element('tbody', '', ...rows));
}

function fingerprints(report: PackReport): HTMLElement {
  const { root, origin, size } = report.checkpoint;
  const pairs: readonly (readonly [string, string])[] = [
    ...report.statements.map(({ file, hash }) => [`${say('statement')} ${file}`, hash] as const),
    [`${say('root')}: ${origin}, ${size} ${say('entries')}`, root],
    ...report.signedBy.map((key) => [say('signed'), key] as const),
  ];
  return element(
    'dl',
    '',
    ...pairs.flatMap(([name, value]) => [element('dt', '', name), element('dd', '', element('code', '', value))]),
  );
}

const drop = part('drop', HTMLElement);
const over = (yes: boolean) => (event: Event) => {
  event.preventDefault();
  drop.classList.toggle('over', yes);
};
document.addEventListener('dragover', over(true));
document.addEventListener('dragleave', over(false));
document.addEventListener('drop', (event) => {
  over(false)(event);
  pack = event.dataTransfer?.files[0] ?? pack;
  checkAndShow();
});
part('pack', HTMLInputElement).addEventListener('change', (event) => {
  pack = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
  checkAndShow();
});
part('seen', HTMLInputElement).addEventListener('change', (event) => {
  seen = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
  checkAndShow();
});
part('key', HTMLInputElement).addEventListener('change', checkAndShow);
part('language', HTMLButtonElement).addEventListener('click', () => {
  language = language === 'en' ? 'zh-Hant' : 'en';
  show(shown);
});
show(shown);
