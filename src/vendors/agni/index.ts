import type {Vendor, VendorRequest} from '../vendor.js';
import {parseCall, parsePage} from './parse.js';
import {agniRoutes} from './routes.js';

const {list, contact, phone, call} = agniRoutes.routes;

/** Agni by Ravan AI: four documented reads, credentials in one header. */
export const agni: Vendor = {
  ...agniRoutes,
  name: 'agni',
  maxPhonePageSize: 100,
  page: parsePage,
  call: parseCall,
  request(query): VendorRequest {
    switch (query.kind) {
      case 'list':
        return {
          route: list,
          query: {
            page: query.page,
            page_size: query.pageSize,
            agent_id: query.agentId,
            status: query.status,
            channel: query.channel,
            caller_number: query.callerNumber,
            search: query.search,
            sort_by: query.sortBy,
            sort_order: query.sortOrder,
            started_after: query.startedAfter,
            started_before: query.startedBefore,
          },
        };
      case 'phone':
        return {
          route: phone,
          query: {phone: query.phone, page: query.page, page_size: query.pageSize, include_transcripts: query.includeTranscripts || undefined},
        };
      case 'contact':
        return {route: contact, id: query.contactId, query: {}};
      case 'call':
        return {route: call, id: query.callId, query: {}};
    }
  },
};
