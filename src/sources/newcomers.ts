/** For elements whose vendor nobody knew. A page of its own, since hardly any page loads it. */
export {newcomers} from '../vendors/newcomers.js';
