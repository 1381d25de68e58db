import '../vendors/default-parser.js';
import {AgniCallList} from '../widgets/call-list.js';
import {register} from './register.js';

register('agni-call-list', AgniCallList);
