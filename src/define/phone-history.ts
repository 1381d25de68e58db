import '../vendors/default-parser.js';
import {AgniPhoneHistory} from '../widgets/phone-history.js';
import {register} from './register.js';

register('agni-phone-history', AgniPhoneHistory);
