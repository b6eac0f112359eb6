/** People on all sides, and as whom each of them acts. All invented. */
import type { Level, RecordWritten } from '@troth/core';
import type { Actor, Grant } from '@troth/services';
import { made } from '../steps.ts';
import type { Step } from '../steps.ts';

type Person = RecordWritten<'person'>;

interface Line {
  readonly id: string;
  readonly name: readonly [en: string, zh: string];
  readonly party: string;
  readonly title: readonly [en: string, zh: string];
  readonly level?: Level;
  readonly more?: Partial<Person>;
}

const own = (
  ...[id, name, level, title, more = {}]: [string, Line['name'], Level, Line['title'], Partial<Person>?]
): Line => ({
  id,
  name,
  party: 'harbourline',
  title,
  level,
  more,
});
const other = (
  ...[id, name, party, title, more = {}]: [string, Line['name'], string, Line['title'], Partial<Person>?]
): Line => ({
  id,
  name,
  party,
  title,
  more,
});

const lines: readonly Line[] = [
  own('ada', ['Ada Cheung', '張雅達'], 5, ['Service level manager', '服務水平經理'], {
    roles: ['service-level-manager'],
  }),
  own('ben', ['Ben Ho', '何本'], 2, ['Duty analyst, network operations centre', '網絡營運中心值班分析員'], {
    roles: ['noc'],
  }),
  own('carmen', ['Carmen Li', '李嘉敏'], 4, ['Service delivery coordinator', '服務交付統籌']),
  own('derek', ['Derek Wong', '黃德力'], 6, ['Head of service management', '服務管理主管'], {
    maySign: true,
    authority: { amount: '5000000.00', currency: 'HKD' },
  }),
  own('eva', ['Eva Lam', '林綺華'], 7, ['Managing director', '董事總經理'], { maySign: true }),
  own('felix', ['Felix Ng', '吳浩然'], 5, ['Supplier manager', '供應商經理'], {
    roles: ['supplier-manager'],
    maySign: true,
    authority: { amount: '500000.00', currency: 'HKD' },
  }),
  own('grace', ['Grace Tse', '謝慧思'], 5, ['In-house counsel', '內部法律顧問'], { roles: ['legal'] }),
  own('henry', ['Henry Yip', '葉恆理'], 4, ['Billing manager', '帳務經理'], { roles: ['finance'] }),
  own('iris', ['Iris Chan', '陳可晴'], 4, ['Internal auditor', '內部審計師'], { roles: ['auditor'] }),
  own('leo', ['Leo Mak', '麥立奧'], 4, ['Service desk lead', '服務台主管'], { roles: ['service-desk'] }),
  own('ivan-tam', ['Ivan Tam', '譚逸凡'], 4, ['NOC manager', '網絡營運中心經理'], { roles: ['noc'] }),
  own('queenie-ho', ['Queenie Ho', '何君怡'], 4, ['Core network lead', '核心網絡主管']),
  own('stephen-lau', ['Stephen Lau', '劉仕豐'], 4, ['Field operations lead', '外勤營運主管'], { roles: ['field'] }),
  own('tracy-kam', ['Tracy Kam', '甘翠詩'], 4, ['Cloud platform lead', '雲端平台主管']),
  own('ursula-fan', ['Ursula Fan', '范雪莎'], 4, ['Security lead', '資訊保安主管']),
  own('victor-chu', ['Victor Chu', '朱偉達'], 4, ['Provisioning lead', '開通主管']),
  other('jack', ['Jack Fong', '方積'], 'lion-rock', ['IT manager, customer representative', '資訊科技經理、客戶代表']),
  other('lydia-mok', ['Lydia Mok', '莫麗雅'], 'lion-rock', ['Chief operating officer', '營運總監'], { maySign: true }),
  other('karen', ['Karen Doyle', '杜凱琳'], 'thamesgate', ['London operations head', '倫敦營運主管'], {
    maySign: true,
  }),
  other('nora', ['Nora Poon', '潘樂兒'], 'peak-harbour', [
    'Network services manager, customer representative',
    '網絡服務經理、客戶代表',
  ]),
  other('alan-yuen', ['Dr Alan Yuen', '袁亞倫醫生'], 'peak-harbour', ['Chief information officer', '資訊總監'], {
    maySign: true,
  }),
  other('tony-pang', ['Tony Pang', '彭東尼'], 'jade-lantern', ['Head of restaurant systems', '餐廳系統主管'], {
    maySign: true,
    language: 'zh-Hant',
  }),
  other('simon-kwan', ['Simon Kwan', '關西門'], 'kwai-chung', ['Warehouse systems manager', '倉庫系統經理'], {
    maySign: true,
    language: 'zh-Hant',
  }),
  other('grace-ip', ['Grace Ip', '葉嘉思'], 'silkroad', ['Head of platform', '平台主管'], { maySign: true }),
  other('wing-lo', ['Wing Lo', '羅永'], 'tai-ping', ['Plant IT lead', '廠房資訊科技主管'], {
    maySign: true,
    language: 'zh-Hant',
  }),
  other('helen-shum', ['Helen Shum', '岑海倫'], 'nt-education', ['Head of information technology', '資訊科技主任'], {
    maySign: true,
    language: 'zh-Hant',
  }),
  other('patrick-ngai', ['Patrick Ngai', '魏栢德'], 'wan-chai-legal', ['Chambers manager', '事務所經理'], {
    maySign: true,
  }),
  other('nora-lui', ['Nora Lui', '呂娜'], 'orchid', ['Group IT director', '集團資訊科技總監'], { maySign: true }),
  other('mabel-siu', ['Mabel Siu', '蕭美寶'], 'eastbay', ['Operations manager', '營運經理'], { maySign: true }),
  other('raymond-tse', ['Raymond Tse', '謝偉文'], 'metrokiosk', ['Operations director', '營運董事'], {
    maySign: true,
    language: 'zh-Hant',
  }),
  other('mina', ['Mina Sato', '佐藤美奈'], 'victoria-fibre', ['Account manager', '客戶經理'], { maySign: true }),
  other('chen-wei', ['Chen Wei', '陳偉'], 'pearl-delta', ['Account manager', '客戶經理'], {
    maySign: true,
    language: 'zh-Hant',
  }),
  other('amir-rahman', ['Amir Rahman', '拉曼'], 'trans-asia-subsea', ['Service manager', '服務經理'], {
    maySign: true,
  }),
  other('sarah-webb', ['Sarah Webb', '韋莎拉'], 'albion-connect', ['Account director', '客戶總監'], { maySign: true }),
  other('kelvin-mok', ['Kelvin Mok', '莫家榮'], 'skyline-dc', ['Account manager', '客戶經理'], { maySign: true }),
  other('ivy-chow', ['Ivy Chow', '周愛怡'], 'cloudnine', ['Customer success manager', '客戶成功經理'], {
    maySign: true,
  }),
  other('omar-said', ['Omar Said', '薩義德'], 'sentinelwatch', ['Service delivery manager', '服務交付經理'], {
    maySign: true,
  }),
  other('lok-yiu', ['Lok Yiu', '姚樂'], 'fixit', ['Contract manager', '合約經理'], {
    maySign: true,
    language: 'zh-Hant',
  }),
  other('dana-klein', ['Dana Klein', '克萊恩'], 'scrubnet', ['Account manager', '客戶經理'], { maySign: true }),
];

const suppliers = new Set([
  'victoria-fibre',
  'pearl-delta',
  'trans-asia-subsea',
  'albion-connect',
  'skyline-dc',
  'cloudnine',
  'sentinelwatch',
  'fixit',
  'scrubnet',
]);

export interface Identity {
  readonly id: string;
  readonly name: Person['name'];
  readonly title: NonNullable<Person['title']>;
  readonly party: string;
  readonly side: 'own' | 'customer' | 'supplier';
  readonly level?: Level | undefined;
}

const sideOf = (party: string): Identity['side'] =>
  party === 'harbourline' ? 'own' : suppliers.has(party) ? 'supplier' : 'customer';

const identityOf = ({ id, name: [en, zh], party, title, level }: Line): Identity => ({
  id,
  name: { en, 'zh-Hant': zh },
  title: { en: title[0], 'zh-Hant': title[1] },
  party,
  side: sideOf(party),
  level,
});

/** Everybody, in the order in which a sign-in page offers them. */
export const identities: readonly Identity[] = lines.map(identityOf);

/** "ada@harbourline.example". */
export const emailOf = ({ id, party }: Pick<Identity, 'id' | 'party'>): string =>
  `${id.replace('-', '.')}@${party}.example`;

const byId = new Map(identities.map((identity) => [identity.id, identity]));
const allOf = (...scopes: readonly Grant['scope'][]): readonly Grant[] => scopes.map((scope) => ({ scope }));
const ownGrants = allOf(
  'read',
  'records:write',
  'evidence:write',
  'decisions:write',
  'statements:write',
  'agreements:write',
  'sources:write',
);
const partyGrants = allOf('portal', 'records:write');

/** Takes part in nothing but audits. */
const auditor = 'iris';

/** As whom somebody acts; `system` for the machinery. */
export function actorOf(id: string): Actor {
  if (id === 'system') return { id: 'system', grants: [{ scope: 'admin' }] };
  const found = byId.get(id);
  if (found === undefined) throw new TypeError(`nobody in the demo company is called ${id}`);
  const { side, level, party } = found;
  if (id === auditor)
    return { id: `person:${id}`, side, level: 0, grants: allOf('read', 'people:read', 'audits:write') };
  const actor = { id: `person:${id}`, side, grants: side === 'own' ? ownGrants : partyGrants };
  return side === 'own' ? { ...actor, ...(level === undefined ? {} : { level }) } : { ...actor, party };
}

const bodyOf = ({ id, name: [en, zh], party, title, level, more }: Line): Person => ({
  name: { en, 'zh-Hant': zh },
  party,
  title: { en: title[0], 'zh-Hant': title[1] },
  email: emailOf({ id, party }),
  language: 'en',
  ...(level === undefined ? {} : { level }),
  ...more,
});

export const peopleSteps = (at: string): readonly Step[] =>
  lines.map((line) => made('person', { at, by: 'derek', id: line.id, body: bodyOf(line) }));
