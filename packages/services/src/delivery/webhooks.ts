import type { Outcome } from '@troth/core';
import type { Command, Context, Question } from '../context.ts';
export interface NewWebhook extends Command {
  readonly id: string;
  readonly url: string;
  /** Empty: every topic. */ readonly topics: readonly string[];
}
export interface WebhookSummary {
  readonly id: string;
  readonly url: string;
  readonly topics: readonly string[];
  readonly secrets: number;
  readonly version: number;
  readonly retired: boolean;
}
/** `secret` ("whsec_…") is shown this once. */
export async function registerWebhook(
  context: Context,
  command: NewWebhook,
): Promise<Outcome<WebhookSummary & { readonly secret: string }>> {
  throw new Error(`${context} ${command}`);
}
/** A new secret beside the old one; the one before that is forgotten. */
export async function rotateWebhookSecret(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<WebhookSummary & { readonly secret: string }>> {
  throw new Error(`${context} ${command}`);
}
export async function removeWebhook(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<WebhookSummary>> {
  throw new Error(`${context} ${command}`);
}
export async function listWebhooks(context: Context, question: Question): Promise<readonly WebhookSummary[]> {
  throw new Error(`${context} ${question}`);
}
