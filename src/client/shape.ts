export {shapeOf} from '../vendors/shape-report.js';
