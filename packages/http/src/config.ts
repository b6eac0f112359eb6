/** Settings of the HTTP interface, with defaults that protect. Owns: numbers; the command reads them from its surroundings. */
import type { SignOnProvider } from '@troth/services';
import type { Level } from './metrics.ts';

export interface HttpLimits {
  /** Bytes of a body as it arrives. */
  readonly bodyBytes: number;
  /** Bytes of an evidence body as it arrives: batches are large. */
  readonly evidenceBytes: number;
  /** Bytes of a body after decompression. */
  readonly expandedBytes: number;
  /** A body may not grow by more than this factor when decompressed. */
  readonly expansion: number;
  /** Levels of nesting in JSON. */
  readonly jsonDepth: number;
  /** Bytes of evidence that are being read or wait to be stored; beyond it senders are asked to come back. */
  readonly bytesInFlight: number;
  /** Requests of one organisation that are worked on at once: so many that read, and as many that write. */
  readonly concurrent: number;
  /** Requests per second of one API key, and how many it may save up. */
  readonly perSecond: number;
  readonly burst: number;
  /** Streams of events of one organisation that are open at once. */
  readonly streams: number;
  /** A stream of events says that it is alive this often. */
  readonly heartbeatMs: number;
  /** Requests stored in one transaction. */
  readonly groupRequests: number;
}

export const standardLimits: HttpLimits = {
  bodyBytes: 1_048_576,
  evidenceBytes: 16_777_216,
  expandedBytes: 67_108_864,
  expansion: 200,
  jsonDepth: 64,
  bytesInFlight: 134_217_728,
  concurrent: 64,
  perSecond: 500,
  burst: 2_000,
  streams: 32,
  heartbeatMs: 15_000,
  groupRequests: 64,
};

/** Somebody as whom the demo company may be looked at. */
export interface DemoIdentity {
  readonly id: string;
  readonly login: string;
  readonly name: { readonly en: string; readonly 'zh-Hant'?: string | undefined };
  readonly title: { readonly en: string; readonly 'zh-Hant'?: string | undefined };
  readonly party: string;
  readonly partyName: { readonly en: string; readonly 'zh-Hant'?: string | undefined };
  readonly side: 'own' | 'customer' | 'supplier';
  readonly level?: number | undefined;
}

export interface DemoState {
  readonly clock: string;
  readonly loaded: number;
  readonly of: number;
  readonly ready: boolean;
  readonly password: string;
  readonly identities: readonly DemoIdentity[];
}

/** A mail that would have left: in a demo it is kept to be read. */
export interface DemoMail {
  readonly id: string;
  readonly to: string;
  readonly toName?: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly language: 'en' | 'zh-Hant';
  readonly at: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
}

/** Only where the server shows the demo company. */
export interface Demo {
  state(): DemoState;
  reset(): Promise<void>;
  /** The newest first. */
  readonly mails: () => readonly DemoMail[];
}

export interface HttpConfig {
  readonly version: string;
  /** Where people open it, as in https://troth.example: providers of single sign-on send them back there. */
  readonly publicUrl?: string;
  readonly signOn?: readonly SignOnProvider[];
  readonly demo?: Demo;
  /** Folder of the built web application; missing: only the API is served. */
  readonly application?: URL;
  readonly limits?: Partial<HttpLimits>;
  /** Where `/metrics` is answered: to whoever shows this token, or to this machine only; and figures beyond our own. */
  readonly metrics?: { readonly token?: string; readonly levels?: readonly Level[] };
  /** What else keeps the server from working, as a sentence: too little space. `/readyz` says it. */
  readonly trouble?: () => Promise<string | undefined>;
  /** Reverse proxies whose X-Forwarded-For is believed. */
  readonly trustProxy?: boolean | string;
  /** Structured log lines go here; missing: no log. */
  readonly log?: { readonly level: string; readonly stream?: { write(line: string): void } };
  /** Milliseconds that only go forward; the machine's when missing. */
  readonly monotonic?: () => number;
}

/** For the server that listens: slow clients are let go, and every connection ends some day. */
export const serverTimeouts = {
  /** Header fields have to be there by then. */
  headersTimeout: 5_000,
  /** The whole request has to be there by then. */
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
  maxRequestsPerSocket: 10_000,
} as const;
