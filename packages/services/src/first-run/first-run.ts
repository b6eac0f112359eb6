/**
 * What a new organisation does first, in order, and what of it is done. Owns: the steps, read from what is there: nothing is
 * ticked by hand. Whether backups are taken stands outside of what the server can see, and is said so.
 */
import type { Localized } from '@troth/core';
import { listAgreements } from '../agreements/read.ts';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import { sourceHealth } from '../sources/health.ts';
import { listSources } from '../sources/register.ts';
import { both } from '../today/item.ts';

export interface FirstStep {
  readonly id: string;
  readonly title: Localized;
  /** Why, and how. */
  readonly text: Localized;
  /** `outside`: this server cannot see whether it is done. */
  readonly state: 'done' | 'open' | 'outside';
  /** The screen that does it. */
  readonly to?: string;
  /** The command that does it, where no screen does. */
  readonly command?: string;
}

type Told = Omit<FirstStep, 'state'>;

const steps = {
  own: {
    id: 'own-party',
    title: both('Your own organisation', '貴機構'),
    text: both(
      'Its name, its time zone and its language: reports and contracts are written in them.',
      '名稱、時區及語言：報告及合約均以此編寫。',
    ),
    to: '/records/party/new',
  },
  people: {
    id: 'people',
    title: both('The people who look after promises', '負責承諾的人員'),
    text: both(
      'A record for each with a level of responsibility; an account for those who sign in. One decides, another proposes: it takes two.',
      '為每人建立紀錄及責任級別；需登入者另設帳戶。提出與決定須由兩人分擔。',
    ),
    to: '/people',
  },
  customer: {
    id: 'customer',
    title: both('The first customer', '首個客戶'),
    text: both('Whom something is promised to, and who speaks for them.', '承諾的對象，以及其代表。'),
    to: '/records/party/new',
  },
  agreement: {
    id: 'agreement',
    title: both('The first agreement', '首份協議'),
    text: both(
      'Write it as a file, check it, publish it. Once it is here, Agreements shows what it promises in both languages.',
      '以檔案編寫、檢查、發布。發布後可於「協議」以兩種語言閱覽其承諾。',
    ),
    to: '/agreements',
    command: 'troth init first; troth lint first; troth push first/agreement.yaml',
  },
  source: {
    id: 'source',
    title: both('The first source of evidence', '首個證據來源'),
    text: both(
      'A probe, a monitoring system, a ticket desk. Each has its own key and its own clock, and both are watched.',
      '探針、監察系統或工單系統。各有其密鑰及時鐘，兩者均受監察。',
    ),
    to: '/evidence',
    command: 'troth push rows.csv --source probe',
  },
  data: {
    id: 'data',
    title: both('The first rows', '首批數據'),
    text: both(
      'Send some, or log an outage by hand. From then on every promise has minutes, and each minute its row.',
      '傳送數據，或人手記錄中斷。此後每項承諾均有分鐘數，每分鐘均有其數據。',
    ),
    to: '/evidence/log',
  },
  mail: {
    id: 'mail',
    title: both('Mail', '電郵'),
    text: both(
      'Without it warnings and reports wait in the outbox. Set mail.smtp, or mail.folder to write letters as files, and start again.',
      '未設定前，預警及報告會留在發件匣。請設定 mail.smtp，或以 mail.folder 將信件存為檔案，然後重新啟動。',
    ),
    to: '/outbox',
    command: 'troth config explain',
  },
  backup: {
    id: 'backup',
    title: both('A backup, and one restored', '備份及還原測試'),
    text: both(
      'Take one every day, and restore one into an empty directory before you rely on it.',
      '每日備份；依賴備份之前，先還原一次至空目錄。',
    ),
    command: 'troth backup',
  },
} satisfies Record<string, Told>;

/** In the order in which they are done. */
export async function firstRun(context: Context, { organisation }: Question): Promise<readonly FirstStep[]> {
  const asked = { organisation };
  const register = await registerOf(context.store, organisation);
  const parties = register.all('party');
  const agreements = await listAgreements(context, { ...asked, limit: 1 });
  const sources = await listSources(context, asked);
  const health = await sourceHealth(context, asked);
  const stated = (step: Told, done: boolean): FirstStep => ({ ...step, state: done ? 'done' : 'open' });
  return [
    stated(
      steps.own,
      parties.some(({ body }) => body.role === 'own'),
    ),
    // The first one is the administrator, who came with the first account.
    stated(steps.people, register.all('person').length > 1),
    stated(
      steps.customer,
      parties.some(({ body }) => body.role === 'customer'),
    ),
    stated(steps.agreement, agreements.length > 0),
    stated(steps.source, sources.length > 0),
    stated(
      steps.data,
      health.some(({ accepted, samples }) => accepted + samples > 0),
    ),
    stated(steps.mail, context.mail !== undefined),
    { ...steps.backup, state: 'outside' },
  ];
}
