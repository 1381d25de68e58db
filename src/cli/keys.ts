import type {Credentials} from '../proxy/options.js';
import {upstreams, type VendorName} from '../vendors/server-registry.js';
import {Refusal} from './refusal.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable of a vendor: its name and the rest in capitals, with underscores. */
const variableOf = (vendor: VendorName, rest: string): string => `${vendor}_${rest}`.replaceAll('-', '_').toUpperCase();

/** The variables that hold a vendor's key, each with the header it goes into: `X-API-SECRET` is `ZUDU_API_SECRET`. */
export const keyVariables = (vendor: VendorName): readonly (readonly [variable: string, header: string])[] =>
  upstreams[vendor].keyHeaders.map((header) => [variableOf(vendor, header.replace(/^X-/i, '')), header]);

/** The variable that holds the base URL of a vendor's API. */
export const baseUrlVariable = (vendor: VendorName): string => variableOf(vendor, 'BASE_URL');

/** The base URL of a vendor's API, where the environment sets one. */
export const baseUrlOf = (vendor: VendorName, env: Environment): string | undefined =>
  env[baseUrlVariable(vendor)] || undefined;

/** @throws Refusal that names the variable, without its value. */
export function credentialsOf(vendor: VendorName, env: Environment): Credentials {
  return Object.fromEntries(
    keyVariables(vendor).map(([name, header]) => {
      const key = env[name];
      if (key === undefined) throw new Refusal(`${name} is not set.`);
      if (key.trim() === '') throw new Refusal(`${name} is empty.`);
      if (!/^[\x21-\x7e]+$/.test(key))
        throw new Refusal(`${name} has a line break, a space or another character no header can carry.`);
      return [header, key];
    }),
  );
}
