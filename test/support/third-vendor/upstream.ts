import type {VendorServer} from '../../../src/vendors/contract.js';

/** What only a server needs to know of Lark. */
export const larkServer = {
  baseUrl: 'https://api.lark.example',
  keyHeaders: ['X-Lark-Token'],
  fields: {recording: ['audio'], transcript: ['talk'], summary: ['note'], cost: []},
} satisfies VendorServer;

/** What Lark's own answers begin with, errors too. */
export const larkEnvelope = /^\s*\{\s*"(result|call|problem)"\s*:/;
