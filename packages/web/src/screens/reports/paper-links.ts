/** Addresses of papers: kept ones by the hash of their bytes, drafts as they would be issued now. */
export const paperAddress = (sha256: string): string => `/v1/documents/${sha256}`;

export interface Draft {
  readonly agreement: string;
  readonly period: string;
  readonly edition: 'customer' | 'internal';
  readonly language: 'en' | 'zh-Hant';
}

export function draftAddress({ agreement, period, edition, language }: Draft): string {
  const path = `/v1/agreements/${encodeURIComponent(agreement)}/periods/${encodeURIComponent(period)}/report-preview`;
  return `${path}?edition=${edition}&language=${language}&format=html`;
}
