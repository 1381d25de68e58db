import {CallsError} from '../model/errors.js';
import {asked} from './asked.js';
import {findVendor, vendors} from './index.js';
import {checkVendor} from './valid.js';
import type {KnownVendor, Vendor} from './vendor.js';

const defined = new Map<string, Vendor>();

/**
 * Makes a vendor known by its name to every element and question of this page. The same object again is quiet; another one under a name
 * that is taken is an error, and so is a vendor that is not whole: a TypeError names the field.
 */
export function defineVendor(vendor: Vendor): void {
  checkVendor(vendor);
  const {name} = vendor;
  if (defined.get(name) === vendor) return;
  if (findVendor(name)) throw new Error(`defineVendor: there is a vendor “${name}” already`);
  defined.set(name, vendor);
  vendors.push(known(vendor));
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
    parser: () => vendor.parser(),
  };
}
