/** Keys that contracts are signed and sealed with, as the settings name them. Owns: reading them, and saying at the start what is wrong. */
import { readFileSync } from 'node:fs';
import { pkcs11Signer, timeStampOver } from '@troth/connectors';
import { Instant } from '@troth/core';
import { certificatesIn, holderOf, readSigner } from '@troth/documents';
import type { Authority, DocumentSigner } from '@troth/documents';
import { sealingWith } from '@troth/services';
import type { Sealing, SealingKeys } from '@troth/services';
import type { Configuration } from '../configuration/settings.ts';
import { badInput } from '../endings.ts';
import type { Host } from '../host.ts';
import { readAuthority } from '../signing/authority-files.ts';
import { version } from '../version.ts';
import type { Log } from './log.ts';

/** Undefined where nothing is set up: contracts cannot be signed here. Throws BadInput for what cannot be used. */
export async function sealingOf(configuration: Configuration, host: Host): Promise<Sealing | undefined> {
  const { 'signing.authority': directory } = configuration;
  if (directory === undefined) {
    if (Object.entries(configuration).some(([name, value]) => name.startsWith('signing.') && value !== undefined))
      throw badInput(
        'signing.authority: set it, too: certificates of people come from it. "troth authority create" makes one',
      );
    return undefined;
  }
  const authority = readAuthority(directory, 'signing.authority');
  const seal = (await sealKey(configuration, host)) ?? authority.seal;
  const clock = (): Instant => Instant.of(host.now());
  const stamps = timeStamps(configuration, authority, clock);
  const [own = new Uint8Array()] = seal.certificates;
  const { name, organisation = name } = holderOf(own);
  const [top] = seal.certificates.slice(-1);
  const trust = [authority.root, ...stamps.stampRules.trust, ...(top === undefined ? [] : [pemText(top)])];
  return sealingWith({
    signerFor: authority.signerFor,
    seal,
    organisation,
    ...stamps,
    trust: [...new Set(trust)],
    clock,
    program: `troth ${version}`,
  });
}

type Stamps = Pick<SealingKeys, 'timeStamp'> & {
  readonly stampRules: { readonly trust: readonly string[]; readonly policy: string | undefined };
};

function timeStamps(configuration: Configuration, authority: Authority, clock: () => Instant): Stamps {
  const { mode, 'signing.timeStampUrl': url, 'signing.timeStampTrust': file } = configuration;
  const policy = configuration['signing.timeStampPolicy'];
  const trust = file === undefined ? [authority.root] : [text(file, 'signing.timeStampTrust')];
  if (certificatesIn(trust.join('')).length === 0)
    throw badInput(`signing.timeStampTrust: ${file ?? ''} holds no certificate in PEM`);
  if (url !== undefined) return { timeStamp: timeStampOver(url), stampRules: { trust, policy } };
  if (mode === 'production')
    throw badInput(
      'In production times are not stamped by the server that signs: set signing.timeStampUrl, and with an authority of others signing.timeStampTrust',
    );
  return {
    timeStamp: (request) => authority.answer(request, clock()),
    stampRules: { trust: [authority.root], policy },
  };
}

/** The organisation's own, from a file or a token; undefined: the authority's. */
async function sealKey(configuration: Configuration, host: Host): Promise<DocumentSigner | undefined> {
  const {
    'signing.sealKey': key,
    'signing.sealCertificate': certificate,
    'signing.sealPassword': password,
  } = configuration;
  const { 'signing.tokenModule': module, 'signing.tokenKey': id, 'signing.tokenPin': pin } = configuration;
  const certificates = certificate === undefined ? undefined : text(certificate, 'signing.sealCertificate');
  if (module !== undefined) {
    if (id === undefined || pin === undefined || certificates === undefined)
      throw badInput('signing.tokenModule: set signing.tokenKey, signing.tokenPin and signing.sealCertificate, too');
    const token = configuration['signing.tokenLabel'];
    const chain = certificatesIn(certificates);
    if (chain.length === 0) throw badInput(`signing.sealCertificate: ${certificate ?? ''} holds no certificate in PEM`);
    return pkcs11Signer({ module, token, id, pin, certificates: chain, environment: host.env });
  }
  if (key === undefined) return undefined;
  const signer = await readSigner({ key: bytes(key, 'signing.sealKey'), certificates, password });
  if (!signer.ok) throw badInput(`signing.sealKey: ${key}: ${signer.refusals[0]?.message ?? ''}`);
  return signer.value;
}

function bytes(file: string, setting: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw badInput(`${setting}: ${file} cannot be read: ${code === 'ENOENT' ? 'no such file' : code}`);
  }
}

const text = (file: string, setting: string): string => Buffer.from(bytes(file, setting)).toString('utf8');

const pemText = (certificate: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64').replaceAll(/.{64}/gu, '$&\n')}\n-----END CERTIFICATE-----\n`;

/** Tried once at the start, so that who runs the server knows before anybody is asked to sign. */
export async function tellSealing(sealing: Sealing | undefined, log: Log, now: Instant): Promise<void> {
  if (sealing === undefined) return log.say('info', 'signing: no authority is set up; contracts cannot be signed here');
  const checked = await sealing.check(now);
  if (!checked.ok) for (const { message } of checked.refusals) log.say('error', `signing: ${message}`);
  else {
    const { seal, timeStamps: by, warnings } = checked.value;
    log.say('info', `signing: seals as "${seal.name}", times by "${by}"`);
    for (const warning of warnings) log.say('warn', `signing: ${warning}`);
  }
}
