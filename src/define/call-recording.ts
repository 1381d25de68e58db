import {AgniCallRecording} from '../views/call-recording.js';
import {register} from './register.js';

register('agni-call-recording', AgniCallRecording);
