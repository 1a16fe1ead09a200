// VitePress's own theme without its fonts: visitors have some already.
import theme from 'vitepress/theme-without-fonts'
import './site.css'

export default theme
