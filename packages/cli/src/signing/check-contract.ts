/** A signed contract from bytes to a report and an exit code. Owns: what is printed. Also in the verifier of one file. */
import { verifySignedContract } from '@troth/documents';
import type { ContractTrust } from '@troth/documents';
import type { Language } from '@troth/core';
import { endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { contractText } from './contract-text.ts';

export interface ContractChecking extends ContractTrust {
  readonly json: boolean;
  readonly language: Language;
}

export async function checkContract(
  bytes: Uint8Array,
  { json, language, ...trust }: ContractChecking,
  host: Pick<Host, 'out'>,
): Promise<Ending> {
  const report = await verifySignedContract(bytes, trust);
  const asJson = (): string => `${JSON.stringify({ format: 'troth-contract-report/1', ...report }, undefined, 2)}\n`;
  host.out(json ? asJson() : contractText(report, language));
  // Who named roots wants signatures that they vouch for.
  return report.valid && (trust.trust === undefined || report.trusted) ? endings.ok : endings.missed;
}
