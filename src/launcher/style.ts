/** The look of the button: the size and the shadow of Intercom's own launcher. The icon is a bubble, light or dark. */
export const css = `
button{display:block;width:48px;height:48px;padding:0;border:0;border-radius:50%;background:currentColor;color:inherit;
box-shadow:0 1px 6px #0000000f,0 2px 32px #00000029;cursor:pointer;transition:transform .2s}
button:hover{transform:scale(1.1)}
button:focus-visible{outline:2px solid #fff;box-shadow:0 0 0 4px #000}
button:before{content:"";display:block;width:18px;height:16px;margin:auto;border:2px solid;border-radius:9px 9px 9px 0;
filter:grayscale(1)invert(1)brightness(.9)contrast(99)}
[aria-busy=true]:before{opacity:.4}
output{position:absolute;bottom:60px;width:max-content;max-width:60vw;padding:8px;border-radius:8px;
box-shadow:0 2px 32px #00000029;background:#fff;color:#000;font:14px system-ui;unicode-bidi:plaintext}
output:empty{all:unset}
@media(prefers-reduced-motion){*{transform:none!important}}
@media(forced-colors:active){*,:before{border:1px solid!important;filter:none!important}}
@media print{*{display:none!important}}`
