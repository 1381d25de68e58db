/** The mock of each vendor that comes with the package, by the vendor's name. A new vendor adds one line here. */
import {createAgniMock} from '../../demo/mock/agni.js';
import {contacts} from '../../demo/mock/contacts.js';
import {createZuduMock} from '../../demo/mock/zudu.js';
import type {Mock} from '../../src/testing/index.js';

const now = Date.parse('2026-06-11T12:00:00Z');

interface Mocked {
  /** `key` is what each of the vendor's key headers must carry; `null` asks for none. */
  readonly mock: (key: string | null) => Mock;
  /** A contact that has calls, where the vendor has contacts. */
  readonly contactId?: string;
}

const mocks: Readonly<Record<string, Mocked>> = {
  agni: {mock: (key) => createAgniMock({now, key}), contactId: contacts[0].id},
  zudu: {mock: (key) => createZuduMock({now, key, secret: key ?? ''})},
};

/** @throws Error for a vendor that has no mock, so that none goes untested. */
function mockedOf(name: string): Mocked {
  const mocked = mocks[name];
  if (!mocked) throw new Error(`“${name}” has no mock: add one to test/support/mocks.ts`);
  return mocked;
}

export const mockOf = (name: string, key: string | null = null): Mock => mockedOf(name).mock(key);
export const contactIdOf = (name: string): string | undefined => mockedOf(name).contactId;
