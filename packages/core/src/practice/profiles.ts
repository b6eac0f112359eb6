/**
 * Who may do what, by responsibility: one readable table, the same for the server that decides and the screen that explains.
 * Owns: profiles, what each is granted, and the words for it. Does not own: which operation asks for which grant (http), the
 * level that an act on a record needs (the record's kind).
 */
import type { Localized } from '../terms/text.ts';
import type { Level, Side } from './record-kind.ts';

interface Profile {
  readonly names: Localized;
  /** Scopes it is granted. */
  readonly scopes: readonly string[];
  readonly may: readonly Localized[];
  readonly mayNot: readonly Localized[];
}

const say = (en: string, zh: string): Localized => ({ en, 'zh-Hant': zh });

const editEvidence = say(
  'edit evidence: nobody may, corrections are new rows',
  '修改證據：任何人均不可，更正須另立新行',
);

export const profiles = {
  guest: {
    names: say('Guest', '訪客'),
    scopes: ['read'],
    may: [say('read what the organisation shares', '閱讀機構內共享的內容')],
    mayNot: [say('write anything', '寫入任何內容')],
  },
  assist: {
    names: say('Level 2: Assist', '第 2 級 · 協助'),
    scopes: ['read', 'evidence:write', 'records:write'],
    may: [
      say('log measurements, tickets and outages', '記錄量度、工單及中斷'),
      say('see the promise beside the fact', '對照承諾與事實'),
    ],
    mayNot: [say('propose or decide exclusions', '提出或裁定豁除')],
  },
  apply: {
    names: say('Level 3: Apply', '第 3 級 · 應用'),
    scopes: ['read', 'evidence:write', 'records:write'],
    may: [
      say('do the daily check', '進行每日檢視'),
      say('draft and send warnings', '草擬及發出預警'),
      say('propose deterioration plans', '提出降級計劃'),
    ],
    mayNot: [say('commit to targets', '承諾目標')],
  },
  enable: {
    names: say('Level 4: Enable', '第 4 級 · 執行'),
    scopes: ['read', 'evidence:write', 'records:write', 'statements:write'],
    may: [
      say('analyse, and run actions', '分析並推行措施'),
      say('draft reports', '草擬報告'),
      say('propose exclusions and restatements', '提出豁除及重列'),
    ],
    mayNot: [say('approve reports', '批准報告')],
  },
  ensure: {
    names: say('Level 5: Ensure, advise', '第 5 級 · 確保及建議'),
    scopes: [
      'read',
      'evidence:write',
      'records:write',
      'statements:write',
      'decisions:write',
      'agreements:write',
      'sources:write',
    ],
    may: [
      say('decide exclusions that others proposed', '裁定他人提出的豁除'),
      say('draft and negotiate agreements', '草擬及商議協議'),
      say('close periods, approve and issue reports', '結算期間、批准及發出報告'),
    ],
    mayNot: [
      say('accept an unproven gap', '接受未經證明的缺口'),
      say('waive credits above the limit', '豁免超出權限的補償'),
    ],
  },
  initiate: {
    names: say('Level 6: Initiate, influence', '第 6 級 · 主導及影響'),
    scopes: [
      'read',
      'evidence:write',
      'records:write',
      'statements:write',
      'decisions:write',
      'agreements:write',
      'sources:write',
      'webhooks:write',
      'audits:write',
      'people:read',
      'people:write',
    ],
    may: [
      say('accept risks, sign up to authority', '接受風險，並在授權範圍內簽署'),
      say('decide on disruptions and major amendments', '決定重大中斷及重大修訂'),
      say('say who may sign in, up to their own level', '決定誰可登入（以本身級別為上限）'),
    ],
    mayNot: [say('authorise strategic resources', '批核策略性資源')],
  },
  strategy: {
    names: say('Level 7: Set strategy', '第 7 級 · 制定策略'),
    scopes: [
      'read',
      'evidence:write',
      'records:write',
      'statements:write',
      'decisions:write',
      'agreements:write',
      'sources:write',
      'webhooks:write',
      'audits:write',
      'people:read',
      'people:write',
    ],
    may: [
      say('set strategy and authorise resources', '制定策略及批核資源'),
      say('lead executive relationships', '主理高層關係'),
    ],
    mayNot: [editEvidence],
  },
  auditor: {
    names: say('Auditor', '審計員'),
    scopes: ['read', 'people:read', 'audits:write'],
    may: [say('read everything, and compute it again', '閱讀一切，並可重新計算')],
    mayNot: [say('write anything but audits', '寫入審計以外的任何內容')],
  },
  customer: {
    names: say('Customer', '客戶'),
    scopes: ['portal', 'records:write'],
    may: [
      say('see their own agreements, reports and credits', '查閱本身的協議、報告及補償'),
      say('report problems, dispute results, acknowledge copies', '報告問題、就結果提出爭議、確認文本'),
    ],
    mayNot: [say('see anything of another party', '查閱其他當事方的任何內容')],
  },
  supplier: {
    names: say('Supplier', '供應商'),
    scopes: ['portal', 'records:write'],
    may: [
      say('see their own promises and the work that waits on them', '查閱本身的承諾及待其處理的工作'),
      say('give notice of works, answer claims', '發出工程通知、回應索償'),
    ],
    mayNot: [say('see anything of another party', '查閱其他當事方的任何內容')],
  },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof profiles;

/** What somebody may be besides their level. */
export const accountRoles = {
  administrator: say('Administrator', '系統管理員'),
  auditor: say('Auditor', '審計員'),
} as const;
export type AccountRole = keyof typeof accountRoles;

export interface Standing {
  readonly side: Side;
  readonly level: Level;
  readonly roles: readonly AccountRole[];
}

const byLevel: Readonly<Record<Level, ProfileName>> = {
  0: 'guest',
  2: 'assist',
  3: 'apply',
  4: 'enable',
  5: 'ensure',
  6: 'initiate',
  7: 'strategy',
};

/** The one profile that somebody has. An auditor has no other: who examines does not take part. */
export function profileOf({ side, level, roles }: Standing): ProfileName {
  if (side !== 'own') return side;
  return roles.includes('auditor') ? 'auditor' : byLevel[level];
}
