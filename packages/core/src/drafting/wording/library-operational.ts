/** Approved wording of K01 to K12 and K15 to K18: who, what, when, how it is measured, reported, reviewed and changed. */
import type { Passage } from './passage.ts';

/** Further prose of a clause. */
const prose = (id: string, en: string, zh: string): Passage => at('clauses', id, { en, 'zh-Hant': zh });

function at(place: string, id: string, text: Passage['text']): Passage {
  return { id, clause: id.slice(0, 3), place, version: 1, text };
}

export const operationalWording: readonly Passage[] = [
  prose(
    'K01-authority',
    'Whoever signs confirms the authority stated beside the name. A change of representative takes effect when the other party is told in writing.',
    '簽署人確認具備其姓名旁所列的權限。代表如有更改，於書面通知對方後生效。',
  ),
  at('purpose.text', 'K02-purpose', {
    en: 'It states what is promised, how that is measured, and what follows when it is not attained, so that both parties read the same figures.',
    'zh-Hant': '本協議訂明所作承諾、其量度方法及未達標的後果，使雙方以同一數字為依據。',
  }),
  at('purpose.text', 'K02-internal', {
    en: 'It states what one group does for others so that the promises made to customers hold. It creates no claim for money.',
    'zh-Hant': '本協議訂明一個組別為其他組別所作的工作，使對客戶的承諾得以履行；並不產生任何金錢申索。',
  }),
  at('purpose.text', 'K02-underpinning', {
    en: 'It states what the supplier delivers so that the Customer can keep its own promises to others.',
    'zh-Hant': '本協議訂明支援供應商須提供的服務，使客戶得以履行其對他方的承諾。',
  }),
  at('purpose.text', 'K02-expectation', {
    en: 'It states what may be expected. Figures are reported in good faith; nobody owes money for them.',
    'zh-Hant': '本文件載列可預期的服務水平。數字如實報告，任何一方均無須因此付款。',
  }),
  prose(
    'K03-onboarding',
    'Measurement begins on the first day of the term. What was delivered before it is not judged.',
    '量度由期限首日開始；此前提供的服務不予評核。',
  ),
  prose(
    'K05-holidays',
    'A holiday list applies as its authority has published it for the year. A holiday announced later counts from its announcement.',
    '假期表以主管當局就該年度公布者為準；其後公布的假期自公布時起適用。',
  ),
  at('priorities.regrading', 'K07-regrading', {
    en: 'Either party may ask for another priority with a reason. The new priority holds from the moment of the change and is kept with the case.',
    'zh-Hant': '任何一方可附理由要求更改級別。新級別由更改時起適用，並記錄於個案。',
  }),
  prose(
    'K08-above',
    'Where volumes stay above a limit, the parties review demand and price before they change a target.',
    '工作量持續高於上限時，雙方須先檢討需求及價格，方可更改目標。',
  ),
  prose(
    'K09-proof',
    'Whoever relies on an exclusion proves it. Time that is neither proved nor accepted counts.',
    '援引不計時間的一方須負責舉證。未經證明或接納的時間照常計算。',
  ),
  prose(
    'K09-weather',
    'A weather signal suspends attendance at sites while it is in force. It does not excuse the service itself unless the list above says so.',
    '惡劣天氣信號生效期間，暫停到場服務；除上列另有訂明外，服務本身不因此獲豁免。',
  ),
  prose(
    'K10-works',
    'The notice of works names the services and sites concerned, the window and the expected interruption.',
    '工程通知須列明受影響的服務及地點、工程時段及預計中斷時間。',
  ),
  prose(
    'K11-records',
    'Each party may inspect the records from which a figure was computed, and may compute it again.',
    '任何一方均可查閱計算數字所依據的紀錄，並可自行重新計算。',
  ),
  prose(
    'K12-report',
    'The report shows for each target the value, the target, the verdict, the credit and how complete the data was.',
    '報告須就每項目標列出數值、目標、判定、補償及數據完整程度。',
  ),
  prose(
    'K15-reports',
    'A problem report is received when it reaches one of the channels named, whoever answers it.',
    '問題報告一經送達上述任何渠道，即視為收到，不論由何人回應。',
  ),
  prose(
    'K16-neglect',
    'A party that learns of a neglected duty tells the other. Time lost through it is decided under the clause on exclusions.',
    '任何一方得悉有職責未獲履行，須通知對方；因此損失的時間按不計時間條款處理。',
  ),
  prose(
    'K17-review',
    'The review looks at results, open actions, works to come, volumes and the wishes of users. Its minutes name actions, owners and dates.',
    '檢討內容包括成績、未完成行動、預定工程、工作量及用戶意見；會議紀錄須列明行動、負責人及日期。',
  ),
  at('amendment.rule', 'K18-rule', {
    en: 'This agreement is changed only in writing, signed by persons with the same authority as those who signed it.',
    'zh-Hant': '本協議只可以書面修訂，並須由與原簽署人具同等權限的人士簽署。',
  }),
  at('amendment.rule', 'K18-internal', {
    en: 'This agreement is changed in writing by the lead of the group and the service level manager.',
    'zh-Hant': '本協議由組別主管與服務水平經理以書面修訂。',
  }),
];
