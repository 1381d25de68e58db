import {AgniCallRecording} from '../parts/player/call-recording.js';
import {register} from './register.js';

register('agni-call-recording', AgniCallRecording);
