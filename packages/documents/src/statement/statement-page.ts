/**
 * Statements as one HTML page. Owns: order of what a reader needs: verdicts, minutes, money, decisions, evidence, hashes.
 * Nothing is computed here; every figure is the statement's own.
 */
import { moneyText, sayAttained, sayPeriod, sayStatus, sayTargetText, sayUsed } from '@troth/core';
import type { Language } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { page } from '../html/page.ts';
import { basis, claims, decisive, rights } from './closing.ts';
import { decisions } from './decisions.ts';
import { creditLadder } from './money.ts';
import { restatement } from './restatement.ts';
import { badge, resultCard } from './result-card.ts';
import { Sheet } from './sheet.ts';
import type { SheetParts } from './sheet.ts';
import { statementStyle } from './statement-style.ts';

/** One page for one or several statements; the same input gives the same bytes. */
export function statementPage(statements: readonly SheetParts[], language: Language): string {
  const sheets = statements.map((parts) => new Sheet(parts, language));
  const first = sheets[0];
  const period = first === undefined ? '' : sayPeriod(first.statement.period.key, language);
  const title = language === 'en' ? `Service level statement, ${period}` : `服務水平結單，${period}`;
  const provider = first?.statement.agreement.provider;
  const body = markup`<main>
    <header class="top">
      <h1>${title}</h1>
      ${provider === undefined || first === undefined ? nothing : markup`<p class="soft">${first.words(provider)}</p>`}
    </header>
    ${sheets.length > 1 ? overview(sheets) : nothing} ${sheets.map(statementSection)}
  </main>`;
  return page({ title, language, style: statementStyle, body });
}

/** All statements at a glance; each name leads to its own part. */
function overview(sheets: readonly Sheet[]): Markup {
  const [first] = sheets;
  if (first === undefined) return nothing;
  const head =
    first.language === 'en'
      ? ['Agreement', 'Promise', 'Used / allowed', 'Attained', 'Verdict', 'Credit']
      : ['協議', '承諾', '已用 / 容許', '達成', '結果', '補償'];
  const rows = sheets.flatMap((sheet) =>
    sheet.statement.rows.map((row, index) => {
      const segment = row.segments[row.segments.length - 1];
      const { credit } = sheet.statement;
      const name = index === 0 ? markup`<a href="#${sheet.anchor}">${sheet.name}</a>` : nothing;
      const promised =
        segment?.target === undefined
          ? nothing
          : markup` <span class="soft">${sayTargetText(segment.target, sheet.language)}</span>`;
      return markup`<tr class="${row.verdict}">
        <td>${name}</td>
        <td>${sheet.words(row.title)}${promised}</td>
        <td class="figure">${segment === undefined ? '' : sayUsed(segment, sheet.language)}</td>
        <td class="figure">${segment?.value === undefined ? '–' : sayAttained(segment, sheet.language)}</td>
        <td>${badge(row.verdict, row.soFar, sheet)}</td>
        <td class="figure">
          ${index > 0 || credit === undefined ? '' : `${credit.currency} ${moneyText(credit.total)}`}
        </td>
      </tr>`;
    }),
  );
  return markup`<section class="overview">
    <div class="scroll" tabindex="0" role="region" aria-label="${first.say('Overview', '一覽')}">
      <table>
        <caption>
          ${first.say('All promises at a glance', '所有承諾一覽')}
        </caption>
        <thead>
          <tr>
            ${head.map((cell, index) => markup`<th scope="col" ${index === 2 || index === 3 || index === 5 ? markup` class="figure"` : nothing}>${cell}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

function statementSection(sheet: Sheet): Markup {
  const { statement } = sheet;
  const { agreement, period } = statement;
  const span = sheet.stretch([Date.parse(period.start), Date.parse(period.end)]);
  return markup`<section class="statement" id="${sheet.anchor}">
    <header>
      <h2>${sheet.name}</h2>
      <p>${sheet.words(agreement.title)} <span class="soft">${agreement.id}</span></p>
      <p class="soft small">
        ${span} (${period.zone}) · <b class="status">${sayStatus(statement.status, sheet.language)}</b> ·
        ${sheet.say('as known on', '按此時所知：')} ${sheet.moment(statement.knownAt)}
      </p>
    </header>
    ${restatement(sheet)}
    <div class="cards">${statement.rows.map((row) => resultCard(row, sheet))}</div>
    ${creditLadder(sheet)}${decisions(sheet)}${decisive(sheet)}${claims(sheet)}${rights(sheet)}${basis(sheet)}
  </section> `;
}
