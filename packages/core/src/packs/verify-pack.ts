/** The checking of a pack from the signature down to the last figure. Owns: the order of checks and what is concluded. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Localized } from '../terms/text.ts';
import { canonicalHash } from '../values/canonical.ts';
import { accepted } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { checkHistory, checkSignature } from './check-checkpoint.ts';
import type { Trust } from './check-checkpoint.ts';
import { checkLedger } from './check-ledger.ts';
import { checkPages } from './check-pages.ts';
import { checkRows } from './check-rows.ts';
import { checkAgreements, checkStatements } from './check-statements.ts';
import { fileAdded, packCut } from './faults.ts';
import type { PackFault } from './faults.ts';
import { packNames } from './pack.ts';
import type { PackFiles } from './pack.ts';
import { readPack } from './read-pack.ts';
import type { ReadPack } from './read-pack.ts';
import { checkNames, titles } from './report.ts';
import type { CheckName, PackCheck, PackReport } from './report.ts';

/**
 * Computes everything in the pack again. Refuses files that are no pack or break off; whatever can be read is reported on,
 * and the report names what was altered.
 */
export async function verifyPack(files: PackFiles, trust: Trust): Promise<Outcome<PackReport>> {
  const read = readPack(files);
  if (!read.ok) return read;
  const pack = read.value;
  const signed = await checkSignature(pack, trust);
  const { faults: agreementFaults, agreement } = checkAgreements(pack);
  const { faults: rowFaults, rows, backdated } = checkRows(pack);
  const { faults: pageFaults, pages } = checkPages(pack);
  const faults: Readonly<Record<CheckName, readonly PackFault[]>> = {
    files: checkFiles(pack),
    checkpoint: signed.faults,
    history: await checkHistory(pack, trust),
    ledger: checkLedger(pack),
    agreements: agreementFaults,
    rows: [...rowFaults, ...pageFaults],
    statements: checkStatements(pack, { agreement, rows, pages }),
  };
  const checks = checksOf(pack, faults).filter(({ name }) => name !== 'history' || trust.seen !== undefined);
  const { org, period, knownAt } = pack.manifest;
  const { origin, size, root } = pack.checkpoint.checkpoint;
  return accepted({
    valid: checks.every((check) => check.faults.length === 0),
    org,
    agreement: pack.manifest.agreement,
    period,
    knownAt,
    checkpoint: { origin, size, root: bytesToHex(root) },
    signedBy: signed.signedBy,
    statements: pack.statements.map(({ file, data }) => ({ file, hash: canonicalHash(data) })),
    checks,
    notes: [...unpinned(trust), ...(backdated.length > 0 ? [lateNote(backdated)] : [])],
  });
}

function checkFiles({ manifest, strangers, ...held }: ReadPack): readonly PackFault[] {
  const counts = [
    [packNames.agreements, manifest.holds.agreements, held.agreements.length],
    [packNames.ledger, manifest.holds.entries, held.entries.length],
    [packNames.pages, manifest.holds.pages, held.pages.length],
    [packNames.rows, manifest.holds.rows, held.rows.length],
    [packNames.statements, manifest.holds.statements, held.statements.length],
  ] as const;
  const cuts = counts
    .filter(([, said, found]) => said !== found)
    .map(([what, said, found]) => packCut(what, { said, held: found }));
  return [...cuts, ...strangers.map(fileAdded)];
}

function checksOf(pack: ReadPack, faults: Readonly<Record<CheckName, readonly PackFault[]>>): readonly PackCheck[] {
  const { size, origin } = pack.checkpoint.checkpoint;
  const [entries, rows] = [pack.entries.length, pack.rows.length];
  const [texts, statements, pages] = [pack.agreements.length, pack.statements.length, pack.pages.length];
  const found: Readonly<Record<CheckName, Localized>> = {
    files: { en: 'complete, and nothing else', 'zh-Hant': '齊全，並無其他檔案' },
    checkpoint: { en: `${origin}: ${size} entries, signature holds`, 'zh-Hant': `${origin}：${size} 個帳項，簽署有效` },
    history: { en: 'this ledger only adds to it', 'zh-Hant': '此帳本只有增加，沒有改寫' },
    ledger: {
      en: `${entries} of ${size}, each under the signed root`,
      'zh-Hant': `${size} 項之中的 ${entries} 項，均在已簽署的根之下`,
    },
    agreements: { en: `${texts} as recorded`, 'zh-Hant': `${texts} 份，與登記相符` },
    rows: {
      en: `${rows} rows and ${pages} days of slices as recorded`,
      'zh-Hant': `${rows} 項記錄及 ${pages} 日的時段計數，與登記相符`,
    },
    statements: { en: `${statements} with the same bytes`, 'zh-Hant': `${statements} 份，逐位元組相同` },
  };
  return checkNames.map((name) => ({ name, title: titles[name], found: found[name], faults: faults[name] }));
}

function unpinned({ trustedKeys = [], seen }: Trust): readonly Localized[] {
  if (trustedKeys.length > 0 || seen !== undefined) return [];
  return [
    {
      en: 'The key came with the pack. Compare it with one that you got another way, or give an earlier checkpoint: otherwise whoever altered the pack could have signed it anew.',
      'zh-Hant': '金鑰隨證據包而來。請與以其他途徑取得的金鑰比對，或提供較早的檢查點；否則更改證據包的人亦可重新簽署。',
    },
  ];
}

const lateNote = (entries: readonly number[]): Localized => ({
  en: `Entries ${entries.join(', ')} were made after the moment of the statement; their rows say that they were known before. The ledger vouches for them only from the time of the entry.`,
  'zh-Hant': `帳項 ${entries.join('、')} 在結單的時點之後才加入，其記錄聲稱早已得知；帳本只能證明由登記時起的內容。`,
});
