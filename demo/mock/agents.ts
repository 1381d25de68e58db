import type {Region} from './people.js';
import type {Scenario} from './conversations/scenario.js';
import {billing, billingMixed} from './conversations/billing.js';
import {appointment, appointmentHindi, reminder} from './conversations/clinic.js';
import {homesEnquiry, homesMixed} from './conversations/homes.js';
import {loanHindi, loanMixed} from './conversations/loans.js';
import {hotel, parcel, survey} from './conversations/travel.js';

/** A kind of talk an agent has, and its caller. */
export interface Duty {
  readonly scenario: Scenario;
  readonly inbound: boolean;
}

/** An AI voice agent and the business it speaks for. */
export interface Agent {
  readonly id: string;
  /** Its name in the API. */
  readonly name: string;
  /** Its own name for itself. */
  readonly speaks: string;
  readonly business: string;
  /** Its telephone number; contacts.ts explains why it is unassigned. */
  readonly number: string;
  readonly region: Region;
  readonly duties: readonly Duty[];
  /** Whether it also answers in a web page. */
  readonly web: boolean;
}

const answers = (...scenarios: readonly Scenario[]) => scenarios.map((scenario) => ({scenario, inbound: true}));
const calls = (...scenarios: readonly Scenario[]) => scenarios.map((scenario) => ({scenario, inbound: false}));

export const agents: readonly Agent[] = [
  {
    id: '3f0e8a52-7c1d-4b6a-9e55-0a1c2b3d4e01',
    name: 'Maya · Billing',
    speaks: 'Maya',
    business: 'Lantern Broadband',
    number: '+918005550110',
    region: 'in',
    duties: answers(billing, billingMixed),
    web: true,
  },
  {
    id: '3f0e8a52-7c1d-4b6a-9e55-0a1c2b3d4e02',
    name: 'Clinic Front Desk',
    speaks: 'Asha',
    business: 'Neem Tree Dental & Skin',
    number: '+912205550126',
    region: 'in',
    duties: [...answers(appointment, appointmentHindi), ...calls(reminder)],
    web: false,
  },
  {
    id: '3f0e8a52-7c1d-4b6a-9e55-0a1c2b3d4e03',
    name: 'Arjun – Loan Follow-up',
    speaks: 'Arjun',
    business: 'Peepal Finance',
    number: '+911105550133',
    region: 'in',
    duties: calls(loanHindi, loanMixed),
    web: false,
  },
  {
    id: '3f0e8a52-7c1d-4b6a-9e55-0a1c2b3d4e04',
    name: 'Riya (Property Leads)',
    speaks: 'Riya',
    business: 'Harbour & Hill Homes',
    number: '+912005550148',
    region: 'in',
    duties: [...calls(homesMixed), ...answers(homesEnquiry)],
    web: true,
  },
  {
    id: '3f0e8a52-7c1d-4b6a-9e55-0a1c2b3d4e05',
    name: 'Parcel Helper',
    speaks: 'Robin',
    business: 'Red Kite Parcels',
    number: '+442079460112',
    region: 'eu',
    duties: answers(parcel),
    web: true,
  },
  {
    id: '3f0e8a52-7c1d-4b6a-9e55-0a1c2b3d4e06',
    name: 'Night Reception',
    speaks: 'Clara',
    business: 'Hotel am Lindenhof',
    number: '+493023125014',
    region: 'eu',
    duties: answers(hotel),
    web: false,
  },
  {
    // Too long for any column, on purpose.
    id: '3f0e8a52-7c1d-4b6a-9e55-0a1c2b3d4e07',
    name: 'Customer Feedback & Loyalty Programme Assistant (Europe and North America, second pilot)',
    speaks: 'Sam',
    business: 'Cobalt Coffee',
    number: '+14155550161',
    region: 'us',
    duties: [...calls(survey), ...answers(parcel)],
    web: false,
  },
];
