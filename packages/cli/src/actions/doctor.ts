/** `troth doctor`. */
import { verifyLedgers } from '@troth/stores';
import type { DoctorOptions } from '../commands/doctor.ts';
import { configurationFor } from '../configuration/from-options.ts';
import type { Configuration } from '../configuration/settings.ts';
import { endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { publicKeyLine } from '../server/keys.ts';
import { logOf } from '../server/log.ts';
import { openExisting } from '../server/open-store.ts';

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly severity: 'refuse' | 'warn' | 'info';
  readonly detail: string;
}

export async function examine(options: DoctorOptions, host: Host): Promise<Ending> {
  const { configuration } = configurationFor(options, host, { 'log.level': 'silent', mode: 'development' });
  const { store } = await openExisting(configuration, host, logOf(configuration, host));
  try {
    const findings: Finding[] = [...(await store.selfTest()), keyFinding(configuration)];
    if (options.deep === true) {
      const faults = await verifyLedgers(store);
      if (faults.length === 0)
        findings.push({
          what: 'ledgers',
          ok: true,
          severity: 'refuse',
          detail: 'every entry agrees with what is held',
        });
      for (const { organisation, message } of faults)
        findings.push({ what: `ledger of ${organisation}`, ok: false, severity: 'refuse', detail: message });
    }
    const { engine, place, kind } = store.facts;
    if (options.json === true) host.out(`${JSON.stringify({ store: store.facts, findings }, undefined, 2)}\n`);
    else host.out(`${kind}, ${engine}, ${place}\n${findings.map(line).join('')}`);
    return findings.some(({ ok, severity }) => !ok && severity === 'refuse') ? endings.missed : endings.ok;
  } finally {
    await store.close();
  }
}

/** The other party checks packs with it: it has to be found somewhere. */
function keyFinding(configuration: Configuration): Finding {
  const key = publicKeyLine(configuration);
  const detail = key ?? 'none yet; the first "troth serve" makes one where none is given';
  return { what: 'public key of checkpoints', ok: true, severity: 'info', detail };
}

function line({ ok, severity, what, detail }: Finding): string {
  const mark = ok ? '✓' : severity === 'refuse' ? '✗' : '!';
  return `${mark} ${what}: ${detail}\n`;
}
