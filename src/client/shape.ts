export {shapeOf} from '../vendors/shape.js';
