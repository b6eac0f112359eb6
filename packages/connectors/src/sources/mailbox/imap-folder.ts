/** A folder over IMAP. Owns: the connection and its limits. Does not own: what mails mean. */
import { isIP } from 'node:net';
import { ImapFlow } from 'imapflow';
import { allowedAddress } from '../wire/forbidden-addresses.ts';
import type { Folder, FoundMail, OpenFolder } from './open-folder.ts';
import type { MailboxTerms } from './terms.ts';

const patience = { connectionTimeout: 20_000, greetingTimeout: 10_000, socketTimeout: 60_000 };

export const openImapFolder: OpenFolder = async (terms, secret) => {
  const client = new ImapFlow({
    // Connected to is what was checked; the certificate is that of the name.
    host: await allowedAddress(terms.host),
    ...(isIP(terms.host) === 0 ? { servername: terms.host } : {}),
    port: terms.port,
    secure: terms.encryption === 'tls',
    doSTARTTLS: terms.encryption === 'starttls',
    auth: { user: terms.user, ...(terms.authorization === 'oauth' ? { accessToken: secret } : { pass: secret }) },
    maxLiteralSize: terms.mostBytes + 100_000,
    disableAutoIdle: true,
    logger: false,
    ...patience,
  });
  // A connection that breaks between two questions shows in the next one; without a listener it would end the process.
  client.on('error', () => client.close());
  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(terms.folder, { readOnly: true });
    return over(client, String(uidValidity));
  } catch (error) {
    client.close();
    throw new Error(complaint(error, terms), { cause: error });
  }
};

function over(client: ImapFlow, validity: string): Folder {
  return {
    validity,
    async after(uid, { count, bytes }) {
      const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true });
      // `n:*` means the last mail even when its number is below n.
      const wanted = (found || [])
        .filter((each) => each > uid)
        .sort((a, b) => a - b)
        .slice(0, count);
      if (wanted.length === 0) return [];
      const query = { uid: true, size: true, internalDate: true, source: { start: 0, maxLength: bytes } };
      const mails = await client.fetchAll(wanted, query, { uid: true });
      return mails
        .map((mail): FoundMail => {
          const arrived = mail.internalDate === undefined ? undefined : new Date(mail.internalDate).getTime();
          const source = mail.source ?? new Uint8Array();
          return { uid: mail.uid, size: mail.size ?? source.length, source, arrivedAt: arrived };
        })
        .sort((a, b) => a.uid - b.uid);
    },
    async close() {
      await client.logout().catch(() => client.close());
    },
  };
}

function complaint(error: unknown, { host, user, folder }: MailboxTerms): string {
  if (error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true) {
    return `${host} does not let ${user} in; give the source another secret`;
  }
  const said = error instanceof Error ? error.message : String(error);
  return `the folder ${folder} of ${user} at ${host} could not be opened: ${said}`;
}
