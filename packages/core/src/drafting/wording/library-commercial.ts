/** Approved wording of K13, K14 and K19 to K25: money, consequences, rights, law, the end. */
import type { Passage } from './passage.ts';

/** Further prose of a clause. */
const prose = (id: string, en: string, zh: string): Passage => at('clauses', id, { en, 'zh-Hant': zh });

function at(place: string, id: string, text: Passage['text']): Passage {
  return { id, clause: id.slice(0, 3), place, version: 1, text };
}

export const commercialWording: readonly Passage[] = [
  prose(
    'K13-once',
    'One event is compensated once. Where several promises are missed through it, the credits count together towards the limits above.',
    '同一事件只補償一次。因同一事件未達多項承諾者，各項補償合併計入上述上限。',
  ),
  prose(
    'K13-receivable',
    'Credits are owed to the Customer. The supplier computes them with each report and does not wait for a claim where this agreement says they are automatic.',
    '服務費抵免歸客戶所有。支援供應商須於每次報告時計算；訂明自動給予者，無須申索。',
  ),
  at('consequences.remedialPlan', 'K14-plan', {
    en: 'After a repeated miss the Provider writes a remedial plan with cause, measures, owner and dates, and reports on it until the target is attained again.',
    'zh-Hant': '重複未達標後，供應商須提交補救計劃，列明原因、措施、負責人及日期，並持續報告直至恢復達標。',
  }),
  at('consequences.stepIn', 'K14-escalation', {
    en: 'Where the plan is not kept, the matter goes to the executives named in the escalation ladder.',
    'zh-Hant': '計劃未獲履行者，事項交由升級名單所列的管理人員處理。',
  }),
  at('consequences.termination.*.remedy', 'K14-leave', {
    en: 'The Customer may end the affected service without charge for early termination.',
    'zh-Hant': '客戶可終止受影響的服務，無須支付提前終止費用。',
  }),
  at('consequences.termination.*.remedy', 'K14-group-plan', {
    en: 'The lead of the group writes a plan, and the head of service management agrees to it.',
    'zh-Hant': '組別主管須撰寫改善計劃，由服務管理主管同意。',
  }),
  at('warranties.warranties.*', 'K19-care', {
    en: 'The Provider performs the services with reasonable care and skill, by people who are trained for them.',
    'zh-Hant': '供應商以合理謹慎及技能，由受過相關訓練的人員提供服務。',
  }),
  at('warranties.warranties.*', 'K19-right', {
    en: 'The Provider holds the rights, licences and permits that the services need.',
    'zh-Hant': '供應商持有提供服務所需的權利、牌照及許可。',
  }),
  at('warranties.legitimateInterest', 'K19-interest', {
    en: 'The Customer has a legitimate interest in a service at the level that it pays for. Credits adjust the price to the level received; they are not a punishment.',
    'zh-Hant': '客戶對取得與其所付價格相稱的服務水平具有正當利益。補償按實際所得的水平調整價格，並非懲罰。',
  }),
  prose(
    'K19-again',
    'What was not performed as promised is performed again without charge before other remedies are sought.',
    '未按承諾履行者，須先免費重新履行，其後方尋求其他補救。',
  ),
  at('confidentiality.licence', 'K20-licence', {
    en: 'Each party may use reports and records within its own organisation and show them to its auditors and advisers.',
    'zh-Hant': '任何一方可於其機構內部使用報告及紀錄，並可向其核數師及顧問展示。',
  }),
  prose(
    'K20-secrets',
    'Each party keeps secret what the other marks as confidential or what is plainly so, and gives it only to those who need it for this agreement.',
    '任何一方須就對方標明機密或性質上顯屬機密的資料保密，並只可向因本協議而有需要的人士提供。',
  ),
  at('legal.governingLaw', 'K21-hong-kong', {
    en: 'Laws of the Hong Kong Special Administrative Region',
    'zh-Hant': '香港特別行政區法律',
  }),
  at('legal.governingLaw', 'K21-england', { en: 'Laws of England and Wales', 'zh-Hant': '英格蘭及威爾斯法律' }),
  at('legal.forum', 'K21-hong-kong-courts', { en: 'Courts of Hong Kong', 'zh-Hant': '香港法院' }),
  at('legal.forum', 'K21-english-courts', { en: 'Courts of England and Wales', 'zh-Hant': '英格蘭及威爾斯法院' }),
  prose(
    'K21-safety',
    'People who work at a site follow its safety rules and the instructions of whoever is responsible for it. Work that is not safe is stopped.',
    '在場工作人員須遵守該地點的安全守則及負責人的指示；不安全的工作須立即停止。',
  ),
  prose(
    'K22-figures',
    'Sustainability figures state their boundary and the source of their factors, and are given with the yearly review.',
    '可持續發展數字須註明其範圍及換算因子來源，並於年度檢討時提交。',
  ),
  prose(
    'K23-events',
    'Targets that were suspended hold again from the moment at which the event ends and the Provider is told of it.',
    '暫停的目標，自事件結束並通知供應商時起恢復適用。',
  ),
  at('exit.plan', 'K24-plan', {
    en: 'At the end the Provider hands over what the Customer needs to go on, with documents and passwords, and makes up a final account of credits.',
    'zh-Hant': '協議終結時，供應商須移交客戶繼續運作所需的一切，包括文件及密碼，並結算餘下補償。',
  }),
  at('exit.assistance', 'K24-assistance', {
    en: 'The Provider helps a successor at its usual rates, and keeps the promised levels until the last day.',
    'zh-Hant': '供應商按其慣常收費協助接任者，並維持所承諾的水平至最後一日。',
  }),
  prose(
    'K25-copies',
    'Only controlled copies count. A copy that is replaced is given back or destroyed by whoever holds it.',
    '只有受控副本有效。已被取代的副本，須由持有人交還或銷毀。',
  ),
];
