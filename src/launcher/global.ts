import { showLauncher } from './index'

/** The file that a page without npm loads with a script element, whose `data-` attributes are the options. */
showLauncher(document.currentScript?.dataset)
