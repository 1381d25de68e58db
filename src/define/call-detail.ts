import './call-transcript.js';
import './call-recording.js';
import '../vendors/default-parser.js';
import {AgniCallDetail} from '../widgets/call-detail.js';
import {register} from './register.js';

register('agni-call-detail', AgniCallDetail);
