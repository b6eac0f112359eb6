/**
 * What is asked of a customer, by type of service: each question knows the measure it leads to. Owns: questions and sets, in both
 * languages. Does not own: answers (records), what becomes of them (services).
 */
import type { Localized } from '../../terms/text.ts';

export interface Question {
  readonly id: string;
  readonly ask: Localized;
  /** Missing: it is asked for what it tells, and leads to no number. */
  readonly measure?: string;
}

const question = (...[id, measure, en, zh]: [string, string | undefined, string, string]): Question => ({
  id,
  ask: { en, 'zh-Hant': zh },
  ...(measure === undefined ? {} : { measure }),
});

/** Asked of everybody, whatever the service. */
const everywhere: readonly Question[] = [
  question(
    'business',
    undefined,
    'What does your business do over it, and what stops when it stops?',
    '你們靠它做什麼業務？它停了，什麼會跟着停？',
  ),
  question('downtime', 'availability', 'What share of the time must it work?', '它須有多少比例的時間可用？'),
  question('restore', 'restore', 'When it fails, how soon must it work again?', '中斷後須在多久內復原？'),
  question('response', 'response', 'How soon must somebody of ours be working on it?', '我們須在多久內着手處理？'),
];

const told = question(
  'updates',
  'update',
  'While it lasts, how often do you want to hear from us?',
  '處理期間，你們希望多久收到一次進度通報？',
);
const often = question('outages', 'outages', 'How many interruptions can you live with?', '你們可以接受多少次中斷？');
const content = question(
  'satisfaction',
  'satisfaction',
  'How will you know that your people are content?',
  '你們如何得知用戶是否滿意？',
);

const network: readonly Question[] = [
  ...everywhere,
  question(
    'delay',
    'latency',
    'What round-trip delay do your applications bear?',
    '你們的應用系統可承受多長的往返時延？',
  ),
  question('jitter', 'jitter', 'How much may delay vary, for voice and video?', '語音及視像可承受多大的時延變化？'),
  question('loss', 'loss', 'How much loss of packets can you bear?', '可承受多少封包遺失？'),
  often,
  question(
    'longest',
    'longest-outage',
    'How long may one interruption last at the very most?',
    '單次中斷最長可以多久？',
  ),
  told,
  question('on-site', 'attendance', 'How soon must somebody stand at your door?', '人員須在多久內到場？'),
  question('new-sites', 'delivery', 'How soon must a new branch be connected?', '新分行須在多久內接通？'),
  question('fixes', 'resolve', 'How soon must the cause be removed for good?', '須在多久內徹底解決成因？'),
  content,
];

const helpdesk: readonly Question[] = [
  ...everywhere,
  question(
    'calls',
    'answered',
    'What share of calls must be answered within half a minute?',
    '須在半分鐘內接聽的來電比例為何？',
  ),
  question(
    'first-contact',
    'first-contact',
    'What share must be solved at once, without passing on?',
    '須即時解決而毋須轉交的比例為何？',
  ),
  question('fixes', 'resolve', 'How soon must a request be done?', '請求須在多久內完成？'),
  told,
  content,
];

const recovering: readonly Question[] = [
  question(
    'data-loss',
    'data-loss',
    'How much work may be lost when it fails, in time?',
    '系統故障時，最多可遺失多長時間的數據？',
  ),
  question(
    'disaster',
    'recovery',
    'After a disaster, how soon must it run elsewhere?',
    '發生災難後，須在多久內於別處恢復運作？',
  ),
  question('backups', 'backups', 'What share of backups must succeed?', '備份成功率須達多少？'),
];

const page = question('speed', 'page-time', 'How long may a page or transaction take?', '頁面或交易最長可需時多久？');

export interface InterviewSet {
  readonly type: string;
  readonly names: Localized;
  readonly questions: readonly Question[];
}

const set = (...[type, en, zh, questions]: [string, string, string, readonly Question[]]): InterviewSet => ({
  type,
  names: { en, 'zh-Hant': zh },
  questions,
});

export const interviewSets: readonly InterviewSet[] = [
  set('network', 'Network', '網絡', network),
  set('helpdesk', 'Help desk', '服務台', helpdesk),
  set('cloud', 'Cloud hosting', '雲端託管', [...everywhere, ...recovering, often, told]),
  set('saas', 'Software as a service', '軟件即服務', [...everywhere, page, ...recovering, content]),
  set('application', 'Application', '應用系統', [
    ...everywhere,
    page,
    question('fixes', 'resolve', 'How soon must a fault be mended for good?', '故障須在多久內徹底修正？'),
    ...recovering.slice(0, 2),
    content,
  ]),
  set('colocation', 'Colocation', '機房託管', [
    ...everywhere,
    question(
      'climate',
      'climate',
      'What share of the time must temperature and humidity be right?',
      '溫濕度須有多少比例的時間達標？',
    ),
    question('on-site', 'attendance', 'How soon must hands be at your rack?', '人員須在多久內到達你們的機櫃？'),
    question('new-sites', 'delivery', 'How soon must a cross-connect be ready?', '交叉連接須在多久內備妥？'),
  ]),
  set('security', 'Security', '資訊保安', [
    ...everywhere,
    question('contain', 'resolve', 'How soon must an attack be contained?', '須在多久內遏止攻擊？'),
    told,
    question('reports', 'duties', 'What must be reported on time, to whom?', '哪些事項須按時報告？向誰報告？'),
  ]),
  set('field', 'Field service', '外勤服務', [
    ...everywhere,
    question('on-site', 'attendance', 'How soon must somebody be on site?', '人員須在多久內到場？'),
    question('fixes', 'resolve', 'How soon must it be repaired?', '須在多久內修妥？'),
    content,
  ]),
];

export const interviewSet = (type: string): InterviewSet | undefined => interviewSets.find((one) => one.type === type);
