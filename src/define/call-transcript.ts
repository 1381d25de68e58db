import {AgniCallTranscript} from '../widgets/call-transcript.js';
import {register} from './register.js';

register('agni-call-transcript', AgniCallTranscript);
