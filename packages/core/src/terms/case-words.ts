/**
 * Types of cases and reasons of pauses in Chinese. They are names of the agreement's own, in English as a rule; those that are usual are
 * said in words, any other stands as its author wrote it.
 */
const usual: Readonly<Record<string, string>> = {
  incident: '事故',
  request: '要求',
  order: '訂單',
  'outage-notice': '中斷通知',
  'cause-report': '成因報告',
  'data-export': '數據匯出',
  disaster: '災難復原',
  'critical-patch': '關鍵修補',
  'remote-hands': '遙距協助',
  'site-access': '進入地點',
  'site-visit': '到場',
  'cross-connect': '跳線',
  alert: '警報',
  attack: '攻擊',
  weakness: '弱點',
  'notifiable-incident': '須通報事故',
  part: '零件',
  'waiting-for-customer': '等候客戶',
  'waiting-for-user': '等候用戶',
  'waiting-for-approval': '等候批准',
  'agreed-date': '議定的日期',
  'access-refused': '未獲准進入',
  'force-majeure': '不可抗力',
};

export const caseWordInChinese = (name: string): string => (Object.hasOwn(usual, name) ? (usual[name] ?? name) : name);
