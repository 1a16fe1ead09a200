export { stop as default } from './startChromium'
