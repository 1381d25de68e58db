import {AgniProvider} from '../widgets/provider.js';
import {register} from './register.js';

register('agni-provider', AgniProvider);
