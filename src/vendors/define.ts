import type {Call} from '../model/call.js';
import {CallsError} from '../model/errors.js';
import {asked} from './guard.js';
import {completed} from './normalize.js';
import {findVendor, vendors} from './registry.js';
import {newcomers} from './newcomers.js';
import {checkVendor} from './validate.js';
import {passOn} from './drift/notes.js';
import type {KnownVendor, Parser, Vendor} from './contract.js';

const defined = new Map<string, Vendor>();

/**
 * Makes a vendor known by its name to every element and question of this page; elements that named it before begin now.
 * The same object again is quiet.
 *
 * @throws TypeError that names the field when the vendor is not whole; Error when its name is another vendor's.
 */
export function defineVendor(vendor: Vendor): void {
  checkVendor(vendor);
  const {name} = vendor;
  if (defined.get(name) === vendor) return;
  if (findVendor(name)) throw new Error(`defineVendor: there is a vendor “${name}” already`);
  defined.set(name, vendor);
  vendors.push(known(vendor));
  newcomers.dispatchEvent(new Event('vendor'));
}

function known(vendor: Vendor): KnownVendor {
  const {name, capabilities, routes} = vendor;
  return {
    name,
    routes: {
      phone: capabilities.phone ?? {},
      recording: routes.recording ?? {
        get path(): string {
          throw new CallsError('unsupported');
        },
      },
    },
    request: asked(capabilities, (query) => vendor.request(query)),
    parser: async () => completing(await vendor.parser()),
  };
}

/**
 * What a parser from outside gives, with all the parts the elements look into: what is none is an answer of no known
 * shape.
 */
const completing = (parser: Parser): Parser => ({
  page: async (answer, query, ask) => {
    const page = await parser.page(answer, query, ask);
    if (!Array.isArray(page?.calls)) return undefined;
    const made = {...page, calls: (page.calls as readonly Call[]).flatMap((call) => completed(call) ?? [])};
    passOn(page, made);
    return made;
  },
  call: (answer) => completed(parser.call(answer)),
});
