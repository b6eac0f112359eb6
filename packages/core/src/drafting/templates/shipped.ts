/** The templates that ship with the product, read by the same schema as any other. */
import { applicationSupport } from './shipped/application-support.ts';
import { behindApplications } from './shipped/behind-applications.ts';
import { behindNetworks } from './shipped/behind-networks.ts';
import { serviceExpectation } from './shipped/behind.ts';
import { cloudHosting } from './shipped/cloud-hosting.ts';
import { colocation } from './shipped/colocation.ts';
import { fieldMaintenance } from './shipped/field-maintenance.ts';
import { helpdesk } from './shipped/helpdesk.ts';
import { networkConnectivity } from './shipped/network-connectivity.ts';
import { saas } from './shipped/saas.ts';
import { securityOperations } from './shipped/security-operations.ts';
import { templateSchema } from './template.ts';
import type { Template, WrittenTemplate } from './template.ts';

const written: readonly WrittenTemplate[] = [
  networkConnectivity,
  helpdesk,
  cloudHosting,
  saas,
  applicationSupport,
  colocation,
  securityOperations,
  fieldMaintenance,
  ...behindNetworks,
  ...behindApplications,
  serviceExpectation,
];

export const shippedTemplates: readonly Template[] = written.map((template) => templateSchema.parse(template));
