import {AgniCallTable} from '../widgets/call-table.js';
import {register} from './register.js';

register('agni-call-table', AgniCallTable);
