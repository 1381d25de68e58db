import '../vendors/default-parser.js';
import {AgniContactCalls} from '../widgets/contact-calls.js';
import {register} from './register.js';

register('agni-contact-calls', AgniContactCalls);
