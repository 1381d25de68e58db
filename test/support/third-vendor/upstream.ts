import type {VendorServer} from '../../../src/vendors/contract.js';

/** The part of Lark that only a server needs. */
export const larkServer = {
  baseUrl: 'https://api.lark.example',
  keyHeaders: ['X-Lark-Token'],
  fields: {recording: ['audio'], transcript: ['talk'], summary: ['note'], cost: []},
} satisfies VendorServer;

/** The first fields of Lark's own answers, errors included. */
export const larkEnvelope = /^\s*\{\s*"(result|call|problem)"\s*:/;
