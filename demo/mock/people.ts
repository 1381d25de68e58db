import type {Contact} from './contacts.js';
import {contacts} from './contacts.js';

/** The region of a person's number, which decides the agents they talk to. */
export type Region = 'in' | 'us' | 'eu';

/** The other side of a call: a contact, or a stranger to the CRM. */
export interface Person {
  readonly name: string;
  readonly number: string;
  readonly email: string;
  readonly region: Region;
  readonly city: string;
}

const pools: Readonly<Record<Region, {first: readonly string[]; last: readonly string[]; city: readonly string[]}>> = {
  in: {
    first: [
      'Aarav',
      'Ananya',
      'Vikram',
      'Neha',
      'Rohan',
      'Kavita',
      'Sanjay',
      'Meera',
      'Imran',
      'Sneha',
      'Deepak',
      'Lakshmi',
    ],
    last: ['Iyer', 'Patel', 'Singh', 'Das', 'Reddy', 'Mehta', 'Nair', 'Chauhan', 'Siddiqui', 'Kulkarni'],
    city: ['Pune', 'Mumbai', 'Jaipur', 'Chennai', 'Lucknow', 'Kochi'],
  },
  us: {
    first: ['Ava', 'Liam', 'Noah', 'Zoe', 'Mateo', 'Emma', 'Caleb', 'Ruth', 'Diego', 'Hannah'],
    last: ['Nguyen', 'Brooks', 'Ramirez', 'Kim', 'Walsh', 'Freeman', 'Castillo', 'Novak', 'O’Brien', 'Ito'],
    city: ['Oakland', 'Austin', 'Chicago', 'Seattle', 'Boston'],
  },
  eu: {
    first: ['Oliver', 'Isla', 'Søren', 'Zoë', 'Lukas', 'Chloé', 'Freya', 'Márta', 'Tomáš', 'Niamh'],
    last: ['Fischer', 'Lindqvist', 'Moreau', 'Whitaker', 'Jansen', 'Kowalska', 'Byrne', 'Vogel', 'Hughes', 'Novák'],
    city: ['London', 'Berlin', 'Leeds', 'Lyon', 'Dublin'],
  },
};

const digits = (value: number, length: number) => String(value).padStart(length, '0');

/** Numbers outside the contacts' own; contacts.ts explains why they are unassigned. */
function numberOf(region: Region, nth: number): string {
  if (region === 'us')
    return `+1${['212', '312', '415', '512', '617'][Math.floor(nth / 10) % 5] ?? ''}55501${digits(40 + (nth % 10), 2)}`;
  if (region === 'in') return `+91${['11', '20', '22', '44', '80'][nth % 5] ?? ''}0555${digits(1200 + nth, 4)}`;
  return nth % 3 === 0 ? `+4930231252${digits(nth % 100, 2)}` : `+447700900${digits(300 + nth, 3)}`;
}

/** Strangers per region; callers repeat, as in reality. */
const strangersPerRegion: Readonly<Record<Region, number>> = {in: 120, us: 50, eu: 80};

/** The nth stranger of a region: always the same person with the same number. */
function stranger(region: Region, nth: number): Person {
  const {first, last, city} = pools[region];
  const given = first[nth % first.length] ?? '';
  const family = last[(nth * 7 + Math.floor(nth / first.length)) % last.length] ?? '';
  const mailbox = `${given}.${family}`
    .normalize('NFD')
    .replace(/[^a-z.]/gi, '')
    .toLowerCase();
  const email = `${mailbox}@example.net`;
  return {
    name: `${given} ${family}`,
    number: numberOf(region, nth),
    email,
    region,
    city: city[nth % city.length] ?? '',
  };
}

const regionOf = ({number}: Contact): Region =>
  number.startsWith('+91') ? 'in' : number.startsWith('+1') ? 'us' : 'eu';

const all = (region: Region) => Array.from({length: strangersPerRegion[region]}, (_, nth) => stranger(region, nth));

/** Everyone a business of a region may talk to. */
export const strangers: Readonly<Record<Region, readonly Person[]>> = {in: all('in'), us: all('us'), eu: all('eu')};

/** The contacts as the other side of a call, by region, in the order of {@link contacts}. */
export const regulars: Readonly<Record<Region, readonly Person[]>> = {
  in: known('in'),
  us: known('us'),
  eu: known('eu'),
};

function known(region: Region): readonly Person[] {
  const own = contacts.filter((contact) => regionOf(contact) === region);
  return own.map(({name, number, email, city}) => ({name, number, email, region, city}));
}
