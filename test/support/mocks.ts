/** The mock of each vendor that comes with the package, by the vendor's name. A new vendor adds one line here. */
import {createAgniMock} from '../../demo/mock/agni.js';
import {createZuduMock} from '../../demo/mock/zudu.js';
import type {Mock} from '../../src/testing/index.js';

const now = Date.parse('2026-06-11T12:00:00Z');

/** `key` is what each of the vendor's key headers must carry; `null` asks for none. */
const mocks: Readonly<Record<string, (key: string | null) => Mock>> = {
  agni: (key) => createAgniMock({now, key}),
  zudu: (key) => createZuduMock({now, key, secret: key ?? ''}),
};

/** @throws Error for a vendor that has no mock, so that none goes untested. */
export function mockOf(name: string, key: string | null = null): Mock {
  const mock = mocks[name];
  if (!mock) throw new Error(`“${name}” has no mock: add one to test/support/mocks.ts`);
  return mock(key);
}
