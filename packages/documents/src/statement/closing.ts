/** What stands at the foot of a statement: claims, rights, deciding clauses, and what it was computed from. */
import { moneyText, sayDate, sayFigure, sayGives, sayVerdict } from '@troth/core';
import type { Ablation } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { tableMarkup } from '../prose/prose-page.ts';
import { stepMarkup } from './derivation.ts';
import type { Sheet } from './sheet.ts';

const claimWords: Readonly<Record<string, readonly [string, string]>> = {
  automatic: ['given without a claim', '無須申領'],
  claimable: ['may be claimed', '可申領'],
  notified: ['notice received, claim still due', '已收通知，尚待申領'],
  claimed: ['claimed in time', '已按時申領'],
  forfeited: ['lapsed: not claimed in time', '逾期作廢'],
};

export function claims(sheet: Sheet): Markup {
  const list = sheet.statement.claims.filter((claim) => claim.status !== 'automatic');
  if (sheet.statement.claims.length === 0) return nothing;
  if (list.length === 0)
    return markup`<p class="small soft">
      ${sheet.say('The credit is given without a claim.', '補償無須申領，自動給予。')}
    </p>`;
  const rows = list.flatMap((claim) => {
    const [en, zh] = claimWords[claim.status] ?? [claim.status, claim.status];
    const stages = claim.stages.length === 0 ? [undefined] : claim.stages;
    return stages.map((stage) => [
      claim.commitment,
      sheet.say(en, zh),
      stage?.stage ?? '',
      stage?.dueBy === undefined ? '' : sheet.moment(stage.dueBy),
      stage?.receivedAt === undefined ? '' : sheet.moment(stage.receivedAt),
    ]);
  });
  const head =
    sheet.language === 'en'
      ? ['Promise', 'Status', 'Stage', 'Due by', 'Received']
      : ['承諾', '狀態', '階段', '期限', '收到'];
  return markup`<section>
    <h3>${sheet.say('Claims', '申領')}</h3>
    ${tableMarkup({ caption: sheet.say('Claims and their time limits', '申領及期限'), head, rows })}
  </section>`;
}

export function rights(sheet: Sheet): Markup {
  const list = sheet.statement.rights;
  if (list.length === 0) return nothing;
  const items = list.map((one) => {
    const remedy = one.remedy === undefined ? '' : sheet.words(one.remedy);
    const arose =
      one.arose === undefined
        ? ''
        : sheet.say(` Arose on ${sayDate(one.arose, 'en')}`, ` 產生於 ${sayDate(one.arose, 'zh-Hant')}`);
    const until =
      one.exerciseBy === undefined
        ? ''
        : sheet.say(
            `; to be used before ${sheet.moment(one.exerciseBy)}`,
            `；須於 ${sheet.moment(one.exerciseBy)} 前行使`,
          );
    return markup`<li>
      <b>${sayGives(one.gives, sheet.language)}</b> ${remedy}<span class="clause-mark">${one.clause}</span
      >${arose}${until}${one.steps.map((step) => stepMarkup(step, sheet))}
    </li>`;
  });
  return markup`<section class="rights">
    <h3>${sheet.say('Rights that arose', '產生的權利')}</h3>
    <ul>
      ${items}
    </ul>
  </section>`;
}

/** "Without clause 10.1: 91 min, missed": only clauses that changed a verdict or money. */
export function decisive(sheet: Sheet): Markup {
  const list = (sheet.parts.ablations ?? []).filter((one) => one.decisive);
  if (list.length === 0) return nothing;
  const rows = list.map((one) => [
    `${one.clause} (${one.what})`,
    outlook(one, 'with', sheet),
    outlook(one, 'without', sheet),
  ]);
  const head = sheet.language === 'en' ? ['Clause', 'With it', 'Without it'] : ['條款', '有此條款', '若無此條款'];
  return markup`<section>
    <h3>${sheet.say('Clauses that decided', '起決定作用的條款')}</h3>
    ${tableMarkup({ caption: sheet.say('The same period, evaluated without one clause at a time', '逐一剔除條款後重新計算同一期間'), head, rows })}
  </section>`;
}

function outlook(one: Ablation, side: 'with' | 'without', sheet: Sheet): string {
  const { value, verdict, credit } = one[side];
  const unit =
    sheet.statement.rows
      .find((row) => row.commitment === one.commitment)
      ?.segments.find((segment) => segment.value !== undefined)?.value?.unit ?? 'count';
  const words = [
    value === undefined ? '–' : sayFigure({ exact: value, unit }, sheet.language),
    isVerdict(verdict) ? sayVerdict(verdict, sheet.language) : verdict,
  ];
  if (credit !== undefined) words.push(moneyText(credit));
  return words.join(' · ');
}

type Verdict = Parameters<typeof sayVerdict>[0];
const verdicts: readonly string[] = ['met', 'missed', 'no-volume', 'not-measured', 'suspended', 'open', 'reported'];

function isVerdict(text: string): text is Verdict {
  return verdicts.includes(text);
}

/** Signed texts, tables and evidence, by hash: the same bytes give the same statement anywhere. */
export function basis(sheet: Sheet): Markup {
  const { program, timeZones, holidayLists, evidence } = sheet.statement.basis;
  const rows = [
    ...program.map((one) => [`${one.agreement}, ${sheet.say('revision', '版本')} ${one.revision}`, one.hash]),
    [`${sheet.say('Evidence', '證據')}, ${evidence.rows} ${sheet.say('rows', '項')}`, evidence.digest],
    [`${sheet.say('Time zones', '時區表')} ${timeZones.version}`, timeZones.sha256],
    ...holidayLists.map((one) => [`${sheet.say('Holidays', '假期表')} ${one.name}`, one.edition]),
  ];
  const conflicts =
    evidence.conflicts.length === 0
      ? nothing
      : markup`<p class="partial">
          ${sheet.say('Sources contradict themselves: ', '來源自相矛盾：')}${evidence.conflicts.join('; ')}
        </p>`;
  const flags = [...new Set(sheet.statement.rows.flatMap((row) => row.segments.flatMap((segment) => segment.flags)))];
  const flagged =
    flags.length === 0 ? nothing : markup`<p class="small soft">${sheet.say('Notes: ', '註：')}${flags.join(', ')}</p>`;
  return markup`<footer class="basis">
    ${conflicts}${flagged}
    <details>
      <summary>${sheet.say('What this was computed from', '計算依據')}</summary>
      <table>
        <caption>
          ${sheet.say('SHA-256 of each input', '各項輸入的 SHA-256')}
        </caption>
        <tbody>
          ${rows.map(
            ([name = '', hash = '']) =>
              markup`<tr>
                <th scope="row">${name}</th>
                <td><code>${hash}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>
    <p class="small">${sheet.say('Statement', '結單')} <code>${sheet.parts.hash}</code></p>
  </footer>`;
}
