/**
 * A person who calls, or is called, repeatedly. Every number is unassigned by design:
 * - US: 555-0100 to 555-0199, set aside for fiction (NANPA, "555 line numbers").
 * - UK: 07700 900000 to 900999 and 020 7946 0000 to 0999 (Ofcom, "Numbers for drama use").
 * - Germany: 0171 39200xx and 030 23125xxx (Bundesnetzagentur, "Rufnummern für Film und Fernsehen").
 * - France: 06 39 98 xx xx (Arcep, numbers for audiovisual works).
 * - India sets none aside. A subscriber's number there never begins with 0 or 1 after the area code (National Numbering
 *   Plan), so 22 0555 xxxx is well formed E.164 and cannot ring.
 */
export interface Contact {
  readonly id: string;
  readonly name: string;
  /** E.164. */
  readonly number: string;
  readonly email: string;
  readonly company: string;
  readonly role: string;
  readonly city: string;
  /** The CRM's note on them. */
  readonly note: string;
  /** The stage of the last deal. */
  readonly stage: string;
}

/** The contacts of the demo's CRM; the first one has the most calls. */
export const contacts = [
  {
    id: 'contact-priya-sharma',
    name: 'Priya Sharma',
    number: '+912205550101',
    email: 'priya.sharma@example.com',
    company: 'Saffron Loom Textiles',
    role: 'Founder',
    city: 'Mumbai',
    note: 'Prefers Hindi in the evening, English at work. Asks for invoices with GST number.',
    stage: 'Customer since 2021',
  },
  {
    id: 'contact-rahul-verma',
    name: 'Rahul Verma',
    number: '+918005550147',
    email: 'rahul.verma@example.com',
    company: 'Verma & Daughters Hardware',
    role: 'Owner',
    city: 'Bengaluru',
    note: 'Looking for a three-bedroom flat near a metro station.',
    stage: 'Negotiation',
  },
  {
    id: 'contact-grace-okafor',
    name: 'Grace Okafor',
    number: '+14155550123',
    email: 'grace.okafor@example.com',
    company: 'Bluebird Analytics',
    role: 'Head of Operations',
    city: 'San Francisco',
    note: 'Calls before nine. Happy to be a reference.',
    stage: 'Renewal due',
  },
  {
    id: 'contact-amelia-hughes',
    name: 'Amelia Hughes',
    number: '+447700900142',
    email: 'amelia.hughes@example.org',
    company: 'Hughes Ceramics',
    role: 'Potter',
    city: 'Bristol',
    note: 'Ships fragile parcels every Tuesday.',
    stage: 'Customer',
  },
  {
    id: 'contact-jonas-weber',
    name: 'Jonas Weber',
    number: '+491713920042',
    email: 'jonas.weber@example.org',
    company: 'Weber Messebau GmbH',
    role: 'Einkauf',
    city: 'Berlin',
    note: 'Books the same hotel for every trade fair.',
    stage: 'Customer',
  },
  {
    id: 'contact-camille-laurent',
    name: 'Camille Laurent',
    number: '+33639980142',
    email: 'camille.laurent@example.org',
    company: 'Atelier Laurent',
    role: 'Gérante',
    city: 'Lyon',
    note: 'Write first, then call.',
    stage: 'Trial',
  },
  {
    id: 'contact-fatima-khan',
    name: 'Fatima Khan',
    number: '+911105550162',
    email: 'fatima.khan@example.com',
    company: 'Khan Dental Supplies',
    role: 'Accounts',
    city: 'New Delhi',
    note: 'Pays by UPI on the fifth of the month.',
    stage: 'Payment plan',
  },
  {
    // A name too long for any column.
    id: 'contact-featherstonehaugh',
    name: 'Dr. Venkatanarasimharajuvaripeta Subrahmanyeswara Lakshmi Narasimha Rao-Featherstonehaugh',
    number: '+12125550188',
    email: 'venkatanarasimharajuvaripeta.rao-featherstonehaugh@department-of-very-long-addresses.example.com',
    company: 'The Rao-Featherstonehaugh Foundation for the Advancement of Patient Correspondence',
    role: 'Chair of the Board of Trustees',
    city: 'New York',
    note: 'Wants the full name on every letter.',
    stage: 'Prospect',
  },
] as const satisfies readonly Contact[];
