/** What may have been done to a pack, each with the sentence that names it. */
import type { Localized } from '../terms/text.ts';

export const faultCodes = [
  'row-removed',
  'row-changed',
  'row-added',
  'row-reordered',
  'row-duplicated',
  'row-from-the-future',
  'row-list-changed',
  'page-removed',
  'page-changed',
  'page-added',
  'entry-changed',
  'entry-removed',
  'entry-reordered',
  'entry-duplicated',
  'entry-not-covered',
  'agreement-changed',
  'agreement-removed',
  'statement-changed',
  'statement-not-reproduced',
  'statement-removed',
  'key-swapped',
  'signature-broken',
  'checkpoint-swapped',
  'checkpoint-rolled-back',
  'history-rewritten',
  'history-not-shown',
  'pack-cut',
  'file-added',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export interface PackFault {
  readonly code: FaultCode;
  readonly says: Localized;
}

const fault = (code: FaultCode, en: string, zh: string): PackFault => ({ code, says: { en, 'zh-Hant': zh } });

/** Where a row stands: its id, the entry that recorded it, its place there. */
export interface RowPlace {
  readonly id: string;
  readonly entry: number;
  readonly place: number;
}
const row = ({ id, entry, place }: RowPlace): string => `row ${id} (entry ${entry}, place ${place})`;
const zhRow = ({ id, entry, place }: RowPlace): string => `記錄 ${id}（帳項 ${entry}，第 ${place} 位）`;

export const rowRemoved = (at: RowPlace): PackFault =>
  fault(
    'row-removed',
    `${row(at)} was removed: the ledger counts it, the pack does not hold it`,
    `${zhRow(at)}已被移除：帳本有登記，證據包內沒有`,
  );
export const rowChanged = (at: RowPlace): PackFault =>
  fault(
    'row-changed',
    `${row(at)} was changed: it does not have the hash that was recorded`,
    `${zhRow(at)}已被更改：與登記的雜湊值不符`,
  );
export const rowAdded = (at: RowPlace): PackFault =>
  fault('row-added', `${row(at)} was added: that entry recorded no such row`, `${zhRow(at)}是後加的：該帳項並無此記錄`);
export const rowReordered = (at: RowPlace, recorded: number): PackFault =>
  fault(
    'row-reordered',
    `${row(at)} was moved: it was recorded at place ${recorded}`,
    `${zhRow(at)}已被移動：原登記於第 ${recorded} 位`,
  );
export const rowOutOfLine = (at: RowPlace): PackFault =>
  fault(
    'row-reordered',
    `${row(at)} was moved: it stands after rows that were recorded later`,
    `${zhRow(at)}已被移動：排在較後登記的記錄之後`,
  );
export const rowDuplicated = (at: RowPlace): PackFault =>
  fault(
    'row-duplicated',
    `${row(at)} was duplicated: the pack holds it more than once`,
    `${zhRow(at)}重複：證據包內出現多於一次`,
  );
export const rowFromTheFuture = (at: RowPlace, times: { row: string; entry: string }): PackFault =>
  fault(
    'row-from-the-future',
    `${row(at)} is from the future: it says it became known ${times.row}, after the entry that holds it (${times.entry})`,
    `${zhRow(at)}來自未來：其得知時間 ${times.row} 晚於所屬帳項（${times.entry}）`,
  );
export const rowUnread = (at: RowPlace, why: string): PackFault =>
  fault(
    'row-changed',
    `${row(at)} was changed: it is no row of evidence (${why})`,
    `${zhRow(at)}已被更改：並非有效記錄（${why}）`,
  );
export const rowListChanged = (entry: number): PackFault =>
  fault(
    'row-list-changed',

    `the list of rows of entry ${entry} was altered: it does not have the digest that was recorded`,
    `帳項 ${entry} 的記錄清單已被改動：與登記的雜湊值不符`,
  );

/** A day of slices: series and date where the ledger names them, its hash where nothing does. */
export const pageRemoved = (page: string): PackFault =>
  fault(
    'page-removed',
    `the slices of ${page} were removed: the pack lists them and does not hold them`,
    `${page} 的時段計數已被移除：證據包列出但沒有包含`,
  );
export const pageChanged = (page: string, why: string): PackFault =>
  fault('page-changed', `the slices of ${page} were changed: ${why}`, `${page} 的時段計數已被更改：${why}`);
export const pageAdded = (page: string): PackFault =>
  fault(
    'page-added',
    `the slices of ${page} were added: no entry of the pack records them`,
    `${page} 的時段計數是後加的：證據包內沒有帳項載有此項`,
  );

const entryKinds = {
  changed: ['was changed', '已被更改'],
  removed: ['was removed', '已被移除'],
  reordered: ['was moved', '已被移動'],
  duplicated: ['was duplicated', '重複'],
} as const;
export const entryFault = (kind: keyof typeof entryKinds, index: number): PackFault =>
  fault(`entry-${kind}`, `entry ${index} of the ledger ${entryKinds[kind][0]}`, `帳項 ${index} ${entryKinds[kind][1]}`);
export const entryNotCovered = (index: number): PackFault =>
  fault(
    'entry-not-covered',
    `entry ${index} of the ledger is not the one that the checkpoint covers`,
    `帳項 ${index} 並非檢查點所涵蓋的帳項`,
  );
export const checkpointSwapped = (): PackFault =>
  fault(
    'checkpoint-swapped',
    'the checkpoint was exchanged: no entry of the pack is under its root',
    '檢查點被調換：證據包的帳項均不在其根之下',
  );
export const olderThanPack = (size: number, index: number): PackFault =>
  fault(
    'checkpoint-rolled-back',
    `the checkpoint was rolled back: it covers ${size} entries, and the pack holds entry ${index}, which was recorded later`,
    `檢查點被倒退：它只涵蓋 ${size} 個帳項，而證據包內有較後的帳項 ${index}`,
  );

export const agreementChanged = (file: string, name: string): PackFault =>
  fault(
    'agreement-changed',
    `${file}: the text of ${name} was changed: the ledger records no such text`,
    `${file}：${name} 的文本已被更改：帳本沒有登記此文本`,
  );
export const agreementUnread = (file: string, why: string): PackFault =>
  fault('agreement-changed', `${file}: the agreements cannot be read: ${why}`, `${file}：無法讀取協議：${why}`);
export const agreementRemoved = (name: string): PackFault =>
  fault(
    'agreement-removed',
    `the text of ${name} was removed: the ledger records it, the pack does not hold it`,
    `${name} 的文本已被移除：帳本有登記，證據包內沒有`,
  );

/** Where two statements differ: the path, what the file says, what the evidence gives. */
export interface FigureDifference {
  readonly path: string;
  readonly stated: string;
  readonly computed: string;
}
const differs = ({ path, stated, computed }: FigureDifference): string =>
  `${path} says ${stated}, computed is ${computed}`;
const zhDiffers = ({ path, stated, computed }: FigureDifference): string =>
  `${path} 寫作 ${stated}，計算得 ${computed}`;

export const statementChanged = (file: string, differences: readonly FigureDifference[]): PackFault =>
  fault(
    'statement-changed',
    `${file}: the statement was changed: it is not one that the ledger records${differences.map((one) => `; ${differs(one)}`).join('')}`,
    `${file}：結單已被更改：帳本沒有登記此結單${differences.map((one) => `；${zhDiffers(one)}`).join('')}`,
  );
export const statementNotReproduced = (file: string, differences: readonly FigureDifference[]): PackFault =>
  fault(
    'statement-not-reproduced',
    `${file}: this agreement and this evidence do not give the statement: ${differences.map(differs).join('; ')}`,
    `${file}：以此協議及證據計算，得不出此結單：${differences.map(zhDiffers).join('；')}`,
  );
export const statementRefused = (file: string, why: string): PackFault =>
  fault(
    'statement-not-reproduced',
    `${file}: the statement cannot be computed again: ${why}`,
    `${file}：無法重新計算結單：${why}`,
  );
export const statementRemoved = (agreement: string, period: string): PackFault =>
  fault(
    'statement-removed',
    `the pack holds no statement of ${agreement} for ${period}`,
    `證據包內沒有 ${agreement} 於 ${period} 的結單`,
  );

export const keySwapped = (name: string): PackFault =>
  fault(
    'key-swapped',
    `the checkpoint is signed with another key than the one you trust (${name}): the key was swapped`,
    `檢查點並非以你信任的金鑰（${name}）簽署：金鑰已被調換`,
  );
export const signatureBroken = (): PackFault =>
  fault(
    'signature-broken',
    'the signature of the checkpoint does not hold: its text was changed or it was not signed with a key of the pack',
    '檢查點的簽署無效：文字已被更改，或並非以證據包內的金鑰簽署',
  );
export const rolledBack = (size: number, seen: number): PackFault =>
  fault(
    'checkpoint-rolled-back',
    `the checkpoint was rolled back: it covers ${size} entries, the one you hold covers ${seen}`,
    `檢查點被倒退：它涵蓋 ${size} 個帳項，而你持有的涵蓋 ${seen} 項`,
  );
export const historyRewritten = (seen: number): PackFault =>
  fault(
    'history-rewritten',
    `the history was rewritten: this ledger does not begin with the ${seen} entries of the checkpoint you hold`,
    `歷史已被改寫：此帳本並非以你持有的檢查點所涵蓋的 ${seen} 個帳項開始`,
  );
export const otherLedger = (origin: string, seen: string): PackFault =>
  fault(
    'history-rewritten',
    `the checkpoint is of another ledger: ${origin}, the one you hold is of ${seen}`,
    `檢查點屬於另一帳本：${origin}，而你持有的屬於 ${seen}`,
  );
export const historyNotShown = (seen: number): PackFault =>
  fault(
    'history-not-shown',
    `the pack does not show that this ledger continues the checkpoint you hold: ask for a pack with a consistency proof from ${seen} entries`,
    `證據包未能證明此帳本延續你持有的檢查點：請索取附有由 ${seen} 項起的一致性證明的證據包`,
  );

export const packCut = (what: string, counts: { said: number; held: number }): PackFault =>
  fault(
    'pack-cut',
    `${what}: the pack was cut or added to: it says it holds ${counts.said}, it holds ${counts.held}`,
    `${what}：證據包被刪減或加添：聲稱有 ${counts.said} 項，實有 ${counts.held} 項`,
  );
export const fileAdded = (file: string): PackFault =>
  fault(
    'file-added',
    `${file} has no place in a pack; nothing vouches for it`,
    `${file} 不屬於證據包；其內容沒有任何保證`,
  );
